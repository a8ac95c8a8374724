export * from './errors.ts';
export * from './overlap.ts';
export * from './rotation.ts';
export * from './signing-view.ts';

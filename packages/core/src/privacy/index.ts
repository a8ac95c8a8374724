export * from './blanking.ts';
export * from './erased-line.ts';
export * from './erasing.ts';
export * from './retention-options.ts';
export * from './subject.ts';

export * from './mask-headers.ts';
export * from './mask-url.ts';
export * from './mask-values.ts';
export * from './sentinel.ts';

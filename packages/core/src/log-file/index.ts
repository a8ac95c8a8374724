export * from './errors.ts';
export * from './node-log-file.ts';

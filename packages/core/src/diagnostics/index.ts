export * from './console-logger.ts';
export * from './load-winston.ts';
export * from './logger.ts';

export { defineConfig, type Config } from './config/config.ts';
export { loadConfig, type LoadedConfig } from './config/load-config.ts';
export * from './errors.ts';
export { exitCodeMeanings, exitCodes } from './exit-codes.ts';
export { hostOf } from './session.ts';
export { run } from './run.ts';

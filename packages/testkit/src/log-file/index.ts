export * from './memory-log-disk.ts';
export type { CrashChance } from './unsynced-bytes.ts';

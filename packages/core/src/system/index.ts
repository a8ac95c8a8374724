export * from './ids.ts';
export * from './system-clock.ts';
export * from './system-random.ts';
export * from './system-processes.ts';

export { simulatedWorld, type Violation, type WorldOptions, type WorldResult } from './simulated-world.ts';
export type { Climate } from './climate.ts';
export type { SimulatedDisk } from './disk/simulated-disk.ts';

export { clockOf, virtualClock } from './virtual-clock.ts';
export { VirtualTime } from './virtual-time.ts';

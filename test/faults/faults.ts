import { clockBack, clockForward } from './clock-jump.ts';
import { diskFull } from './disk-full.ts';
import { drained, drainedTwice } from './drain.ts';
import { failingSync } from './failing-sync.ts';
import type { Fault } from './fault.ts';
import { readOnly } from './read-only.ts';
import { smallHeap } from './small-heap.ts';

export const faults: readonly Fault[] = [
  diskFull,
  readOnly,
  failingSync,
  clockForward,
  clockBack,
  drained,
  drainedTwice,
  smallHeap,
];

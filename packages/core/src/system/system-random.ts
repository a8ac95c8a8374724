import { randomFillSync } from 'node:crypto';
import type { Random } from '../ports/index.ts';

const poolBytes = 4096;

/** Chance from the operating system, fetched in larger portions: a call for 16 bytes would cost a system call each. */
export function systemRandom(): Random {
  const pool = new Uint8Array(poolBytes);
  let used = poolBytes;
  return {
    fraction: () => Math.random(),
    bytes(count) {
      if (count > poolBytes) return randomFillSync(new Uint8Array(count));
      if (used + count > poolBytes) {
        randomFillSync(pool);
        used = 0;
      }
      used += count;
      return pool.slice(used - count, used);
    },
  };
}

import { simulatedWorld } from '@eilbote/testkit/simulation';
import { describe, expect, it } from 'vitest';
import { plantedBugs, patchOf } from './planted-bugs.ts';
import { applyPatch } from './planted-tree.ts';
import { simulateSeed } from './simulate-seed.ts';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the simulation', () => {
  // 1361: a process that slept repaired the log after its successor had written, 2786: or while it read.
  // 1808: a sync ended while the log was read.
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 1361, 1808, 2786])('finds every promise kept in world %i', async (seed) => {
    const { problems, calls } = await simulateSeed(seed, 'model');
    expect(problems).toEqual([]);
    expect(calls).toBeGreaterThan(0);
  });

  it('finds every promise kept with the real database', async () => {
    const { problems, store } = await simulateSeed(10, 'sqlite');
    expect([problems, store]).toEqual([[], 'sqlite']);
  });

  it('makes the same world of the same seed, to the last line of its trace', async () => {
    const [first, second] = [await simulatedWorld(6), await simulatedWorld(6)];
    expect(first.trace.length).toBeGreaterThan(100);
    expect(second.trace).toEqual(first.trace);
  });

  it('breaks off a world in which too much goes wrong, and says what', async () => {
    const { violations, trace, lasted } = await simulatedWorld(1, {
      rules: [
        {
          name: 'nobody calls',
          watch: (_, violated) => ({ exchangeBegan: ({ number }) => violated(`call ${number}`) }),
        },
      ],
    });
    expect(violations.slice(0, 2)).toMatchObject([
      { rule: 'nobody calls', text: 'call 1' },
      { rule: 'nobody calls', text: 'call 2' },
    ]);
    expect(violations).toHaveLength(5);
    expect(trace.filter((line) => line.includes('VIOLATED nobody calls'))).toHaveLength(5);
    expect(lasted).toBeLessThan(5000);
  });
});

describe('a planted bug', () => {
  it.each(plantedBugs.map((bug) => [bug.name, bug] as const))('still fits the code: %s', async (_, bug) => {
    await applyPatch(patchOf(bug), root, ['--check']);
    expect(bug.breaks).not.toBe('');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Installation, steps } from './installation.ts';

describe('the delivery log over crashes', () => {
  it('holds every line of the history once and in order, whatever happens to process and disk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 60, size: 'max' }), async (taken) => {
        const installation = new Installation();
        for (const step of taken) await installation.take(step);
        expect(await installation.heal()).toEqual({
          text: installation.source.text,
          incompleteSince: undefined,
          synced: true,
        });
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('never lets the cursor run ahead of what a power cut leaves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 40, size: 'max' }), async (taken) => {
        const installation = new Installation();
        for (const step of taken) {
          await installation.take(step);
          await installation.take({ act: 'noteCursor' });
          if (step.act !== 'powerCut') continue;
          const { cursor, rows } = installation.source;
          const synced = rows.slice(0, cursor).map(({ sequence }) => `"seq":${sequence},`);
          expect(synced.filter((text) => !installation.text.includes(text))).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

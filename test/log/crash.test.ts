import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeliveryLog } from '../../packages/core/src/stages/log/index.ts';
import { memoryLogDisk } from '../../packages/testkit/src/log-file/index.ts';
import { HistorySource } from './history-source.ts';
import { Installation, steps } from './installation.ts';
import { virtualClock } from '../../packages/testkit/src/clock/virtual-clock.ts';

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

  it('does not believe lines whose sync failed in a process that died before it learned that', async () => {
    const disk = memoryLogDisk();
    const source = new HistorySource();
    const { clock } = virtualClock();
    const dying = new DeliveryLog({ file: disk.connect(), source, clock });
    dying.start();
    await dying.flushed();
    dying.write(source.commit(3));
    disk.failNext('sync');
    // The system has the failure, the process has not: a reader sees the lines, the disk holds zeros.
    expect(() => disk.connect().sync()).toThrow('sync');
    const next = new DeliveryLog({ file: disk.connect(), source, clock });
    next.start();
    await next.flushed();
    next.write(source.commit(1));
    await next.stop();
    expect(next.loggedUpTo).toBe(4);
    disk.powerCut({ fraction: () => 0.5 });
    expect(disk.text()).toBe(source.text);
  });

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

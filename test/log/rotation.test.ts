import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryLogDisk } from '../../packages/testkit/src/log-file/index.ts';
import { nodeLogFile } from '../../packages/core/src/log-file/index.ts';
import { DeliveryLog, type LogRotation } from '../../packages/core/src/stages/log/index.ts';
import { HistorySource } from './history-source.ts';
import { temporaryFolder, wholeLog } from './log-folder.ts';
import { virtualClock } from '../../packages/testkit/src/clock/virtual-clock.ts';

async function openLog(rotation: LogRotation, startAt = new Date(2026, 10, 24, 9).getTime()) {
  const folder = temporaryFolder();
  const source = new HistorySource();
  const { clock, time } = virtualClock(startAt);
  const log = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock, rotation });
  log.start();
  await log.flushed();
  return { folder, source, log, time, clock, names: () => readdirSync(folder).toSorted() };
}

const hour = 3_600_000;

describe('rotation of the delivery log', () => {
  it('begins a new file when the current one is full', async () => {
    const { log, source, folder, names } = await openLog({ maximumBytes: 500 });
    for (let index = 0; index < 6; index += 1) log.write(source.commit(3));
    expect(names()).toEqual([...[1, 2, 3, 4, 5].map((number) => `Webhooks-2026-11-24.${number}.log`), 'Webhooks.log']);
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('begins a new file with the first line of a new local day, and names the old one by its own day', async () => {
    const { log, source, folder, names, time } = await openLog({});
    log.write(source.commit(1));
    await time.run(14 * hour + 59 * 60_000);
    log.write(source.commit(1));
    expect(names()).toEqual(['Webhooks.log']);
    await time.run(60_000);
    await log.flushed();
    log.write(source.commit(1));
    expect(names()).toEqual(['Webhooks-2026-11-24.1.log', 'Webhooks.log']);
    await time.run(48 * hour);
    await log.flushed();
    log.write(source.commit(1));
    expect(names()).toEqual(['Webhooks-2026-11-24.1.log', 'Webhooks-2026-11-25.1.log', 'Webhooks.log']);
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('knows the day of the lines it finds at start', async () => {
    const { log, source, folder, names, clock } = await openLog({});
    log.write(source.commit(1, clock.now()));
    await log.stop();
    const tomorrow = virtualClock(clock.now() + 24 * hour);
    const next = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock: tomorrow.clock });
    next.start();
    await next.flushed();
    next.write(source.commit(1));
    expect(names()).toEqual(['Webhooks-2026-11-24.1.log', 'Webhooks.log']);
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('keeps the order of the names when the clock is set back', async () => {
    const { log, source, folder, clock } = await openLog({ maximumBytes: 100 });
    log.write(source.commit(1));
    log.write(source.commit(1));
    await log.stop();
    const past = virtualClock(clock.now() - 48 * hour);
    const next = new DeliveryLog({
      file: nodeLogFile({ folder }),
      source,
      clock: past.clock,
      rotation: { maximumBytes: 100 },
    });
    next.start();
    await next.flushed();
    next.write(source.commit(1));
    next.write(source.commit(1));
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('deletes the oldest files beyond the number to keep, and nothing that is not its own', async () => {
    const { log, source, folder, names } = await openLog({ maximumBytes: 100, keepFiles: 2 });
    for (const name of ['Webhooks-2020-01-01.log', 'Webhooks-2020-01-01.1.log.gz', 'notes.txt']) {
      writeFileSync(path.join(folder, name), '');
    }
    for (let index = 0; index < 12; index += 1) log.write(source.commit(1));
    expect(names()).toEqual([
      'Webhooks-2020-01-01.1.log.gz',
      'Webhooks-2020-01-01.log',
      'Webhooks-2026-11-24.10.log',
      'Webhooks-2026-11-24.11.log',
      'Webhooks.log',
      'notes.txt',
    ]);
    expect(source.text.endsWith(wholeLog(folder))).toBe(true);
  });

  it('deletes files that are too old, counted from the newest file: a clock gone wild deletes nothing', async () => {
    const { log, source, folder, names, time } = await openLog({ keepDays: 2 });
    for (let day = 0; day < 5; day += 1) {
      log.write(source.commit(1));
      await log.flushed();
      await time.run(24 * hour);
    }
    const kept = ['Webhooks-2026-11-25.1.log', 'Webhooks-2026-11-26.1.log', 'Webhooks-2026-11-27.1.log'];
    expect(names()).toEqual([...kept, 'Webhooks.log']);
    await time.run(10_000 * 24 * hour);
    log.write(source.commit(1));
    expect(names()).toEqual([...kept.slice(1), 'Webhooks-2026-11-28.1.log', 'Webhooks.log']);
    expect(source.text.endsWith(wholeLog(folder))).toBe(true);
  });

  it('keeps everything where it is told so', async () => {
    const { log, source, folder, time } = await openLog({ keepDays: 'all', keepFiles: 'all', maximumBytes: 100 });
    for (let index = 0; index < 30; index += 1) {
      log.write(source.commit(1));
      await time.run(30 * 24 * hour);
    }
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('goes on in the same file while it cannot be renamed, and tries again after a minute', async () => {
    const disk = memoryLogDisk();
    const source = new HistorySource();
    const { clock, time } = virtualClock();
    const log = new DeliveryLog({ file: disk.connect(), source, clock, rotation: { maximumBytes: 100 } });
    log.start();
    await log.flushed();
    log.write(source.commit(1));
    disk.failNext('rotate');
    log.write(source.commit(1));
    log.write(source.commit(1));
    expect(disk.text()).toBe(source.text);
    await time.run(60_000);
    log.write(source.commit(1));
    expect(disk.names()).toContain('Webhooks-2026-11-24.1.log');
    expect(log.incomplete).toBeUndefined();
  });
});

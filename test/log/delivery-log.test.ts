import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeLogFile } from '../../packages/core/src/log-file/index.ts';
import { DeliveryLog, type DeliveryLogServices } from '../../packages/core/src/stages/log/index.ts';
import { HistorySource } from './history-source.ts';
import { temporaryFolder, wholeLog } from './log-folder.ts';
import { virtualClock } from '../../packages/testkit/src/clock/virtual-clock.ts';

async function openLog(services: Partial<DeliveryLogServices> = {}) {
  const folder = path.join(temporaryFolder(), 'Logs');
  const source = new HistorySource();
  const { clock, time } = virtualClock();
  const log = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock, ...services });
  log.start();
  await log.flushed();
  return { folder, source, time, clock, log, file: path.join(folder, 'Webhooks.log') };
}

describe('the delivery log', () => {
  it('has every line in the file as soon as it was handed over, its sequence behind the version', async () => {
    const { log, source, file } = await openLog();
    log.write(source.commit(3));
    expect(readFileSync(file, 'utf8')).toBe(source.text);
    expect(source.text).toContain('{"v":1,"seq":1,"time":"2026-11-24T09:00:00.000Z","kind":"breaker.opened"');
    const reads = source.reads;
    log.write(source.commit(200));
    expect(readFileSync(file, 'utf8')).toBe(source.text);
    expect(source.reads, 'fresh rows need no look into the store').toBe(reads);
  });

  it('fetches what another process has committed in between, and keeps the order', async () => {
    const { log, source, folder } = await openLog();
    log.write(source.commit(2));
    source.commit(1200);
    log.write(source.commit(3));
    log.write(source.commit(1));
    await log.flushed();
    expect(wholeLog(folder)).toBe(source.text);
    source.commit(2);
    log.catchUp();
    await log.flushed();
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('goes on behind sequences that were never used or have been erased', async () => {
    const { log, source, folder } = await openLog();
    log.write(source.commit(2));
    source.commit(5);
    source.rows.splice(2, 5);
    const rest = [8, 9].map((sequence) => ({
      at: 0,
      kind: 'lane.resumed',
      line: '{"v":1,"kind":"lane.resumed"}',
      sequence,
    }));
    source.rows.push(...rest);
    log.write(rest);
    await log.flushed();
    expect(wholeLog(folder)).toBe(source.text);

    log.write([{ ...rest[0], at: 0, kind: 'x', line: '{"v":1}', sequence: 12 }]);
    await log.flushed();
    expect(log.loggedUpTo).toBe(12);
  });

  it('moves the cursor only behind what has reached the disk', async () => {
    const { log, source, time } = await openLog({ syncEveryMs: 500 });
    log.write(source.commit(3));
    expect(log.loggedUpTo).toBe(0);
    await time.run(499);
    expect(log.loggedUpTo).toBe(0);
    await time.run(1);
    await log.flushed();
    expect(log.loggedUpTo).toBe(3);
    log.write(source.commit(1));
    await log.stop();
    expect(log.loggedUpTo).toBe(4);
    log.write(source.commit(1));
    expect(log.loggedUpTo).toBe(4);
  });

  it('starts where the last process ended, with or without its cursor', async () => {
    const { log, source, folder, clock } = await openLog();
    log.write(source.commit(700));
    await log.stop();
    for (const cursor of [0, 1, 699, 700]) {
      source.cursor = cursor;
      source.commit(1);
      const next = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock });
      next.start();
      await next.flushed();
      await next.stop();
      expect(wholeLog(folder)).toBe(source.text);
    }
  });

  it('can be given up when another process takes over, and started again later', async () => {
    const { log, source, folder, clock } = await openLog();
    log.write(source.commit(2));
    log.abandon();
    const other = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock });
    other.start();
    await other.flushed();
    other.write(source.commit(2));
    log.write(source.commit(1));
    other.catchUp();
    await other.flushed();
    other.abandon();
    log.start();
    log.write(source.commit(1));
    await log.flushed();
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('does not write twice what a second writer has written meanwhile', async () => {
    const { log, source, folder, clock } = await openLog();
    log.write(source.commit(2));
    const other = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock });
    other.start();
    await other.flushed();
    const rows = source.commit(3);
    other.write(rows);
    log.write(rows);
    log.write(source.commit(1));
    await log.flushed();
    expect(wholeLog(folder)).toBe(source.text);
  });

  it('takes a database from a backup for what it is: older than the log', async () => {
    const { log, source, folder, clock, file } = await openLog();
    log.write(source.commit(10));
    await log.stop();
    const before = readFileSync(file, 'utf8');
    source.rows.splice(6);
    source.cursor = 4;
    const [seventh] = source.commit(1, Date.UTC(2026, 11, 1));
    const next = new DeliveryLog({ file: nodeLogFile({ folder }), source, clock });
    next.start();
    await next.flushed();
    expect(wholeLog(folder)).toBe(`${before}{"v":1,"seq":7${seventh?.line.slice(6)}\n`);
  });

  it('survives that its file is moved, deleted or cut by somebody else', async () => {
    const { log, source, folder, file } = await openLog();
    log.write(source.commit(2));
    renameSync(file, path.join(folder, 'moved.log'));
    log.write(source.commit(2));
    await log.flushed();
    expect(readFileSync(path.join(folder, 'moved.log'), 'utf8') + wholeLog(folder)).toBe(source.text);
    rmSync(file);
    log.write(source.commit(1));
    await log.flushed();
    expect(source.text.endsWith(wholeLog(folder))).toBe(true);
    truncateSync(file, 0);
    const last = source.commit(1);
    log.write(last);
    await log.flushed();
    expect(wholeLog(folder)).toBe(`{"v":1,"seq":6${last[0]?.line.slice(6)}\n`);
    expect(log.incomplete).toBeUndefined();
  });

  it('says since when it is incomplete if the folder cannot be written, and catches up when it can', async () => {
    const place = path.join(temporaryFolder(), 'Logs');
    writeFileSync(place, 'not a folder');
    const source = new HistorySource();
    const { clock, time } = virtualClock();
    const log = new DeliveryLog({ file: nodeLogFile({ folder: place }), source, clock });
    log.start();
    await time.run(0);
    log.write(source.commit(3));
    await time.run(5000);
    expect(log.incomplete).toMatchObject({ since: clock.now() - 5000, error: { code: 'LOG_NOT_WRITABLE' } });
    rmSync(place);
    mkdirSync(place);
    await time.run(60_000);
    await log.flushed();
    expect(log.incomplete).toBeUndefined();
    expect(wholeLog(place)).toBe(source.text);
    expect(readdirSync(place)).toEqual(['Webhooks.log']);
  });
});

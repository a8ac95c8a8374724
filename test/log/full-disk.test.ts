import { describe, expect, it } from 'vitest';
import { memoryLogDisk } from '../../packages/testkit/src/log-file/index.ts';
import type { LogFacts, Logger } from '../../packages/core/src/diagnostics/index.ts';
import { DeliveryLog } from '../../packages/core/src/stages/log/index.ts';
import { HistorySource } from './history-source.ts';
import { virtualClock } from '../../packages/testkit/src/clock/virtual-clock.ts';

function openLog(capacity: number, diagnostics?: Logger) {
  const disk = memoryLogDisk({ capacity });
  const source = new HistorySource();
  const { clock, time } = virtualClock();
  const log = new DeliveryLog({
    file: disk.connect(),
    source,
    clock,
    ...(diagnostics === undefined ? {} : { diagnostics }),
  });
  log.start();
  return { disk, source, log, time, clock };
}

describe('a full disk under the delivery log', () => {
  it('costs no line, wherever in a line it was full', async () => {
    for (let capacity = 0; capacity < 700; capacity += 1) {
      const { disk, source, log, time } = openLog(capacity);
      await time.run(0);
      log.write(source.commit(3));
      log.write(source.commit(2));
      await time.run(10_000);
      const isComplete = disk.text() === source.text;
      expect(log.incomplete === undefined, `room for ${capacity}`).toBe(isComplete);
      expect(source.text.startsWith(disk.text())).toBe(true);
      log.write(source.commit(1));
      disk.capacity = Number.POSITIVE_INFINITY;
      await time.run(60_000);
      expect(disk.text(), `room for ${capacity}`).toBe(source.text);
      expect(log.incomplete).toBeUndefined();
    }
  });

  it('leaves no half line behind for the time it lasts', async () => {
    const { disk, source, log, time } = openLog(250);
    await time.run(0);
    log.write(source.commit(5));
    await time.run(2000);
    expect(disk.text().endsWith('\n')).toBe(true);
    await log.stop();
    expect(disk.text().endsWith('\n')).toBe(true);
  });

  it('tells since when, once, and that it is over', async () => {
    const told: [string, string, LogFacts | undefined][] = [];
    const tell = (level: string) => (message: string, facts?: LogFacts) => void told.push([level, message, facts]);
    const diagnostics = { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') };
    const { disk, source, log, time, clock } = openLog(10, diagnostics);
    await time.run(5000);
    const since = clock.now();
    log.write(source.commit(1));
    await time.run(600_000);
    expect(log.incomplete).toMatchObject({ since, error: { code: 'LOG_DISK_FULL' } });
    expect(log.incomplete?.error.text.de).toContain('der Datenträger voll ist');
    disk.capacity = 10_000;
    await time.run(60_000);
    expect(told.map(([level, message]) => `${level} ${message.slice(0, 50)}`)).toEqual([
      'error The delivery log (Webhooks.log) is incomplete sinc',
      'info the delivery log is complete again',
    ]);
  });

  it('does not hold up a stop, and keeps flushed() waiting until there is room', async () => {
    const { disk, source, log, time } = openLog(10);
    await time.run(0);
    log.write(source.commit(2));
    let isFlushed = false;
    const flushing = async (): Promise<void> => {
      await log.flushed();
      isFlushed = true;
    };
    const flushed = flushing();
    await time.run(100_000);
    expect(isFlushed).toBe(false);
    disk.capacity = 10_000;
    await time.run(31_000);
    await flushed;
    expect(log.loggedUpTo).toBe(2);
    disk.capacity = 10;
    log.write(source.commit(1));
    await log.stop();
    expect(log.loggedUpTo).toBe(2);
  });
});

describe('a faulty disk under the delivery log', () => {
  it('does not believe a sync that comes after a failed one: the lines are written anew', async () => {
    const { disk, source, log, time } = openLog(100_000);
    await time.run(0);
    log.write(source.commit(2));
    await time.run(1000);
    expect(log.loggedUpTo).toBe(2);
    log.write(source.commit(3));
    disk.failNext('sync');
    await time.run(1000);
    expect(log.loggedUpTo).toBe(2);
    expect(log.incomplete).toMatchObject({ error: { code: 'LOG_NOT_WRITABLE' } });
    log.write(source.commit(1));
    await time.run(10_000);
    expect(log.loggedUpTo).toBe(6);
    disk.powerCut({ fraction: () => 0 });
    expect(disk.text()).toBe(source.text);
  });

  it('tries an append again that failed', async () => {
    const { disk, source, log, time } = openLog(100_000);
    await time.run(0);
    log.write(source.commit(2));
    disk.failNext('append');
    log.write(source.commit(3));
    expect(log.incomplete).toBeDefined();
    log.write(source.commit(3));
    await time.run(2000);
    expect(disk.text()).toBe(source.text);
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import Transport from 'winston-transport';
import { nodeLogFile } from '../../../log-file/index.ts';
import type { HistoryRow } from '../../../ports/index.ts';
import { systemClock } from '../../../system/index.ts';
import { laneResumed } from '../line/index.ts';
import { DeliveryLog } from './delivery-log.ts';

const MESSAGE = Symbol.for('message');

interface Info {
  readonly level: string;
  readonly message: string;
  readonly seq: number;
  readonly lane: string;
  readonly [MESSAGE]: string;
}

/** A log with transports of a host beside it, and what was told about them. */
async function logWith(...transports: Transport[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'eilbote-bystander-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const told: string[] = [];
  const tell = (message: string) => void told.push(message);
  const rows: HistoryRow[] = [];
  const log = new DeliveryLog({
    file: nodeLogFile({ folder }),
    source: {
      history: (after, limit) => Promise.resolve(rows.slice(after, after + limit)),
      logCursor: () => Promise.resolve(0),
    },
    clock: systemClock,
    diagnostics: { debug: tell, info: tell, warn: tell, error: tell },
    transports,
  });
  log.start();
  await log.flushed();
  const write = (count: number): void => {
    const added = Array.from({ length: count }, (_, index) => ({
      ...laneResumed('con_1', { at: 0 }),
      sequence: rows.length + 1 + index,
    }));
    rows.push(...added);
    log.write(added);
  };
  const written = () => readFileSync(path.join(folder, 'Webhooks.log'), 'utf8').split('\n').length - 1;
  return { log, write, written, told };
}

describe('a winston transport of the host', () => {
  it('gets every line as an object and as text, at the level of the line, and may finish', async () => {
    const infos: Info[] = [];
    let isFinished = false;
    const transport = new Transport({
      log(info: Info, next) {
        infos.push(info);
        setImmediate(next);
      },
    });
    transport.on('finish', () => {
      isFinished = true;
    });
    const { log, write } = await logWith(transport);
    write(100);
    await log.stop();
    expect(infos.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(infos[0]).toMatchObject({ level: 'info', message: 'lane.resumed', kind: 'lane.resumed', lane: 'con_1' });
    expect(JSON.parse(infos[0]?.[MESSAGE] ?? '')).toMatchObject({ v: 1, seq: 1 });
    expect(isFinished).toBe(true);
  });

  it('may be choosy by its own level', async () => {
    let count = 0;
    const transport = new Transport({
      level: 'error',
      log(_, next) {
        count += 1;
        next();
      },
    });
    const { log, write } = await logWith(transport);
    write(3);
    await log.stop();
    expect(count).toBe(0);
  });

  it('harms nobody by throwing, by an error event, or by never coming back', async () => {
    const throwing = new Transport({
      log() {
        throw new Error('broken');
      },
    });
    const failing = new Transport({
      log(_, next) {
        failing.emit('error', new Error('gone'));
        next();
      },
    });
    const stuck = new Transport({ log() {} });
    const seen: number[] = [];
    const healthy = new Transport({
      log(info: Info, next) {
        seen.push(info.seq);
        next();
      },
    });
    const { log, write, written, told } = await logWith(throwing, failing, stuck, healthy);
    for (let index = 0; index < 130; index += 1) write(100);
    expect(written()).toBe(13_000);
    expect(seen).toHaveLength(13_000);
    expect(log.incomplete).toBeUndefined();
    expect(told.filter((message) => message.endsWith('has failed'))).toHaveLength(2);
    expect(told.filter((message) => message.endsWith('misses lines'))).not.toHaveLength(0);
    log.abandon();
  });
});

import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { laneResumed } from '../line/index.ts';
import { withSequence } from '../line/line-text.ts';
import { LOG_NOT_FOUND } from '../errors.ts';
import { followDeliveryLog, type FollowDeliveryLogOptions } from './follow-delivery-log.ts';

let folder: string;
let written: number;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'eilbote-read-'));
  written = 0;
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const start = new Date(2026, 10, 24, 8).getTime();
const hour = 3_600_000;

/** Line `seq` is of so many hours after the start. */
const line = (seq: number): string => withSequence(laneResumed('con_ä', { at: start + seq * hour }).line, seq);
const current = () => path.join(folder, 'Webhooks.log');

function append(count: number): void {
  for (let index = 0; index < count; index += 1) appendFileSync(current(), `${line(++written)}\n`);
}

const rotate = (day: string, number: number) =>
  renameSync(current(), path.join(folder, `Webhooks-${day}.${number}.log`));

async function sequences(options: Partial<FollowDeliveryLogOptions> = {}): Promise<number[]> {
  const found: number[] = [];
  for await (const { seq } of followDeliveryLog({ folder, follow: false, ...options })) found.push(seq);
  return found;
}

/** Follows the log and hands out the next sequence on demand. */
function follow(options: Partial<FollowDeliveryLogOptions> = {}) {
  const ending = new AbortController();
  const lines = followDeliveryLog({ folder, pollMs: 2, signal: ending.signal, ...options });
  onTestFinished(() => ending.abort());
  return {
    async next(count: number): Promise<number[]> {
      const found: number[] = [];
      while (found.length < count) found.push((await lines.next()).value?.seq ?? -1);
      return found;
    },
    /** The next line, asked for before it is there. */
    waiting: () => lines.next().then(({ value, done }) => (done === true ? 'done' : value.seq)),
    end: () => ending.abort(),
  };
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the lines of the delivery log', () => {
  it('gives typed lines of all files in their order', async () => {
    append(3);
    rotate('2026-11-24', 9);
    append(2);
    rotate('2026-11-24', 10);
    append(1);
    rotate('2026-11-25', 1);
    append(2);
    writeFileSync(path.join(folder, 'Webhooks-2026-11-24.1.log.gz'), 'not ours');
    expect(await sequences()).toEqual(from(1, 8));
    for await (const { seq, kind, lane, time } of followDeliveryLog({ folder, follow: false })) {
      expect({ kind, lane, time }).toEqual({
        kind: 'lane.resumed',
        lane: 'con_ä',
        time: new Date(start + seq * hour).toISOString(),
      });
    }
  });

  it('gives the last lines, over as many files as that takes', async () => {
    append(3);
    rotate('2026-11-24', 1);
    append(4);
    rotate('2026-11-24', 2);
    append(2);
    for (let last = 0; last <= 12; last += 1) {
      expect(await sequences({ last }), `last ${last}`).toEqual(from(1, 9).slice(Math.max(0, 9 - last)));
    }
    rotate('2026-11-24', 3);
    expect(await sequences({ last: 3 })).toEqual([7, 8, 9]);
  });

  it('gives the lines since a time without opening files of earlier days', async () => {
    append(10);
    rotate('2026-11-24', 1);
    append(24);
    rotate('2026-11-25', 1);
    append(3);
    expect(await sequences({ since: start + 5 * hour })).toEqual(from(5, 37));
    expect(await sequences({ since: start + 36 * hour })).toEqual([36, 37]);
    writeFileSync(path.join(folder, 'Webhooks-2026-11-24.1.log'), 'damaged\n');
    expect(await sequences({ since: start + 20 * hour })).toEqual(from(20, 37));
    expect(await sequences({ since: start + 60 * hour })).toEqual([]);
  });

  it('leaves out half a line at the end and lines that are no JSON', async () => {
    append(2);
    appendFileSync(current(), `nonsense\n{"v":1,"seq":9,"time":\n${line(3)}\n${line(4).slice(0, 20)}`);
    expect(await sequences()).toEqual([1, 2, 3]);
  });

  it('reads lines longer than its portions', async () => {
    append(1);
    appendFileSync(current(), `{"v":1,"seq":2,"time":"","body":"${'ü'.repeat(200_000)}"}\n`);
    written = 2;
    append(1);
    expect(await sequences()).toEqual([1, 2, 3]);
    expect(await sequences({ last: 2 })).toEqual([2, 3]);
  });

  it('says so if there is no log, unless it follows', async () => {
    await expect(sequences()).rejects.toSatisfy(LOG_NOT_FOUND.is);
    const missing = path.join(folder, 'nowhere');
    await expect(sequences({ folder: missing })).rejects.toThrow(
      `no delivery log (Webhooks.log) in the folder "${missing}"`,
    );
    const followed = follow();
    const first = followed.waiting();
    append(1);
    expect(await first).toBe(1);
  });
});

describe('following the delivery log', () => {
  it('waits for half a line to be completed', async () => {
    append(1);
    const followed = follow();
    expect(await followed.next(1)).toEqual([1]);
    const waiting = followed.waiting();
    appendFileSync(current(), line(2).slice(0, 30));
    appendFileSync(current(), `${line(2).slice(30)}\n`);
    expect(await waiting).toBe(2);
  });

  it('misses no line over rotations, however many happen between two looks', async () => {
    append(2);
    const followed = follow({ last: 0 });
    const waiting = followed.waiting();
    append(1);
    expect(await waiting).toBe(3);
    append(2);
    rotate('2026-11-24', 1);
    append(2);
    rotate('2026-11-24', 2);
    append(1);
    rotate('2026-11-25', 1);
    expect(await followed.next(5)).toEqual([4, 5, 6, 7, 8]);
    const later = followed.waiting();
    append(3);
    expect(await later).toBe(9);
    expect(await followed.next(2)).toEqual([10, 11]);
  });

  it('goes on when the file it reads is deleted or moved out of the folder', async () => {
    append(2);
    const followed = follow();
    expect(await followed.next(2)).toEqual([1, 2]);
    rmSync(current());
    append(2);
    rotate('2026-11-25', 1);
    append(1);
    expect(await followed.next(3)).toEqual([3, 4, 5]);
  });

  it('does not give lines twice that were cut off and written again', async () => {
    append(4);
    const followed = follow();
    expect(await followed.next(4)).toEqual([1, 2, 3, 4]);
    const waiting = followed.waiting();
    truncateSync(current(), `${line(1)}\n${line(2)}\n`.length + 2);
    appendFileSync(current(), `${line(3)}\n${line(4)}\n${line(5)}\n`);
    expect(await waiting).toBe(5);
  });

  it('ends when it is told to, also while it waits', async () => {
    append(1);
    const followed = follow();
    expect(await followed.next(1)).toEqual([1]);
    const waiting = followed.waiting();
    followed.end();
    expect(await waiting).toBe('done');
  });
});

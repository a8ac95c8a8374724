import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewDelivery } from '@eilbote/core';
import { aClaim, aDelivery, aStoredEvent, aSettlement } from '@eilbote/testkit/store-conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, type Session } from './connection/session.ts';
import type { Operations } from './operations/index.ts';

const waiting = 300_000;
const atOnce = 5_000;
const lease = { token: 'lease', until: 1e15 };
const now = 1e14;

/** Lane, webhook and order of the backlog, by number. */
const shapes: readonly (readonly [name: string, shape: (number: number) => Partial<NewDelivery>])[] = [
  ['spread over a hundred lanes', (number) => ({ lane: `l${number % 100}`, webhook: `w${number % 100}` })],
  ['all behind one lane', () => ({ lane: 'l0', webhook: 'w0' })],
  ['all behind one order key', () => ({ lane: 'l0', webhook: 'w0', orderKey: 'k' })],
];

describe.each(shapes)('with a backlog %s', (_, shape) => {
  let folder: string;
  let session: Session;
  let written = 0;

  function commit<T>(action: (operations: Operations) => T): T {
    session.begin(true);
    const result = action(session.operations);
    session.commit();
    return result;
  }

  function write(count: number, delivery: (number: number) => Partial<NewDelivery>): void {
    for (let done = 0; done < count; done += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, count - done) }, () => (written += 1));
      commit(({ accept, match }) => {
        accept([numbers.map((number) => aStoredEvent(`e${number}`, { json: '{}' }))]);
        const matches = numbers.map((number) => ({
          event: number,
          revision: 0,
          deliveries: [aDelivery(`d${number}`, { due: 1_000 + number, ...delivery(number) })],
        }));
        match(1, lease, matches);
      });
    }
  }

  /** Milliseconds, the median of many: claims one delivery of a lane that has little to do, and settles it. */
  function claimAndSettle(): number {
    write(200, () => ({ lane: 'quiet', webhook: 'quiet' }));
    const times = Array.from({ length: 200 }, () => {
      const start = performance.now();
      const [claimed] = commit(({ claim }) =>
        claim(1, lease, now, [aClaim({ lane: 'quiet', webhook: 'quiet', limit: 1 })]),
      );
      commit(({ settle }) => settle(1, now, [aSettlement(claimed?.id ?? 'none')]));
      return performance.now() - start;
    });
    return times.toSorted((one, other) => one - other)[100] ?? Number.POSITIVE_INFINITY;
  }

  let empty: number;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-backlog-'));
    session = openSession({ file: join(folder, 'eilbote.db'), synchronous: 'OFF' });
    commit(({ dispatcher, takeDispatchIf }) => takeDispatchIf(dispatcher(), { id: 'own', pid: 1, host: 'h' }, 1, 1e15));
    empty = claimAndSettle();
    write(waiting, shape);
  });
  afterAll(() => {
    session.close();
    rmSync(folder, { recursive: true });
  });

  it('claims and settles as fast as without', () => {
    // A search through the backlog would take a hundred times as long; a busy machine may take thrice.
    expect(claimAndSettle()).toBeLessThan(3 * empty + 0.1);
  });

  it('finds the queues that have something to do in a few milliseconds', () => {
    const start = performance.now();
    const queues = commit(({ dueQueues }) => dueQueues());
    expect(performance.now() - start).toBeLessThan(30);
    expect(queues.length).toBeLessThanOrEqual(100);
    expect(queues).toContainEqual({ lane: 'l0', webhook: 'w0', due: expect.any(Number) });
  });

  it('releases the next of the big queue without looking at those behind it', () => {
    const claim = aClaim({ lane: 'l0', webhook: 'w0', limit: 1 });
    const start = performance.now();
    for (let round = 0; round < 100; round += 1) {
      const [head] = commit((operations) => operations.claim(1, lease, now, [claim]));
      commit(({ settle }) => settle(1, now, [aSettlement(head?.id ?? 'none')]));
    }
    expect((performance.now() - start) / 100).toBeLessThan(5);
  });

  it('pages through a search that finds little, a part of the backlog at a time', () => {
    const found: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = { limit: 10, ...(cursor !== undefined && { cursor }) };
      const { rows, next } = commit(({ deliveries }) => deliveries({ key: 'e7' }, page));
      found.push(...rows.map(({ id }) => id));
      cursor = next;
      pages += 1;
    } while (cursor !== undefined);
    expect(found).toEqual(['d7']);
    expect(pages).toBeGreaterThan(1);
  });

  it('keeps the write-ahead log small', () => {
    expect(statSync(join(folder, 'eilbote.db-wal')).size).toBeLessThan(64 * 1024 * 1024);
  });
});

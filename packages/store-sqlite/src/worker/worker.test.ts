import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreFenced } from '@eilbote/core';
import { aDelivery, aStoredEvent } from '@eilbote/testkit/store-conformance';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SqliteStore } from '../store-over.ts';
import { sqliteStore } from '../sqlite-store.ts';
import { workerClient } from './worker-client.ts';

describe('the worker of the SQLite store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eilbote-worker-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function opened(): Promise<SqliteStore> {
    const store = sqliteStore({ folder });
    await store.open(() => 'ins_1');
    return store;
  }

  it('waits for the disk by default, and says so', async () => {
    const store = await opened();
    expect(await store.pragmas()).toMatchObject({ journalMode: 'wal', synchronous: 2 });
    await store.close();
  });

  it('answers each of many calls that come together as if it were alone', async () => {
    const store = await opened();
    await store.takeDispatch({ id: 'own', pid: 1, host: 'h' }, 1_000, 2_000, () => false);
    await store.accept([[aStoredEvent('first')], [aStoredEvent('second')], [aStoredEvent('third')]]);
    const lease = { token: 'lease', until: 9_000 };
    const matching = (event: number, fence = 1) =>
      store.match(fence, lease, [{ event, revision: 0, deliveries: [aDelivery('the same id')] }]);
    const accepting = (id: string) => store.accept([[aStoredEvent(id)]]);
    const outcomes = await Promise.allSettled([
      accepting('e1'),
      matching(1),
      accepting('e2'),
      matching(2, 7),
      accepting('e3'),
      matching(3),
      accepting('e4'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[3]).toMatchObject({ reason: expect.any(StoreFenced) });
    expect(outcomes[5]).toMatchObject({ reason: { code: 'STORE_FAILED' } });
    const unmatched = (await store.unmatched(20)).map(({ id }) => id);
    expect(unmatched).toEqual(['second', 'third', 'e1', 'e2', 'e3', 'e4']);
    await store.close();
  });

  it('goes on after a list was looked at in the other thread', async () => {
    const store = await opened();
    await store.accept([[aStoredEvent('e1')]]);
    const [events] = await Promise.all([store.events({}, { limit: 5 }), store.accept([[aStoredEvent('e2')]])]);
    expect(events.at(-1)).toMatchObject({ sequence: 1 });
    expect(await store.events({}, { limit: 5 })).toHaveLength(2);
    await store.close();
  });

  it('can be opened again after it was closed, also twice at once', async () => {
    const store = await opened();
    await Promise.all([store.close(), store.close()]);
    expect(await store.open(() => 'ins_2')).toEqual({ installation: 'ins_1' });
    await store.close();
  });

  it('lets many open a new folder at the same moment', async () => {
    const stores = Array.from({ length: 4 }, () => sqliteStore({ folder }));
    const opening = stores.map((store, index) => store.open(() => `ins_${index}`));
    const installations = (await Promise.all(opening)).map(({ installation }) => installation);
    expect(new Set(installations).size).toBe(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('refuses an argument that cannot be sent, and goes on', async () => {
    const store = await opened();
    const event = { ...aStoredEvent('e1'), json: (() => '') as unknown as string };
    await expect(store.accept([[event]])).rejects.toThrow('could not be cloned');
    await expect(store.accept([[aStoredEvent('e1')]])).resolves.toHaveLength(1);
    await store.close();
  });

  it('rejects what is under way when the thread dies, and starts a new one for the next call', async () => {
    const file = join(folder, 'alive');
    const deadly = new URL('../testing/worker-that-dies-once.ts', import.meta.url);
    const client = workerClient({ file, synchronous: 'FULL' }, deadly);
    const calls = await Promise.allSettled([client.call('dueQueues', []), client.call('lanes', [])]);
    const died = { status: 'rejected', reason: { code: 'STORE_WORKER_DIED', facts: { detail: 'exit code 3' } } };
    expect(calls).toMatchObject([died, died]);
    expect(await client.call('lanes', [])).toBe('lanes');
    await client.end();
  });
});

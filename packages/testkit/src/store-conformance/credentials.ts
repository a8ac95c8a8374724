import type { ConnectionMark, TokenLease } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aConnection, aDelivery, anEntry, aStoredEvent, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import type { Scene } from './scene.ts';

const start = { version: 1 };

const aMark = (changes: Partial<ConnectionMark> = {}): ConnectionMark => ({
  connection: 'c',
  version: 1,
  kind: 'credentials',
  reason: 'crm.example answered 401',
  entry: anEntry('connection.needsAttention'),
  ...changes,
});

const aTokenLease = (lease: string, changes: Partial<TokenLease> = {}): TokenLease => ({
  connection: 'c',
  seen: 0,
  lease,
  now: 2_000,
  until: 9_000,
  ...changes,
});

const aToken = { connection: 'c', version: 1, token: 'sealed 1', expiresAt: 60_000 };

export function credentialTests(scene: () => Scene): void {
  /** A connection, a webhook on it, and deliveries of it that are being sent. */
  async function sending(...ids: readonly string[]) {
    const { store, fence, matched, row } = scene();
    await store.saveConnection(aConnection());
    await store.saveWebhook(aWebhook({ connection: 'c', lane: 'connection:c' }));
    for (const id of ids) await matched(`event of ${id}`, aDelivery(id, { start, lane: 'connection:c' }));
    const refuse = (id: string, marks: ConnectionMark, at = 3_000) =>
      store.settle(fence, at, [
        aSettlement(id, {
          state: 'waiting',
          parked: 'credentials',
          due: 90_000,
          marks,
          raises: { marked: aStoredEvent(`mark by ${id}`) },
          entries: [anEntry('attempt')],
        }),
      ]);
    const attention = async () => (await store.configuration()).connections[0]?.attention;
    return { store, fence, row, refuse, attention };
  }

  it('marks a connection whose credentials are refused, once, and parks what waits for them', async () => {
    const { store, row, refuse, attention } = await sending('d1', 'd2');
    const { revision } = await store.configuration();
    const first = await refuse('d1', aMark());
    expect(first).toMatchObject({ marked: ['d1'], refused: [], released: [], revision: revision + 1 });
    expect(await attention()).toEqual({ kind: 'credentials', reason: 'crm.example answered 401', since: 3_000 });
    expect(await row('d1')).toMatchObject({ state: 'waiting', parked: 'credentials', due: 90_000 });
    const second = await refuse('d2', aMark({ reason: 'again' }), 4_000);
    expect(second).toMatchObject({ marked: [], revision: revision + 1, lastHistory: first.lastHistory + 1 });
    expect(await attention()).toMatchObject({ reason: 'crm.example answered 401', since: 3_000 });
    expect(await row('d2')).toMatchObject({ parked: 'credentials' });
    expect((await store.unmatched(9)).map(({ id }) => id)).toEqual(['mark by d1']);
    const told = (await store.history(0, 20)).map(({ kind }) => kind).slice(-3);
    expect(told).toEqual(['attempt', 'connection.needsAttention', 'attempt']);
  });

  it('lets a mark that stops everything take the place of one that does not, and not the other way round', async () => {
    const { refuse, attention } = await sending('d1', 'd2', 'd3');
    await refuse('d1', aMark({ kind: 'forbidden' }));
    expect(await refuse('d2', aMark(), 4_000)).toMatchObject({ marked: ['d2'] });
    expect(await refuse('d3', aMark({ kind: 'forbidden' }), 5_000)).toMatchObject({ marked: [] });
    expect(await attention()).toMatchObject({ kind: 'credentials', since: 4_000 });
  });

  it('does not mark a connection that was saved since the call, and sends again instead of parking', async () => {
    const { store, row, refuse, attention } = await sending('d1');
    await store.saveConnection(aConnection({ previousVersion: 1 }));
    const { revision } = await store.configuration();
    expect(await refuse('d1', aMark())).toMatchObject({
      marked: [],
      revision,
      released: [{ lane: 'connection:c', webhook: 'w', due: 3_000 }],
    });
    expect(await attention()).toBeNull();
    expect(await row('d1')).toMatchObject({ state: 'waiting', parked: null, due: 3_000 });
  });

  it('does neither where the webhook has left the connection since the call', async () => {
    const { store, row, refuse, attention } = await sending('d1');
    await store.saveWebhook(aWebhook({ previousVersion: 1, lane: 'webhook:w' }));
    expect(await refuse('d1', aMark())).toMatchObject({ released: [{ lane: 'webhook:w', webhook: 'w', due: 3_000 }] });
    expect(await attention()).toBeNull();
    expect(await row('d1')).toMatchObject({ parked: null, due: 3_000 });
  });

  it('holds what waits for credentials while its webhook is inactive', async () => {
    const { store, row, refuse, attention } = await sending('d1');
    await store.setWebhookStatus(aStatusChange());
    await refuse('d1', aMark());
    expect(await row('d1')).toMatchObject({ parked: 'inactive', due: null });
    expect(await attention()).toMatchObject({ kind: 'credentials' });
  });

  it('takes the mark off a connection that is saved, and makes due what waits for a person', async () => {
    const { store, fence, row, refuse, attention } = await sending('d1', 'd2', 'd3', 'd4');
    await refuse('d1', aMark());
    await store.settle(fence, 3_000, [
      aSettlement('d2', { state: 'waiting', parked: 'policy', due: 90_000 }),
      aSettlement('d3', { state: 'waiting', due: 8_000 }),
      aSettlement('d4', { state: 'waiting', parked: 'credentials', due: 90_000 }),
    ]);
    await store.saveConnection(aConnection({ previousVersion: 1, at: 5_000 }));
    expect(await attention()).toBeNull();
    for (const id of ['d1', 'd2', 'd4']) expect(await row(id)).toMatchObject({ parked: null, due: 5_000 });
    expect(await row('d3')).toMatchObject({ parked: null, due: 8_000 });
  });

  it('leaves held what an inactive webhook holds, and what belongs to other connections', async () => {
    const { store, fence, matched, row } = scene();
    for (const id of ['c', 'c2']) await store.saveConnection(aConnection({ id }));
    await store.saveWebhook(aWebhook({ id: 'held', connection: 'c' }));
    await store.saveWebhook(aWebhook({ id: 'other', connection: 'c2' }));
    await matched('e1', aDelivery('d1', { webhook: 'held' }));
    await matched('e2', aDelivery('d2', { webhook: 'other', start }));
    await store.setWebhookStatus(aStatusChange({ id: 'held' }));
    await store.settle(fence, 3_000, [aSettlement('d2', { state: 'waiting', parked: 'policy', due: 90_000 })]);
    await store.saveConnection(aConnection({ previousVersion: 1, at: 5_000 }));
    expect(await row('d1')).toMatchObject({ parked: 'inactive', due: null });
    expect(await row('d2')).toMatchObject({ parked: 'policy', due: 90_000 });
  });

  it('lets one at a time fetch a token, and tells the others until when', async () => {
    const { store } = scene();
    await store.saveConnection(aConnection());
    expect(await store.connectionToken('c')).toBeUndefined();
    const both = await Promise.all(['a', 'b'].map((lease) => store.leaseToken(aTokenLease(lease))));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['held', 'leased']);
    expect(both).toContainEqual({ kind: 'held', until: 9_000 });
    expect(await store.leaseToken(aTokenLease('c', { now: 9_000 }))).toMatchObject({ kind: 'held' });
    expect(await store.leaseToken(aTokenLease('c', { now: 9_001, until: 20_000 }))).toEqual({ kind: 'leased' });
  });

  it('stores a token of whoever holds the lease, numbered, and hands it to who has seen an older one', async () => {
    const { store } = scene();
    await store.saveConnection(aConnection());
    await store.leaseToken(aTokenLease('a'));
    expect(await store.saveToken({ ...aToken, lease: 'stranger' })).toBe(false);
    expect(await store.connectionToken('c')).toBeUndefined();
    expect(await store.saveToken({ ...aToken, lease: 'a' })).toBe(true);
    const row = { number: 1, version: 1, token: 'sealed 1', expiresAt: 60_000 };
    expect(await store.connectionToken('c')).toEqual(row);
    expect(await store.saveToken({ ...aToken, lease: 'a' })).toBe(false);
    expect(await store.leaseToken(aTokenLease('b'))).toEqual({ kind: 'replaced', row });
    expect(await store.leaseToken(aTokenLease('b', { seen: 1 }))).toEqual({ kind: 'leased' });
    await store.saveToken({ ...aToken, token: 'sealed 2', lease: 'b' });
    expect(await store.connectionToken('c')).toMatchObject({ number: 2, token: 'sealed 2' });
  });

  it('gives a lease back where no token could be fetched', async () => {
    const { store } = scene();
    await store.saveConnection(aConnection());
    await store.leaseToken(aTokenLease('a'));
    await store.releaseToken('c', 'stranger');
    expect(await store.leaseToken(aTokenLease('b'))).toMatchObject({ kind: 'held' });
    await store.releaseToken('c', 'a');
    expect(await store.leaseToken(aTokenLease('b'))).toEqual({ kind: 'leased' });
  });

  it('keeps no token of a connection that is deleted or unknown, and no token changes the configuration', async () => {
    const { store } = scene();
    expect(await store.leaseToken(aTokenLease('a'))).toEqual({ kind: 'unknown' });
    await store.saveConnection(aConnection());
    const { revision } = await store.configuration();
    await store.leaseToken(aTokenLease('a'));
    await store.saveToken({ ...aToken, lease: 'a' });
    expect((await store.configuration()).revision).toBe(revision);
    await store.deleteConnection({ id: 'c', entry: anEntry('connection.deleted') });
    expect(await store.connectionToken('c')).toBeUndefined();
  });
}

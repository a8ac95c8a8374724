import { type MatchResult, StoreFenced } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aClaim, aDelivery, anEntry, aStoredEvent, aStatusChange, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 3 };
const nothing: MatchResult = { started: [], waiting: [], ended: [], replaced: [], released: [], lastHistory: 0 };

export function matchTests(scene: () => Scene): void {
  it('writes the deliveries of an event and takes it out of the unmatched ones', async () => {
    const { store, matched, row } = scene();
    const result = await matched(
      'e1',
      aDelivery('d1', { start }),
      aDelivery('d2', { webhook: 'w2', elements: [0, 2] }),
      aDelivery('d3', { webhook: 'w3', ended: { state: 'skipped', reason: 'table.missing' } }),
      aDelivery('d4', {
        webhook: 'w4',
        ended: { state: 'failed', failure: 'BUILD_FAILED', reason: 'Division' },
        raises: aStoredEvent('told'),
      }),
    );
    expect(result).toEqual({ ...nothing, started: ['d1'], waiting: ['d2'], ended: ['d3', 'd4'] });
    expect((await store.unmatched(10)).map(({ id }) => id)).toEqual(['told']);
    expect(await row('d1')).toEqual({
      id: 'd1',
      origin: 'event',
      of: null,
      messageId: 'd1',
      eventId: 'e1',
      eventType: 'project.created',
      table: 'Auftrag',
      key: 'e1',
      webhook: 'w',
      tried: null,
      lane: 'l',
      orderKey: null,
      state: 'sending',
      due: null,
      parked: null,
      blocked: false,
      attempts: 0,
      interruptions: 0,
      version: 3,
      failure: null,
      reason: null,
      createdAt: 1_000,
      updatedAt: 1_000,
      expires: 90_000,
    });
    expect(await row('d2')).toMatchObject({ state: 'waiting', due: 1_000, version: null });
    expect(await row('d3')).toMatchObject({ state: 'skipped', reason: 'table.missing', failure: null, due: null });
    expect(await row('d4')).toMatchObject({ state: 'failed', reason: 'Division', failure: 'BUILD_FAILED' });
    expect((await store.delivery('d2'))?.elements).toEqual([0, 2]);
  });

  it('matches an event that fits no webhook', async () => {
    const { store, matched } = scene();
    expect(await matched('e1')).toEqual(nothing);
    expect(await store.unmatched(10)).toEqual([]);
  });

  it('leaves an event alone that is matched already or does not exist', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1'));
    const entry = anEntry('delivery.skipped');
    const again = await store.match(fence, lease, [
      { event: 1, revision: 0, deliveries: [aDelivery('d2', { webhook: 'w2', entry })] },
      { event: 99, revision: 0, deliveries: [aDelivery('d3', { entry })] },
    ]);
    expect(again).toEqual(nothing);
    expect(await store.delivery('d2')).toBeUndefined();
    expect(await store.delivery('d3')).toBeUndefined();
  });

  it('writes one delivery for each event and webhook', async () => {
    const { store, matched } = scene();
    const result = await matched('e1', aDelivery('d1'), aDelivery('d2'), aDelivery('d3', { webhook: 'w2' }));
    expect(result.waiting).toEqual(['d1', 'd3']);
    expect(await store.delivery('d2')).toBeUndefined();
    expect((await matched('e2', aDelivery('d4'))).waiting).toEqual(['d4']);
  });

  it('starts the head of an order key and lets the others wait behind it', async () => {
    const { store, fence, matched, row } = scene();
    expect(await matched('e1', aDelivery('d1', { start, orderKey: 'k' }))).toMatchObject({ started: ['d1'] });
    const result = await matched(
      'e2',
      aDelivery('d2', { start, orderKey: 'k' }),
      aDelivery('d3', { start, orderKey: 'other', webhook: 'w2' }),
      aDelivery('d4', { start, webhook: 'w3' }),
    );
    expect(result).toMatchObject({ started: ['d3', 'd4'], waiting: ['d2'] });
    expect(await row('d2')).toMatchObject({ state: 'waiting', blocked: true, due: null, version: null });
    expect(await store.dueQueues()).toEqual([]);
    expect(await store.claim(fence, lease, 50_000, [aClaim()])).toEqual([]);
  });

  it('blocks behind a head that only waits, in the same call too', async () => {
    const { matched, row } = scene();
    await matched('e1', aDelivery('d1', { orderKey: 'k' }), aDelivery('d2', { start, orderKey: 'k', webhook: 'w2' }));
    expect(await row('d1')).toMatchObject({ blocked: false, due: 1_000 });
    expect(await row('d2')).toMatchObject({ state: 'waiting', blocked: true });
  });

  it('does not let a delivery that ended before it began block its order key', async () => {
    const { matched } = scene();
    const ended = { state: 'skipped', reason: 'table.missing' } as const;
    await matched('e1', aDelivery('d1', { ended, orderKey: 'k' }));
    expect(await matched('e2', aDelivery('d2', { start, orderKey: 'k' }))).toMatchObject({ started: ['d2'] });
  });

  it('numbers the entries of the deliveries it wrote, and of those alone', async () => {
    const { store, matched } = scene();
    const ended = { state: 'skipped', reason: 'table.missing' } as const;
    const skipped = (id: string, webhook: string) =>
      aDelivery(id, { webhook, ended, entry: anEntry(`of ${id}`, { delivery: id, webhook }) });
    const result = await matched('e1', skipped('d1', 'w'), skipped('d2', 'w'), skipped('d3', 'w3'));
    expect(result).toMatchObject({ ended: ['d1', 'd3'], lastHistory: 2 });
    expect(await store.history(0, 10)).toEqual([
      { sequence: 1, ...anEntry('of d1', { delivery: 'd1', webhook: 'w' }) },
      { sequence: 2, ...anEntry('of d3', { delivery: 'd3', webhook: 'w3' }) },
    ]);
  });

  it('puts a delivery into the lane that its webhook has at the time of the commit', async () => {
    const { store, matched, row } = scene();
    await store.saveWebhook(aWebhook({ lane: 'moved' }));
    await matched(
      'e1',
      aDelivery('d1', { lane: 'before' }),
      aDelivery('d2', { webhook: 'never saved', lane: 'before' }),
    );
    expect(await row('d1')).toMatchObject({ lane: 'moved' });
    expect(await row('d2')).toMatchObject({ lane: 'before' });
  });

  it('obeys the status of the webhook at the time of the commit', async () => {
    const { store, matched, row } = scene();
    await store.saveWebhook(aWebhook({ id: 'paused', status: 'paused' }));
    await store.saveWebhook(aWebhook({ id: 'inactive', status: 'inactive' }));
    await store.saveWebhook(aWebhook({ id: 'deleted' }));
    await store.deleteWebhook(aStatusChange({ id: 'deleted' }));
    await store.saveWebhook(aWebhook({ id: 'active' }));
    const result = await matched(
      'e1',
      ...['paused', 'inactive', 'deleted', 'active'].map((webhook) =>
        aDelivery(`to ${webhook}`, { webhook, start, entry: anEntry('written') }),
      ),
    );
    expect(result).toMatchObject({ started: ['to active'], waiting: ['to paused', 'to inactive'] });
    expect(result.lastHistory).toBe(5 + 3);
    expect(await row('to paused')).toMatchObject({ due: 1_000, parked: null });
    expect(await row('to inactive')).toMatchObject({ due: null, parked: 'inactive' });
    expect(await store.delivery('to deleted')).toBeUndefined();
  });

  it('refuses a dispatcher whose lease was taken over, and writes nothing', async () => {
    const { store, fence, accepted } = scene();
    const { sequence } = await accepted('e1');
    const matches = [{ event: sequence, revision: 0, deliveries: [aDelivery('d1')] }];
    await expect(store.match(fence - 1, lease, matches)).rejects.toBeInstanceOf(StoreFenced);
    await expect(store.match(fence + 1, lease, matches)).rejects.toBeInstanceOf(StoreFenced);
    expect(await store.unmatched(10)).toHaveLength(1);
    expect(await store.delivery('d1')).toBeUndefined();
  });
}

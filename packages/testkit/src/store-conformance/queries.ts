import type { DeliveryFilter } from '@eilbote/core';
import { beforeEach, expect, it } from 'vitest';
import { aDelivery, anEntry, aStoredEvent, aSettlement } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };

export function queryTests(scene: () => Scene): void {
  const found = async (filter: DeliveryFilter) =>
    (await scene().store.deliveries(filter, { limit: 100 })).rows.map(({ id }) => id);

  beforeEach(async () => {
    const { store, fence } = scene();
    await store.accept([
      [
        aStoredEvent('e1', { key: '06127' }),
        aStoredEvent('e2', { type: 'customer.created', table: 'Kunden', key: '06127' }),
        aStoredEvent('e3', { key: '_0573' }),
      ],
    ]);
    await store.match(fence, lease, [
      { event: 1, revision: 0, deliveries: [aDelivery('d1', { start }), aDelivery('d2', { webhook: 'w2', start })] },
      { event: 2, revision: 0, deliveries: [aDelivery('d3', { createdAt: 2_000 })] },
      {
        event: 3,
        revision: 0,
        deliveries: [aDelivery('d4', { createdAt: 3_000, start }), aDelivery('d5', { webhook: 'w2' })],
      },
    ]);
    await store.settle(fence, 5_000, [aSettlement('d1'), aSettlement('d2', { state: 'failed' })]);
  });

  it('lists deliveries, newest first', async () => {
    expect(await found({})).toEqual(['d5', 'd4', 'd3', 'd2', 'd1']);
  });

  it.each<[string, DeliveryFilter, readonly string[]]>([
    ['ids', { ids: ['d4', 'none', 'd1'] }, ['d4', 'd1']],
    ['no id at all', { ids: [] }, []],
    ['webhook', { webhook: 'w2' }, ['d5', 'd2']],
    ['states', { states: ['failed', 'sending'] }, ['d4', 'd2']],
    ['delivered', { states: ['delivered'] }, ['d1']],
    ['no state at all', { states: [] }, []],
    ['event', { eventId: 'e3' }, ['d5', 'd4']],
    ['unknown event', { eventId: 'none' }, []],
    ['event type', { eventType: 'customer.created' }, ['d3']],
    ['table', { table: 'Auftrag' }, ['d5', 'd4', 'd2', 'd1']],
    ['key', { key: '06127' }, ['d3', 'd2', 'd1']],
    ['table and key', { table: 'Auftrag', key: '06127' }, ['d2', 'd1']],
    ['since', { since: 2_000 }, ['d4', 'd3']],
    ['until', { until: 2_000 }, ['d5', 'd2', 'd1']],
    ['webhook and state', { webhook: 'w', states: ['waiting', 'delivered'] }, ['d3', 'd1']],
    [
      'all at once',
      {
        ids: ['d3', 'd4'],
        webhook: 'w',
        states: ['waiting'],
        eventId: 'e2',
        eventType: 'customer.created',
        table: 'Kunden',
        key: '06127',
        since: 1_000,
        until: 2_001,
      },
      ['d3'],
    ],
  ])('filters by %s, and counts the same', async (_, filter, expected) => {
    expect(await found(filter)).toEqual(expected);
    const counts = await scene().store.countDeliveries(filter);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(expected.length);
  });

  it('counts by state', async () => {
    const counts = { waiting: 2, sending: 1, delivered: 1, failed: 1, skipped: 0, cancelled: 0 };
    expect(await scene().store.countDeliveries({})).toEqual(counts);
  });

  it('counts for each webhook what waits and is not parked', async () => {
    const { store, fence, matched } = scene();
    await matched('e-parked', aDelivery('parked', { webhook: 'w9', start: { version: 1 } }));
    await store.settle(fence, 5_000, [aSettlement('parked', { state: 'waiting', due: 90_000, parked: 'policy' })]);
    await matched('e-blocked', aDelivery('head', { webhook: 'w1', orderKey: 'k' }));
    await matched('e-behind', aDelivery('behind', { webhook: 'w1', orderKey: 'k' }));
    expect(await store.backlogs()).toEqual([
      { webhook: 'w', waiting: 1 },
      { webhook: 'w1', waiting: 2 },
      { webhook: 'w2', waiting: 1 },
    ]);
  });

  it('pages through a list without losing or repeating one, while new ones come in', async () => {
    const { store, matched } = scene();
    const first = await store.deliveries({}, { limit: 2 });
    expect(first.rows.map(({ id }) => id)).toEqual(['d5', 'd4']);
    await matched('e4', aDelivery('d6'));
    const second = await store.deliveries({}, { limit: 2, cursor: String(first.next) });
    expect(second.rows.map(({ id }) => id)).toEqual(['d3', 'd2']);
    const last = await store.deliveries({}, { limit: 2, cursor: String(second.next) });
    expect(last).toMatchObject({ rows: [{ id: 'd1' }] });
    expect(last.next).toBeUndefined();
    expect((await store.deliveries({}, { limit: 6 })).next).toBeUndefined();
  });

  it('refuses a cursor that it did not make', async () => {
    const { store } = scene();
    for (const cursor of ['', 'x', '-1', '1.5', '1 OR 1']) {
      await expect(store.deliveries({}, { limit: 2, cursor })).rejects.toMatchObject({ code: 'PAGE_CURSOR_INVALID' });
      await expect(store.events({}, { limit: 2, cursor })).rejects.toMatchObject({ code: 'PAGE_CURSOR_INVALID' });
    }
  });

  it('takes filters as text, whatever stands in them', async () => {
    for (const text of [`' OR 1=1 --`, '%', '_', '"', '\u0000', 'd1\u0000x']) {
      expect(await found({ webhook: text })).toEqual([]);
      expect(await found({ ids: [text] })).toEqual([]);
      expect(await found({ key: text })).toEqual([]);
    }
  });

  it('shows a delivery with its event', async () => {
    const detail = await scene().store.delivery('d3');
    const event = aStoredEvent('e2', { type: 'customer.created', table: 'Kunden', key: '06127' });
    expect(detail).toMatchObject({ event: { ...event, sequence: 2 }, elements: null, frozen: null, history: [] });
    expect(detail?.delivery).toMatchObject({ id: 'd3', eventId: 'e2', eventType: 'customer.created', table: 'Kunden' });
    expect(await scene().store.delivery('none')).toBeUndefined();
    expect(await scene().store.event('none')).toBeUndefined();
  });

  it('lists events, newest first, by type and page', async () => {
    const { store } = scene();
    const ids = async (...args: Parameters<typeof store.events>) => (await store.events(...args)).map(({ id }) => id);
    expect(await ids({}, { limit: 10 })).toEqual(['e3', 'e2', 'e1']);
    expect(await ids({}, { limit: 2, cursor: '3' })).toEqual(['e2', 'e1']);
    expect(await ids({ type: 'project.created' }, { limit: 1 })).toEqual(['e3']);
    expect(await ids({ type: 'project.created' }, { limit: 5, cursor: '3' })).toEqual(['e1']);
  });

  it('cancels what waits and fits the filter, and nothing else', async () => {
    const { store, row } = scene();
    const entry = anEntry('delivery.cancelled', { line: '{"id":"{delivery}","again":"{delivery}"}' });
    expect(await store.cancelDeliveries({ webhook: 'w' }, 6_000, 'by hand', entry)).toEqual(['d3']);
    expect(await row('d3')).toMatchObject({ state: 'cancelled', reason: 'by hand', failure: null, updatedAt: 6_000 });
    expect(await row('d4')).toMatchObject({ state: 'sending' });
    expect(await row('d5')).toMatchObject({ state: 'waiting' });
    expect(await store.history(0, 10)).toEqual([
      { ...entry, sequence: 1, delivery: 'd3', line: '{"id":"d3","again":"d3"}' },
    ]);
    expect(await store.cancelDeliveries({ ids: ['d3', 'd1'] }, 7_000, 'by hand', entry)).toEqual([]);
  });
}

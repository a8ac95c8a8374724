import { expect, it } from 'vitest';
import { aClaim, aDelivery, anEntry, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };
const ordered = (id: string, changes = {}) => aDelivery(id, { orderKey: 'k', start, ...changes });

export function orderTests(scene: () => Scene): void {
  it.each(['delivered', 'skipped', 'failed', 'cancelled'] as const)(
    'lets the next go when the head is %s',
    async (state) => {
      const { store, fence, matched, row } = scene();
      for (const number of [1, 2, 3]) await matched(`e${number}`, ordered(`d${number}`));
      const result = await store.settle(fence, 5_000, [aSettlement('d1', { state })]);
      expect(result.released).toEqual([{ lane: 'l', webhook: 'w', due: 5_000 }]);
      expect(await row('d2')).toMatchObject({ blocked: false, due: 5_000, updatedAt: 5_000 });
      expect(await row('d3')).toMatchObject({ blocked: true, due: null, updatedAt: 1_000 });
      expect(await store.claim(fence, lease, 5_000, [aClaim()])).toMatchObject([{ id: 'd2' }]);
    },
  );

  it('stays closed while the head waits for its next attempt', async () => {
    const { store, fence, matched, row } = scene();
    for (const number of [1, 2]) await matched(`e${number}`, ordered(`d${number}`));
    const waits = { state: 'waiting', due: 6_000 } as const;
    expect((await store.settle(fence, 5_000, [aSettlement('d1', waits)])).released).toEqual([]);
    expect(await row('d2')).toMatchObject({ blocked: true });
    expect(await store.claim(fence, lease, 7_000, [aClaim()])).toMatchObject([{ id: 'd1' }]);
  });

  it('stays closed behind a failed head that holds it, for what comes later too', async () => {
    const { store, fence, matched, row } = scene();
    for (const number of [1, 2]) await matched(`e${number}`, ordered(`d${number}`));
    const holds = { state: 'failed', holdsOrder: true } as const;
    expect((await store.settle(fence, 5_000, [aSettlement('d1', holds)])).released).toEqual([]);
    expect(await matched('e3', ordered('d3'))).toMatchObject({ started: [], waiting: ['d3'] });
    expect(await row('d1')).toMatchObject({ state: 'failed', orderKey: 'k' });
    expect(await row('d2')).toMatchObject({ blocked: true, due: null });
  });

  it('does not hold for an end that is no failure', async () => {
    const { store, fence, matched } = scene();
    for (const number of [1, 2]) await matched(`e${number}`, ordered(`d${number}`));
    const result = await store.settle(fence, 5_000, [aSettlement('d1', { holdsOrder: true })]);
    expect(result.released).toHaveLength(1);
  });

  it('names each queue once that got something to do', async () => {
    const { store, fence, matched } = scene();
    for (const key of ['k1', 'k2']) {
      await matched(`first of ${key}`, ordered(`${key}-1`, { orderKey: key }));
      await matched(`second of ${key}`, ordered(`${key}-2`, { orderKey: key }));
    }
    const result = await store.settle(fence, 5_000, [aSettlement('k1-1'), aSettlement('k2-1')]);
    expect(result.released).toEqual([{ lane: 'l', webhook: 'w', due: 5_000 }]);
  });

  it('goes across webhooks and lanes that share a key', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', ordered('d1'), ordered('d2', { webhook: 'w2', lane: 'l2' }));
    const { released } = await store.settle(fence, 5_000, [aSettlement('d1')]);
    expect(released).toEqual([{ lane: 'l2', webhook: 'w2', due: 5_000 }]);
  });

  it('goes on behind a delivery that is cancelled', async () => {
    const { store, matched, row } = scene();
    for (const number of [1, 2, 3, 4]) await matched(`e${number}`, aDelivery(`d${number}`, { orderKey: 'k' }));
    await store.cancelDeliveries({ ids: ['d1', 'd3'] }, 5_000, 'by hand', anEntry('delivery.cancelled'));
    expect(await row('d2')).toMatchObject({ blocked: false, due: 5_000 });
    expect(await row('d4')).toMatchObject({ blocked: true });
    await store.cancelDeliveries({ ids: ['d2'] }, 6_000, 'by hand', anEntry('delivery.cancelled'));
    expect(await row('d4')).toMatchObject({ blocked: false, due: 6_000 });
  });

  it('leaves the head as it is when one behind it is cancelled', async () => {
    const { store, fence, matched, row } = scene();
    for (const number of [1, 2, 3]) await matched(`e${number}`, ordered(`d${number}`));
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'waiting', due: 9_000 })]);
    await store.cancelDeliveries({ ids: ['d2'] }, 6_000, 'by hand', anEntry('delivery.cancelled'));
    expect(await row('d1')).toMatchObject({ due: 9_000, updatedAt: 5_000 });
    expect(await row('d3')).toMatchObject({ blocked: true });
  });

  it('ends for held deliveries too, which stay held', async () => {
    const { store, matched, row } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', ordered('d1', { webhook: 'w2' }), ordered('d2'));
    await store.setWebhookStatus(aStatusChange());
    await store.saveWebhook(aWebhook({ previousVersion: 1, status: 'inactive', endsOrder: true }));
    expect(await row('d2')).toMatchObject({ blocked: false, orderKey: null, parked: 'inactive', due: null });
    await store.saveWebhook(aWebhook({ previousVersion: 2, status: 'active', endsOrder: true }));
    expect(await row('d2')).toMatchObject({ parked: 'inactive', due: null });
  });

  it('ends for a webhook that orders no more: its blocked deliveries are due, others behind them go on', async () => {
    const { store, fence, matched, row } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', ordered('d1'));
    await matched('e2', ordered('d2'), ordered('other', { webhook: 'w2' }));
    await matched('e3', ordered('d3'));
    await store.saveWebhook(aWebhook({ previousVersion: 1, endsOrder: true, at: 6_000 }));
    expect(await row('d1')).toMatchObject({ state: 'sending', orderKey: null });
    expect(await row('d2')).toMatchObject({ orderKey: null, blocked: false, due: 6_000 });
    expect(await row('d3')).toMatchObject({ orderKey: null, blocked: false, due: 6_000 });
    expect(await row('other')).toMatchObject({ orderKey: 'k', blocked: false, due: 6_000 });
    expect((await store.settle(fence, 7_000, [aSettlement('d1')])).released).toEqual([]);
  });

  it('opens again behind a failed head when its webhook ends the order or is deleted', async () => {
    const { store, fence, matched, row } = scene();
    const holds = { state: 'failed', holdsOrder: true } as const;
    for (const webhook of ['w', 'w2']) {
      await store.saveWebhook(aWebhook({ id: webhook }));
      await matched(`first of ${webhook}`, ordered(`${webhook}-1`, { webhook, orderKey: webhook }));
      await matched(`second of ${webhook}`, ordered(`${webhook}-2`, { webhook: 'w3', orderKey: webhook }));
      await store.settle(fence, 5_000, [aSettlement(`${webhook}-1`, holds)]);
    }
    await store.saveWebhook(aWebhook({ previousVersion: 1, endsOrder: true, at: 6_000 }));
    expect(await row('w-2')).toMatchObject({ blocked: false, due: 6_000 });
    expect(await row('w2-2')).toMatchObject({ blocked: true });
    await store.deleteWebhook(aStatusChange({ id: 'w2', at: 7_000 }));
    expect(await row('w2-2')).toMatchObject({ blocked: false, due: 7_000 });
  });

  it('opens when its webhook holds it no more, and is not closed by what was begun before', async () => {
    const { store, fence, matched, row } = scene();
    const holds = { state: 'failed', holdsOrder: true } as const;
    await store.saveWebhook(aWebhook());
    await matched('e0', ordered('late', { orderKey: 'other' }));
    await matched('e1', ordered('d1'));
    await matched('e2', ordered('d2'), ordered('behind', { webhook: 'w2', orderKey: 'other' }));
    await matched('e3', ordered('d3'));
    await store.settle(fence, 5_000, [aSettlement('d1', holds)]);
    expect(await row('d2')).toMatchObject({ blocked: true });
    await store.saveWebhook(aWebhook({ previousVersion: 1, holdsOrder: false, at: 6_000 }));
    expect(await row('d2')).toMatchObject({ blocked: false, due: 6_000, orderKey: 'k' });
    expect(await row('d3')).toMatchObject({ blocked: true });
    await store.settle(fence, 7_000, [aSettlement('late', holds)]);
    expect(await row('behind')).toMatchObject({ blocked: false, due: 7_000 });
  });

  it('is not closed by a delivery whose webhook was deleted meanwhile', async () => {
    const { store, fence, matched, row } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', ordered('d1'));
    await matched('e2', ordered('behind', { webhook: 'w2' }));
    await store.deleteWebhook(aStatusChange());
    await store.settle(fence, 7_000, [aSettlement('d1', { state: 'failed', holdsOrder: true })]);
    expect(await row('behind')).toMatchObject({ blocked: false, due: 7_000 });
  });

  it('keeps a held delivery held when it becomes the head', async () => {
    const { store, fence, matched, row } = scene();
    await store.saveWebhook(aWebhook({ id: 'w2' }));
    await matched('e1', ordered('d1'), ordered('d2', { webhook: 'w2' }));
    await store.setWebhookStatus(aStatusChange({ id: 'w2' }));
    expect((await store.settle(fence, 5_000, [aSettlement('d1')])).released).toEqual([]);
    expect(await row('d2')).toMatchObject({ blocked: false, parked: 'inactive', due: null });
    await store.unpark({ reason: 'inactive' }, 6_000);
    expect(await row('d2')).toMatchObject({ parked: null, due: 6_000 });
  });

  it('stays closed for a blocked delivery that is no longer held', async () => {
    const { store, matched, row } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', ordered('d1', { webhook: 'w2' }), ordered('d2'));
    await store.setWebhookStatus(aStatusChange());
    await store.setWebhookStatus(aStatusChange({ status: 'active', waiting: 'keep' }));
    expect(await row('d2')).toMatchObject({ blocked: true, parked: null, due: null });
  });
}

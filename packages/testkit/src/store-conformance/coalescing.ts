import type { NewDelivery } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aClaim, aCoalescing, aDelivery, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };

export function coalescingTests(scene: () => Scene): void {
  /** Made at `createdAt`, and held for 1,000 ms, at most 2,500 in all. */
  const held = (id: string, createdAt: number, changes: Partial<NewDelivery> = {}): NewDelivery =>
    aDelivery(id, { createdAt, due: createdAt + 1_000, coalesces: aCoalescing(), ...changes });

  it('holds a delivery until its window is over', async () => {
    const { store, fence, matched, row } = scene();
    expect(await matched('e1', held('d1', 1_000))).toMatchObject({ waiting: ['d1'], replaced: [], released: [] });
    expect(await row('d1')).toMatchObject({ state: 'waiting', due: 2_000 });
    expect(await store.claim(fence, lease, 1_999, [aClaim()])).toEqual([]);
    expect(await store.claim(fence, lease, 2_000, [aClaim()])).toMatchObject([{ id: 'd1' }]);
  });

  it('puts a later delivery of the record in its place, linked both ways', async () => {
    const { store, matched, row } = scene();
    await matched('e1', held('d1', 1_000));
    const result = await matched('e2', held('d2', 1_500));
    expect(result).toMatchObject({ waiting: ['d2'], replaced: [{ delivery: 'd1', by: 'd2' }] });
    const ended = { state: 'skipped', reason: 'replaced', failure: null, due: null, updatedAt: 1_500 };
    expect(await row('d1')).toMatchObject(ended);
    expect(await row('d2')).toMatchObject({ state: 'waiting', due: 2_500 });
    expect(await store.delivery('d1')).toMatchObject({ replacedBy: 'd2', replaces: null });
    expect(await store.delivery('d2')).toMatchObject({ replacedBy: null, replaces: 'd1' });
    expect(await store.dueQueues()).toEqual([{ lane: 'l', webhook: 'w', due: 2_500 }]);
  });

  it('writes an entry for the one that was replaced, in front of that of the new one', async () => {
    const { store, matched } = scene();
    await matched('e1', held('d1', 1_000));
    const { lastHistory } = await matched('e2', held('d2', 1_500, { entry: { at: 1_500, kind: 'new', line: '{}' } }));
    expect(lastHistory).toBe(2);
    expect(await store.history(0, 10)).toMatchObject([
      { kind: 'delivery.replaced', delivery: 'd1', line: 'd1 of e1, {delivery}' },
      { kind: 'new' },
    ]);
  });

  it('replaces within one commit too', async () => {
    const { store, fence, accepted, row } = scene();
    const events = [await accepted('e1'), await accepted('e2'), await accepted('e3')];
    const result = await store.match(
      fence,
      lease,
      events.map(({ sequence, revision }, index) => {
        return { event: sequence, revision, deliveries: [held(`d${index + 1}`, 1_000 + index)] };
      }),
    );
    expect(result).toMatchObject({
      waiting: ['d1', 'd2', 'd3'],
      replaced: [
        { delivery: 'd1', by: 'd2' },
        { delivery: 'd2', by: 'd3' },
      ],
    });
    expect((await row('d2')).state).toBe('skipped');
    expect(await row('d3')).toMatchObject({ state: 'waiting', due: 2_002 });
  });

  it('holds no longer than the longest time since the first of them', async () => {
    const { matched, row } = scene();
    await matched('e1', held('d1', 1_000));
    await matched('e2', held('d2', 1_900));
    await matched('e3', held('d3', 2_800));
    expect(await row('d3')).toMatchObject({ state: 'waiting', due: 3_500 });
    await matched('e4', held('d4', 3_700));
    expect(await row('d4')).toMatchObject({ due: 3_500 });
  });

  it('begins anew with the longest time after one was sent', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', held('d1', 1_000));
    await store.claim(fence, lease, 2_000, [aClaim()]);
    await matched('e2', held('d2', 9_000));
    expect(await row('d2')).toMatchObject({ due: 10_000 });
  });

  it.each([
    ['is being sent', []],
    ['was tried', [aSettlement('d1', { state: 'waiting', due: 5_000 })]],
    ['was given back untried', [aSettlement('d1', { state: 'waiting', due: 5_000, attempts: 0 })]],
    ['was delivered', [aSettlement('d1', { state: 'delivered' })]],
  ] as const)('leaves one alone that %s', async (_what, settlements) => {
    const { store, fence, matched } = scene();
    await matched('e1', held('d1', 1_000));
    await store.claim(fence, lease, 2_000, [aClaim()]);
    await store.settle(fence, 2_500, [...settlements]);
    expect((await matched('e2', held('d2', 3_000))).replaced).toEqual([]);
    expect(await store.delivery('d1')).toMatchObject({ replacedBy: null });
  });

  it('leaves those of other records, other webhooks, cancelled ones and those that do not coalesce alone', async () => {
    const { store, matched } = scene();
    await matched(
      'e1',
      held('d1', 1_000, { coalesces: aCoalescing({ key: 'other' }) }),
      held('d2', 1_000, { webhook: 'w2' }),
    );
    await matched('e2', aDelivery('d3'));
    await matched('e3', held('d4', 1_000));
    await store.cancelDeliveries({ ids: ['d4'] }, 1_100, 'byHand', { at: 1, kind: 'cancelled', line: '{}' });
    expect((await matched('e4', held('d5', 1_200))).replaced).toEqual([]);
  });

  it('is not done by a delivery that ended before it began, nor for a deleted webhook', async () => {
    const { store, matched, row } = scene();
    await store.saveWebhook(aWebhook({ id: 'w2' }));
    await matched('e1', held('d1', 1_000), held('d2', 1_000, { webhook: 'w2' }));
    await store.deleteWebhook(aStatusChange({ id: 'w2' }));
    const ended = { state: 'failed', failure: 'BUILD_FAILED', reason: 'Division' } as const;
    const result = await matched('e2', held('d3', 1_500, { ended }), held('d4', 1_500, { webhook: 'w2' }));
    expect(result.replaced).toEqual([]);
    expect((await row('d1')).state).toBe('waiting');
  });

  it('starts one at once where it may, and that one is not replaced', async () => {
    const { matched } = scene();
    expect(await matched('e1', held('d1', 1_000, { start }))).toMatchObject({ started: ['d1'] });
    expect((await matched('e2', held('d2', 1_100))).replaced).toEqual([]);
  });

  it('replaces what waits in a pause, and what an inactive webhook holds', async () => {
    const { store, matched, row } = scene();
    await store.saveWebhook(aWebhook({ status: 'paused' }));
    await matched('e1', held('d1', 1_000));
    expect((await matched('e2', held('d2', 1_500))).replaced).toEqual([{ delivery: 'd1', by: 'd2' }]);
    await store.setWebhookStatus(aStatusChange({ status: 'inactive' }));
    await store.setWebhookStatus(aStatusChange({ status: 'active' }));
    expect((await matched('e3', held('d3', 2_000))).replaced).toEqual([{ delivery: 'd2', by: 'd3' }]);
    expect(await row('d3')).toMatchObject({ parked: null, due: 3_000 });
  });

  it('leaves its order key, lets go on what stood behind it, and stands at the end', async () => {
    const { matched, row } = scene();
    const orderKey = 'k';
    await matched('e1', held('d1', 1_000, { orderKey }), aDelivery('other', { webhook: 'w2', orderKey }));
    expect(await row('other')).toMatchObject({ blocked: true });
    const result = await matched('e2', held('d2', 1_500, { orderKey }));
    expect(result.released).toEqual([{ lane: 'l', webhook: 'w2', due: 1_500 }]);
    expect(await row('other')).toMatchObject({ blocked: false, due: 1_500 });
    expect(await row('d2')).toMatchObject({ blocked: true, due: null });
  });

  it('is held until its window is over by whatever it waits for in its order key', async () => {
    const { store, fence, matched, row } = scene();
    const orderKey = 'k';
    await matched('e1', held('d1', 1_000, { orderKey }));
    await store.claim(fence, lease, 2_000, [aClaim()]);
    await matched('e2', held('d2', 2_100, { orderKey }));
    const settled = await store.settle(fence, 2_200, [aSettlement('d1', { state: 'delivered' })]);
    expect(settled.released).toEqual([{ lane: 'l', webhook: 'w', due: 3_100 }]);
    expect(await row('d2')).toMatchObject({ blocked: false, due: 3_100 });
  });

  it('is held until its window is over where an inactive webhook is switched on again', async () => {
    const { store, matched, row } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', held('d1', 1_000));
    await store.setWebhookStatus(aStatusChange({ status: 'inactive', at: 1_100 }));
    await store.setWebhookStatus(aStatusChange({ status: 'active', waiting: 'keep', at: 1_200 }));
    expect(await row('d1')).toMatchObject({ parked: null, due: 2_000 });
  });

  it('is held as long as it was to be where the clock is set back', async () => {
    const { store, fence, matched, row } = scene();
    const orderKey = 'k';
    await matched('e1', held('d1', 500_000, { orderKey, expires: 900_000 }), aDelivery('other', { webhook: 'w2' }));
    await store.claim(fence, lease, 501_000, [aClaim()]);
    await matched('e2', held('d2', 501_100, { orderKey, expires: 900_000 }));
    await matched('e3', held('d3', 501_200, { expires: 900_000, coalesces: aCoalescing({ key: 'r2' }) }));
    await store.bringForward(2_000);
    expect(await row('d3')).toMatchObject({ due: 3_000 });
    await store.settle(fence, 2_200, [aSettlement('d1', { state: 'delivered' })]);
    expect(await row('d2')).toMatchObject({ blocked: false, due: 3_000 });
    await matched('e4', held('d4', 2_900, { coalesces: aCoalescing({ key: 'r2' }) }));
    expect(await row('d4')).toMatchObject({ due: 3_900 });
  });

  it('survives a restart', async () => {
    const { under, fence, matched, accepted } = scene();
    await matched('e1', held('d1', 1_000));
    const { sequence, revision } = await accepted('e2');
    const store = await under.reopen();
    await store.open(() => 'ins_2');
    const matches = [{ event: sequence, revision, deliveries: [held('d2', 2_900)] }];
    expect((await store.match(fence, lease, matches)).replaced).toEqual([{ delivery: 'd1', by: 'd2' }]);
    expect((await store.delivery('d2'))?.delivery.due).toBe(3_500);
  });
}

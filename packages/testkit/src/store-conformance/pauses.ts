import type { Store } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aClaim, aDelivery, anEntry, aPause, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };
const everything = { lane: null } as const;

export function pauseTests(scene: () => Scene): void {
  const pauses = async (store: Store) => (await store.configuration()).pauses;

  it('remembers what is paused, since when and why, as a new configuration revision', async () => {
    const { store, under } = scene();
    expect(await pauses(store)).toEqual([]);
    const paused = await store.setPause(aPause({ reason: 'Wartung' }));
    expect(paused).toEqual({ changed: true, revision: 1, sending: [] });
    expect(await store.setPause(aPause({ ...everything, at: 4_000 }))).toMatchObject({ revision: 2 });
    const rows = [
      { lane: null, paused: true, reason: null, since: 4_000 },
      { lane: 'l', paused: true, reason: 'Wartung', since: 3_000 },
    ];
    expect(await store.configuration()).toMatchObject({ revision: 2, pauses: rows });
    const reopened = await under.reopen();
    await reopened.open(() => 'ins_2');
    expect(await pauses(reopened)).toEqual(rows);
  });

  it('remembers when it was resumed last', async () => {
    const { store } = scene();
    await store.setPause(aPause({ reason: 'Wartung' }));
    expect(await store.setPause(aPause({ paused: false, at: 5_000 }))).toMatchObject({ changed: true, revision: 2 });
    expect(await pauses(store)).toEqual([{ lane: 'l', paused: false, reason: null, since: 5_000 }]);
  });

  it('changes and writes nothing where it is so already', async () => {
    const { store } = scene();
    await store.setPause(aPause({ paused: false }));
    await store.setPause(aPause({ reason: 'Wartung', entry: anEntry('paused') }));
    const again = await store.setPause(aPause({ reason: 'anderes', at: 9_000 }));
    expect(again).toMatchObject({ changed: false, revision: 1 });
    expect(await pauses(store)).toMatchObject([{ reason: 'Wartung', since: 3_000 }]);
    expect((await store.history(0, 10)).map(({ kind }) => kind)).toEqual(['paused']);
  });

  it('names the deliveries that are being sent in the lane, or in all lanes', async () => {
    const { store, matched } = scene();
    await matched('e1', aDelivery('d1', { start }), aDelivery('d2', { webhook: 'w2', lane: 'l2', start }));
    await matched('e2', aDelivery('d3', { start }), aDelivery('d4', { webhook: 'w2', lane: 'l2' }));
    expect(await store.setPause(aPause())).toMatchObject({ sending: ['d1', 'd3'] });
    expect(await store.setPause(aPause())).toMatchObject({ changed: false, sending: ['d1', 'd3'] });
    expect(await store.setPause(aPause(everything))).toMatchObject({ sending: ['d1', 'd2', 'd3'] });
  });

  it('starts nothing that is matched while its lane is paused', async () => {
    const { store, matched, row } = scene();
    await store.setPause(aPause());
    const result = await matched(
      'e1',
      aDelivery('d1', { start }),
      aDelivery('d2', { webhook: 'w2', lane: 'l2', start }),
    );
    expect(result).toMatchObject({ started: ['d2'], waiting: ['d1'] });
    expect(await row('d1')).toMatchObject({ state: 'waiting', due: 1_000, parked: null });
  });

  it.each([
    ['its lane', { lane: 'l' }],
    ['everything', { lane: null }],
  ])('tells and claims nothing while %s is paused, and all of it afterwards', async (_what, change) => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1'));
    await store.setPause(aPause(change));
    expect(await store.dueQueues()).toEqual([]);
    expect(await store.claim(fence, lease, 50_000, [aClaim()])).toEqual([]);
    await store.setPause(aPause({ ...change, paused: false }));
    expect(await store.dueQueues()).toEqual([{ lane: 'l', webhook: 'w', due: 1_000 }]);
    expect(await store.claim(fence, lease, 50_000, [aClaim()])).toMatchObject([{ id: 'd1' }]);
  });

  it('does the same while the webhook is paused', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('d1'));
    await store.setWebhookStatus(aStatusChange({ status: 'paused' }));
    expect(await store.dueQueues()).toEqual([]);
    expect(await store.claim(fence, lease, 50_000, [aClaim()])).toEqual([]);
    await store.setWebhookStatus(aStatusChange({ status: 'active' }));
    expect(await store.claim(fence, lease, 50_000, [aClaim()])).toMatchObject([{ id: 'd1' }]);
  });

  it('leaves other lanes alone', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { lane: 'l2' }));
    await store.setPause(aPause());
    expect(await store.claim(fence, lease, 50_000, [aClaim({ lane: 'l2' })])).toMatchObject([{ id: 'd1' }]);
  });

  it('keeps what is settled as waiting until it is resumed', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }));
    await store.setPause(aPause());
    await store.settle(fence, 4_000, [aSettlement('d1', { state: 'waiting', due: 5_000 })]);
    expect(await store.dueQueues()).toEqual([]);
    await store.setPause(aPause({ paused: false }));
    expect(await store.dueQueues()).toEqual([{ lane: 'l', webhook: 'w', due: 5_000 }]);
  });

  it('holds nothing of a deleted webhook, so that it can be ended', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('d1', { start }));
    await store.setPause(aPause(everything));
    await store.deleteWebhook(aStatusChange());
    await store.settle(fence, 4_000, [aSettlement('d1', { state: 'waiting', due: 5_000 })]);
    expect(await store.claim(fence, lease, 50_000, [aClaim()])).toMatchObject([{ id: 'd1' }]);
  });
}

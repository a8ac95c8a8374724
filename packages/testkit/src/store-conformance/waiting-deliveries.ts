import { expect, it } from 'vitest';
import { aClaim, aDelivery, anEntry, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };
const frozen = { method: 'POST', contentType: 'application/json', body: '["{}"]' } as const;

/** What becomes of waiting deliveries when their webhook changes. */
export function waitingDeliveryTests(scene: () => Scene): void {
  /** Webhook `w` with `new` (never tried), `tried` (frozen), `pinned` (claimed once, not frozen) and `sent` (in flight). */
  async function variety(): Promise<Scene> {
    const all = scene();
    const { store, fence, matched } = all;
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('new'));
    for (const id of ['tried', 'pinned', 'sent']) await matched(`event of ${id}`, aDelivery(id, { start }));
    await store.settle(fence, 1_500, [
      aSettlement('tried', { state: 'waiting', due: 9_000, frozen }),
      aSettlement('pinned', { state: 'waiting', due: 9_000, attempts: 0 }),
    ]);
    return all;
  }
  const versions = async ({ row }: Scene) =>
    Promise.all(['new', 'tried', 'pinned', 'sent'].map(async (id) => (await row(id)).version));

  it('counts them by whether they were tried', async () => {
    const { store } = await variety();
    expect(await store.countWaiting('w')).toEqual({ untried: 2, tried: 1, held: 0 });
    await store.setWebhookStatus(aStatusChange());
    expect(await store.countWaiting('w')).toEqual({ untried: 2, tried: 1, held: 3 });
    expect(await store.countWaiting('none')).toEqual({ untried: 0, tried: 0, held: 0 });
  });

  it('rebuild lets those not yet tried take the new version', async () => {
    const all = await variety();
    await all.store.saveWebhook(aWebhook({ previousVersion: 1, waiting: 'rebuild' }));
    expect(await versions(all)).toEqual([null, 1, null, 1]);
    const claimed = await all.store.claim(all.fence, lease, 9_000, [aClaim({ version: 2 })]);
    expect(Object.fromEntries(claimed.map(({ id, version }) => [id, version]))).toEqual({
      new: 2,
      tried: 1,
      pinned: 2,
    });
  });

  it('keep pins those not yet tried to the version before', async () => {
    const all = await variety();
    await all.store.saveWebhook(aWebhook({ previousVersion: 1, waiting: 'keep' }));
    expect(await versions(all)).toEqual([1, 1, 1, 1]);
    await all.store.saveWebhook(aWebhook({ previousVersion: 2, waiting: 'keep' }));
    expect(await versions(all)).toEqual([1, 1, 1, 1]);
  });

  it('cancel cancels all that wait, with an entry for each, and leaves alone what is being sent', async () => {
    const { store, row } = await variety();
    const save = aWebhook({ previousVersion: 1, waiting: 'cancel', at: 4_000, entry: anEntry('saved') });
    expect(await store.saveWebhook(save)).toMatchObject({ cancelled: 3 });
    for (const id of ['new', 'tried', 'pinned']) {
      expect(await row(id)).toMatchObject({
        state: 'cancelled',
        reason: 'webhookChanged',
        due: null,
        updatedAt: 4_000,
      });
    }
    expect(await row('sent')).toMatchObject({ state: 'sending' });
    const cancelled = (id: string) => ({ kind: 'delivery.cancelled', delivery: id, line: `{"delivery":"${id}"}` });
    expect((await store.history(1, 10)).map(({ kind, delivery, line }) => ({ kind, delivery, line }))).toEqual([
      { kind: 'saved', delivery: undefined, line: '{"kind":"saved"}' },
      ...['new', 'tried', 'pinned'].map(cancelled),
    ]);
    expect(await store.countWaiting('w')).toEqual({ untried: 0, tried: 0, held: 0 });
    expect(await store.dueQueues()).toEqual([]);
  });

  it('move to the new lane, those being sent too, and no others', async () => {
    const { store, fence, matched, row } = await variety();
    await matched('e9', aDelivery('foreign', { webhook: 'w2' }));
    await store.saveWebhook(aWebhook({ previousVersion: 1, lane: 'l2' }));
    for (const id of ['new', 'tried', 'pinned', 'sent']) expect(await row(id)).toMatchObject({ lane: 'l2' });
    expect(await row('foreign')).toMatchObject({ lane: 'l' });
    await store.settle(fence, 5_000, [aSettlement('sent', { state: 'waiting', due: 5_500 })]);
    expect(await store.claim(fence, lease, 9_000, [aClaim({ lane: 'l2' })])).toHaveLength(4);
  });

  it('parked for another reason than inactivity are due again when the webhook is saved', async () => {
    const { store, fence, matched, row } = scene();
    await store.saveWebhook(aWebhook());
    const reasons = ['policy', 'secrets', 'target', 'credentials', 'handshake'] as const;
    for (const parked of reasons) {
      await matched(`event of ${parked}`, aDelivery(parked, { start }));
      await store.settle(fence, 1_500, [aSettlement(parked, { state: 'waiting', parked, due: 90_000 })]);
    }
    await store.saveWebhook(aWebhook({ previousVersion: 1, at: 4_000 }));
    for (const parked of reasons) expect(await row(parked)).toMatchObject({ parked: null, due: 4_000 });
  });

  it('are held while the webhook is inactive, and stay held until somebody says what to do with them', async () => {
    const { store, row } = await variety();
    await store.setWebhookStatus(aStatusChange());
    const held = { state: 'waiting', parked: 'inactive', due: null, updatedAt: 3_000 };
    expect(await row('new')).toMatchObject(held);
    await store.setWebhookStatus(aStatusChange({ status: 'paused' }));
    await store.setWebhookStatus(aStatusChange({ status: 'active', at: 4_000 }));
    await store.saveWebhook(aWebhook({ previousVersion: 1, at: 5_000 }));
    expect(await row('new')).toMatchObject(held);
    expect(await row('tried')).toMatchObject(held);
  });

  it('held ones are due again with rebuild and keep, which differ in the version', async () => {
    const all = await variety();
    await all.store.setWebhookStatus(aStatusChange());
    await all.store.setWebhookStatus(aStatusChange({ status: 'active', waiting: 'keep', at: 4_000 }));
    expect(await all.row('pinned')).toMatchObject({ parked: null, due: 4_000, version: 1, updatedAt: 4_000 });
    await all.store.setWebhookStatus(aStatusChange());
    await all.store.setWebhookStatus(aStatusChange({ status: 'paused', waiting: 'rebuild', at: 5_000 }));
    expect(await all.row('pinned')).toMatchObject({ parked: null, due: 5_000, version: null });
    expect(await all.row('tried')).toMatchObject({ parked: null, due: 5_000, version: 1 });
  });

  it('that were never held keep their version when held ones are rebuilt', async () => {
    const all = await variety();
    await all.store.setWebhookStatus(aStatusChange());
    await all.store.setWebhookStatus(aStatusChange({ status: 'active' }));
    await all.matched('e9', aDelivery('later', { start: { version: 5 } }));
    await all.store.settle(all.fence, 4_000, [aSettlement('later', { state: 'waiting', due: 9_000, attempts: 0 })]);
    await all.store.setWebhookStatus(aStatusChange({ status: 'active', waiting: 'rebuild', at: 5_000 }));
    expect(await all.row('later')).toMatchObject({ version: 5, due: 9_000 });
    expect(await all.row('pinned')).toMatchObject({ version: null });
  });

  it('held ones can be cancelled, and with them none that was not held', async () => {
    const { store, matched, row } = await variety();
    await store.setWebhookStatus(aStatusChange());
    await store.setWebhookStatus(aStatusChange({ status: 'active' }));
    await matched('e9', aDelivery('later'));
    const change = aStatusChange({ status: 'active', waiting: 'cancel', at: 5_000 });
    expect(await store.setWebhookStatus(change)).toMatchObject({ cancelled: 3 });
    expect(await row('new')).toMatchObject({ state: 'cancelled', reason: 'webhookChanged' });
    expect(await row('later')).toMatchObject({ state: 'waiting', due: 1_000 });
  });

  it('are cancelled instead of held where that was chosen', async () => {
    const { store, row } = await variety();
    expect(await store.setWebhookStatus(aStatusChange({ waiting: 'cancel' }))).toMatchObject({ cancelled: 3 });
    expect(await row('tried')).toMatchObject({ state: 'cancelled', reason: 'webhookChanged' });
  });

  it('are held when the webhook is saved as inactive', async () => {
    const { store, row } = await variety();
    await store.saveWebhook(aWebhook({ previousVersion: 1, status: 'inactive', at: 4_000 }));
    expect(await row('new')).toMatchObject({ parked: 'inactive', due: null });
    expect(await store.countWaiting('w')).toMatchObject({ held: 3 });
  });

  it('are cancelled when the webhook is deleted; what ended and what is being sent stays', async () => {
    const { store, fence, matched, row } = await variety();
    await matched('e9', aDelivery('done', { start }));
    await store.settle(fence, 2_000, [aSettlement('done')]);
    expect(await store.deleteWebhook(aStatusChange({ at: 4_000 }))).toMatchObject({ cancelled: 3 });
    expect(await row('new')).toMatchObject({ state: 'cancelled', reason: 'webhookDeleted' });
    expect(await row('done')).toMatchObject({ state: 'delivered' });
    expect(await row('sent')).toMatchObject({ state: 'sending' });
  });

  it('wait as long as they had to, and no longer, when the clock is set back', async () => {
    const { store, fence, matched, row } = scene();
    for (const [id, at, due] of [
      ['before', 1_000, 9_000],
      ['later', 5_000, 6_500],
      ['overdue', 5_000, 4_000],
    ] as const) {
      await matched(`event of ${id}`, aDelivery(id, { start, webhook: `webhook of ${id}` }));
      await store.settle(fence, at, [aSettlement(id, { state: 'waiting', due })]);
    }
    expect(await store.bringForward(2_000)).toBe(2);
    expect(await row('before')).toMatchObject({ due: 9_000, updatedAt: 1_000 });
    expect(await row('later')).toMatchObject({ due: 3_500, updatedAt: 2_000 });
    expect(await row('overdue')).toMatchObject({ due: 2_000, updatedAt: 2_000 });
    expect(await store.bringForward(2_000)).toBe(0);
  });

  it('are made due again by reason, of one webhook or of all', async () => {
    const { store, fence, matched, row } = scene();
    for (const id of ['d1', 'd2', 'd3']) {
      await matched(`event of ${id}`, aDelivery(id, { start, webhook: `webhook of ${id}` }));
      const parked = id === 'd3' ? 'secrets' : 'policy';
      await store.settle(fence, 1_500, [aSettlement(id, { state: 'waiting', parked, due: 90_000 })]);
    }
    expect(await store.unpark({ reason: 'policy', webhook: 'webhook of d2' }, 5_000)).toBe(1);
    expect(await row('d1')).toMatchObject({ parked: 'policy', due: 90_000 });
    expect(await row('d2')).toMatchObject({ parked: null, due: 5_000, updatedAt: 5_000 });
    expect(await store.unpark({ reason: 'policy' }, 6_000)).toBe(1);
    expect(await store.unpark({ reason: 'policy' }, 6_000)).toBe(0);
    expect(await row('d3')).toMatchObject({ parked: 'secrets' });
  });
}

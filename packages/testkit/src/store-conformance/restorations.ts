import { expect, it } from 'vitest';
import { aDelivery, anEntry, aRun, aStatusChange, aWebhook } from './producers.ts';
import { anOwner, type Scene } from './scene.ts';

const beginning = { at: 5_000, loggedUpTo: 40, reason: 'restored', entry: anEntry('dispatch.held') };
const ended = (delivery: string) => ({
  delivery,
  state: 'delivered' as const,
  attempts: 2,
  entry: anEntry('delivery.settled', { delivery }),
});

export function restorationTests(scene: () => Scene): void {
  it('is none at first, and ending it changes nothing', async () => {
    const { store } = scene();
    expect(await store.restoration()).toBeUndefined();
    expect(await store.endRestoration(5_000, anEntry('dispatch.released'))).toBe(false);
    expect(await store.history(0, 10)).toEqual([]);
  });

  it('pauses everything, takes the lease back, cancels runs and numbers on behind the log', async () => {
    const { store, fence } = scene();
    await store.saveWebhook(aWebhook());
    await store.createRun(aRun(), anEntry('resend.started'));
    await store.createRun(aRun({ id: 'kunden', kind: 'backfill' }), anEntry('backfill.started'));
    await store.beginRestoration(beginning);
    expect(await store.restoration()).toEqual({ at: 5_000, lastHistory: 3, loggedUpTo: 40, settled: 0 });
    const { pauses, revision } = await store.configuration();
    expect([pauses, revision]).toEqual([[{ lane: null, paused: true, reason: 'restored', since: 5_000 }], 2]);
    expect(await store.history(3, 10)).toMatchObject([{ sequence: 41, kind: 'dispatch.held' }]);
    expect(await store.runs({})).toMatchObject([{ state: 'running' }, { state: 'cancelled', updatedAt: 5_000 }]);
    expect(await store.renewDispatch(fence, 90_000)).toBe(false);
    expect(await store.takeDispatch(anOwner('own_2'), 5_000, 9_000, () => false)).toMatchObject({ taken: true });
  });

  it('lets what was being sent wait, held where its webhook is inactive', async () => {
    const { store, matched } = scene();
    await store.saveWebhook(aWebhook());
    await store.saveWebhook(aWebhook({ id: 'w2' }));
    await matched(
      'e1',
      aDelivery('d1', { start: { version: 1 } }),
      aDelivery('d2', { webhook: 'w2', start: { version: 1 } }),
    );
    await store.setWebhookStatus(aStatusChange({ id: 'w2', status: 'inactive' }));
    await store.beginRestoration(beginning);
    const { rows } = await store.deliveries({}, { limit: 10, oldestFirst: true });
    expect(rows).toMatchObject([
      { id: 'd1', state: 'waiting', due: 5_000, parked: null },
      { id: 'd2', state: 'waiting', due: null, parked: 'inactive' },
    ]);
    expect(await store.dueQueues()).toEqual([]);
  });

  it('ends what had ended, and lets go on what stands behind it', async () => {
    const { store, matched } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('d1', { orderKey: 'k' }));
    await matched('e2', aDelivery('d2', { orderKey: 'k' }));
    await store.beginRestoration(beginning);
    expect(await store.settleRestored([ended('d1'), ended('unknown')], 6_000)).toEqual(['d1']);
    expect(await store.settleRestored([ended('d1')], 7_000)).toEqual([]);
    expect((await store.delivery('d1'))?.delivery).toMatchObject({
      state: 'delivered',
      attempts: 2,
      updatedAt: 6_000,
      due: null,
    });
    expect((await store.delivery('d2'))?.delivery).toMatchObject({ state: 'waiting', blocked: false, due: 6_000 });
    expect(await store.restoration()).toMatchObject({ settled: 1 });
    expect((await store.history(41, 10)).map(({ kind, delivery }) => [kind, delivery])).toEqual([
      ['delivery.settled', 'd1'],
    ]);
    expect(await store.dueQueues()).toEqual([]);
    expect(await store.endRestoration(8_000, anEntry('dispatch.released'))).toBe(true);
    expect(await store.restoration()).toBeUndefined();
    expect(await store.dueQueues()).toEqual([{ lane: 'l', webhook: 'w', due: 6_000 }]);
    expect(await store.endRestoration(9_000, anEntry('dispatch.released'))).toBe(false);
  });
}

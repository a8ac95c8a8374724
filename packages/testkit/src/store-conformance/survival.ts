import { expect, it } from 'vitest';
import {
  aClaim,
  aConnection,
  aDelivery,
  anEntry,
  aStoredEvent,
  aSettlement,
  aStatusChange,
  aWebhook,
} from './producers.ts';
import { anOwner, lease, type Scene } from './scene.ts';

const start = { version: 1 };
const frozen = { method: 'POST', contentType: 'application/json', body: '["{}"]' } as const;

export function survivalTests(scene: () => Scene): void {
  it('has after a restart everything that it acknowledged before', async () => {
    const { store, fence, under, matched, accepted } = scene();
    await store.saveConnection(aConnection());
    await store.saveWebhook(aWebhook({ connection: 'c' }));
    await store.saveWebhook(aWebhook({ id: 'w2' }));
    await matched('e1', aDelivery('done', { start }), aDelivery('waits', { webhook: 'w2', start, elements: [3] }));
    await matched(
      'e2',
      aDelivery('head', { start, orderKey: 'k' }),
      aDelivery('blocked', { webhook: 'w3', orderKey: 'k' }),
    );
    await store.settle(
      fence,
      5_000,
      [
        aSettlement('done', { frozen, entries: [anEntry('attempt', { delivery: 'done', exchange: '{}' })] }),
        aSettlement('waits', { state: 'waiting', due: 6_000, parked: 'policy' }),
      ],
      { lanes: [{ lane: 'l', state: '{"breaker":"open"}' }], loggedUpTo: 2 },
    );
    await store.setWebhookStatus(aStatusChange({ id: 'w2', status: 'paused', reason: 'Wartung' }));
    await accepted('e3');
    const everything = async (from: typeof store) => ({
      configuration: await from.configuration(),
      versions: await from.webhookVersions('w'),
      events: await from.events({}, { limit: 10 }),
      unmatched: await from.unmatched(10),
      deliveries: await Promise.all(['done', 'waits', 'head', 'blocked'].map((id) => from.delivery(id))),
      history: await from.history(0, 100),
      lanes: await from.lanes(),
      cursor: await from.logCursor(),
      queues: await from.dueQueues(),
    });
    const before = await everything(store);
    const again = await under.reopen();
    expect(await again.open(() => 'ins_2')).toEqual({ installation: 'ins_1' });
    expect(await everything(again)).toEqual(before);
    expect(before.deliveries).toMatchObject([{ frozen }, {}, {}, { delivery: { blocked: true } }]);
  });

  it('goes on where it stopped: numbers, order, leases and the dispatcher lease', async () => {
    const { store, fence, under, matched } = scene();
    await matched('e1', aDelivery('d1', { start, orderKey: 'k' }), aDelivery('d2', { webhook: 'w2', orderKey: 'k' }));
    await store.saveWebhook(aWebhook());
    const again = await under.reopen();
    await again.open(() => 'ins_2');
    const held = await again.takeDispatch(anOwner('own_2'), 2_000, 40_000, () => false);
    expect(held).toMatchObject({ taken: false, heldBy: anOwner('own_1') });
    const taken = await again.takeDispatch(anOwner('own_2'), 2_000, 40_000, () => true);
    expect(taken).toMatchObject({ taken: true, epoch: fence + 1, previousGone: true });
    const reclaimed = await again.reclaim(fence + 1, { ...lease, token: 'again' }, 30_000, 10);
    expect(reclaimed).toMatchObject([{ id: 'd1', event: aStoredEvent('e1') }]);
    const entries = [anEntry('attempt')];
    const settled = await again.settle(fence + 1, 5_000, [aSettlement('d1', { lease: 'again', entries })]);
    expect(settled).toMatchObject({ released: [{ webhook: 'w2' }], lastHistory: 2, revision: 1 });
    expect(await again.claim(fence + 1, lease, 5_000, [aClaim({ webhook: 'w2' })])).toMatchObject([{ id: 'd2' }]);
    expect(await again.accept([[aStoredEvent('e1')], [aStoredEvent('e2')]])).toMatchObject([
      { events: [{ sequence: 1, known: true }] },
      { events: [{ sequence: 2, revision: 1, known: false }] },
    ]);
  });

  it('keeps the id of the installation', async () => {
    const { store, under } = scene();
    expect(await store.open(() => 'ins_9')).toEqual({ installation: 'ins_1' });
    const again = await under.reopen();
    expect(await again.open(() => 'ins_9')).toEqual({ installation: 'ins_1' });
  });

  it('refuses calls when it is closed, and can be closed twice', async () => {
    const { store } = scene();
    await store.close();
    await expect(store.accept([[aStoredEvent('e1')]])).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    await expect(store.foreignChanges()).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    await store.close();
  });

  it('finishes what is under way before it closes', async () => {
    const { store, under } = scene();
    const accepting = Promise.all(['e1', 'e2', 'e3'].map((id) => store.accept([[aStoredEvent(id)]])));
    const closing = store.close();
    expect(await accepting).toHaveLength(3);
    await closing;
    const again = await under.reopen();
    await again.open(() => 'ins_2');
    expect(await again.unmatched(10)).toHaveLength(3);
  });
}

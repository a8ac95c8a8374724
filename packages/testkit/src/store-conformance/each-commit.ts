import type { Fence, Store } from '@eilbote/core';
import { expect, it } from 'vitest';
import {
  aClaim,
  aConnection,
  aDelivery,
  anEntry,
  aStoredEvent,
  aResend,
  aRun,
  aSettlement,
  aStatusChange,
  aWebhook,
} from './producers.ts';
import { anOwner, lease, type Scene } from './scene.ts';

type Act = (store: Store, fence: Fence) => Promise<unknown>;

/** Every kind of commit, in an order in which each finds what it needs. The process dies after each of them. */
const commits: { readonly [name: string]: Act } = {
  saveConnection: (store) => store.saveConnection(aConnection()),
  saveWebhook: (store) => store.saveWebhook(aWebhook({ connection: 'c' })),
  accept: (store) => store.accept([[aStoredEvent('e1')], [aStoredEvent('e2')]]),
  match: async (store, fence) => {
    const [first] = await store.unmatched(1);
    if (first === undefined) throw new Error('the event is not there any more');
    const deliveries = [aDelivery('d1'), aDelivery('d2', { webhook: 'w2' }), aDelivery('d3', { webhook: 'w3' })];
    return store.match(fence, lease, [{ event: first.sequence, revision: 0, deliveries }]);
  },
  claim: (store, fence) => store.claim(fence, lease, 2_000, [aClaim()]),
  settle: (store, fence) => {
    const lanes = [{ lane: 'l', state: '{"open":true}' }];
    return store.settle(fence, 3_000, [aSettlement('d1', { lease: lease.token, entries: [anEntry('attempt')] })], {
      lanes,
      loggedUpTo: 1,
    });
  },
  resend: (store) => store.resend([aResend('d4', 'd1')]),
  cancelDeliveries: (store) =>
    store.cancelDeliveries({ webhook: 'w2' }, 4_000, 'byHand', anEntry('delivery.cancelled')),
  setWebhookStatus: (store) => store.setWebhookStatus(aStatusChange()),
  createRun: (store) => store.createRun(aRun(), anEntry('run')),
  updateRun: (store) => store.updateRun({ run: 'run_1', at: 6_400, state: 'running', total: 3, done: 1, leftOut: 0 }),
  cancelRun: (store) => store.cancelRun('run_1', 6_500, anEntry('run')),
  leaseToken: (store) => store.leaseToken({ connection: 'c', seen: 0, lease: 't', now: 5_000, until: 9_000 }),
  saveToken: (store) =>
    store.saveToken({ connection: 'c', lease: 't', version: 1, token: 'sealed', expiresAt: 99_000 }),
  requestErasure: (store) =>
    store.requestErasure({
      id: 'ers_1',
      record: { table: 'Auftrag', key: 'e2' },
      subject: 'hash of e2',
      requestedAt: 6_600,
      requestedBy: null,
      entry: anEntry('erasure.requested'),
    }),
  erase: async (store, fence) => {
    const nothing = { json: '{"records":{},"details":{}}', corrections: [], lines: [], lastHistory: 0 };
    return store.erase(fence, 6_700, 'ers_1', [{ event: 2, key: 'erased', ...nothing }], anEntry('cancelled'));
  },
  advanceErasure: (store, fence) => store.advanceErasure(fence, { erasure: 'ers_1', to: 'log', at: 6_800 }),
  forget: (store, fence) => store.forget(fence, 1e12, [2]),
  forgetHistory: (store, fence) => store.forgetHistory(fence, 1e12, 0),
  deleteWebhook: (store) =>
    store.deleteWebhook({ id: 'w', at: 7_000, entry: anEntry('webhook.deleted'), cancelEntry: anEntry('cancelled') }),
  deleteConnection: (store) => store.deleteConnection({ id: 'c', entry: anEntry('connection.deleted') }),
};

/** What a reader can see of a store. */
async function readings(store: Store): Promise<unknown> {
  const { rows } = await store.deliveries({}, { limit: 100 });
  return {
    configuration: await store.configuration(),
    deliveries: await Promise.all(rows.map(({ id }) => store.delivery(id))),
    events: await store.events({}, { limit: 100 }),
    unmatched: await store.unmatched(100),
    due: (await store.dueQueues()).toSorted((a, b) => a.webhook.localeCompare(b.webhook)),
    history: await store.history(0, 1_000),
    logCursor: await store.logCursor(),
    lanes: await store.lanes(),
    runs: await store.runs({}),
    erasures: await store.erasures({}),
    token: await store.connectionToken('c'),
  };
}

export function eachCommitTests(scene: () => Scene): void {
  it('has on the disk what one commit alone has written, whichever it is', { timeout: 30_000 }, async () => {
    const { under, fence } = scene();
    let { store } = scene();
    for (const [name, act] of Object.entries(commits)) {
      const before = await readings(store);
      await act(store, fence);
      const after = await readings(store);
      store = await under.reopen();
      await store.open(() => 'ins_9');
      expect([name, await readings(store)]).toEqual([name, after]);
      if (name !== 'leaseToken') expect([name, after]).not.toEqual([name, before]);
    }
  });

  it('has the fence on the disk before it has told of it', async () => {
    const { store, under, fence } = scene();
    expect(await store.takeDispatch(anOwner('own_2'), 30_000, 50_000, () => true)).toMatchObject({ epoch: fence + 1 });
    const again = await under.reopen();
    await again.open(() => 'ins_9');
    await expect(again.renewDispatch(fence, 60_000)).resolves.toBe(false);
    await expect(again.renewDispatch(fence + 1, 60_000)).resolves.toBe(true);
  });
}

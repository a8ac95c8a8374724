import { StoreFenced } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aClaim, aDelivery, aStoredEvent, aSettlement, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const frozen = { method: 'POST', contentType: 'application/json', body: '["{}"]' } as const;
const ids = (deliveries: readonly { readonly id: string }[]) => deliveries.map(({ id }) => id);

export function claimTests(scene: () => Scene): void {
  it('tells the earliest due time of each lane and webhook that has something claimable', async () => {
    const { store, matched } = scene();
    await matched('e1', aDelivery('d1', { due: 5_000 }), aDelivery('d2', { webhook: 'w2', due: 7_000 }));
    await matched('e2', aDelivery('d3', { due: 3_000 }), aDelivery('d4', { webhook: 'w2', lane: 'l2', due: 9_000 }));
    await matched('e3', aDelivery('d5', { due: 4_000 }), aDelivery('d6', { webhook: 'w3', start: { version: 1 } }));
    const queues = await store.dueQueues();
    expect(queues).toHaveLength(3);
    expect(queues).toEqual(
      expect.arrayContaining([
        { lane: 'l', webhook: 'w', due: 3_000 },
        { lane: 'l', webhook: 'w2', due: 7_000 },
        { lane: 'l2', webhook: 'w2', due: 9_000 },
      ]),
    );
  });

  it('claims only what is due, the oldest due first, the oldest written first among equals', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { due: 3_000 }));
    await matched('e2', aDelivery('d2', { due: 2_000 }));
    await matched('e3', aDelivery('d3', { due: 4_001 }));
    await matched('e4', aDelivery('d4', { due: 2_000 }));
    expect(ids(await store.claim(fence, lease, 4_000, [aClaim()]))).toEqual(['d2', 'd4', 'd1']);
    expect(await store.claim(fence, lease, 4_000, [aClaim()])).toEqual([]);
    expect(await store.dueQueues()).toEqual([{ lane: 'l', webhook: 'w', due: 4_001 }]);
  });

  it('keeps to the limit, lane and webhook of each claim, in the order of the claims', async () => {
    const { store, fence, matched } = scene();
    for (const number of [1, 2, 3]) {
      await matched(
        `e${number}`,
        aDelivery(`a${number}`),
        aDelivery(`b${number}`, { webhook: 'w2' }),
        aDelivery(`c${number}`, { webhook: 'w3', lane: 'l2' }),
      );
    }
    const claims = [aClaim({ webhook: 'w2', limit: 1 }), aClaim({ limit: 2 }), aClaim({ lane: 'l2' })];
    expect(ids(await store.claim(fence, lease, 4_000, claims))).toEqual(['b1', 'a1', 'a2']);
  });

  it('hands out everything that an attempt needs, and pins the version where none is', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', aDelivery('d1', { elements: [1], orderKey: 'k' }));
    expect(await store.claim(fence, lease, 4_000, [aClaim({ version: 7 })])).toEqual([
      {
        id: 'd1',
        messageId: 'd1',
        origin: 'event',
        of: null,
        corrected: false,
        webhook: 'w',
        tried: null,
        lane: 'l',
        orderKey: 'k',
        version: 7,
        createdAt: 1_000,
        expires: 90_000,
        elements: [1],
        attempts: 0,
        interruptions: 0,
        frozen: null,
        event: { ...aStoredEvent('e1'), sequence: 1, revision: 0 },
      },
    ]);
    expect(await row('d1')).toMatchObject({ state: 'sending', due: null, version: 7, updatedAt: 4_000 });
    const waiting = { state: 'waiting', due: 5_000, attempts: 2, interruptions: 1, frozen } as const;
    await store.settle(fence, 4_500, [aSettlement('d1', waiting)]);
    expect(await store.claim(fence, lease, 5_000, [aClaim({ version: 9 })])).toMatchObject([
      { version: 7, attempts: 2, interruptions: 1, frozen },
    ]);
    expect(await row('d1')).toMatchObject({ version: 7 });
  });

  it('never claims what is blocked, or parked and not yet expired', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { orderKey: 'k', due: 9_000 }), aDelivery('d2', { webhook: 'w2' }));
    await matched('e2', aDelivery('d3', { orderKey: 'k' }));
    const [claimed] = await store.claim(fence, lease, 2_000, [aClaim({ webhook: 'w2' })]);
    expect(claimed?.id).toBe('d2');
    await store.settle(fence, 2_000, [aSettlement('d2', { state: 'waiting', parked: 'policy', due: 90_000 })]);
    const all = [aClaim(), aClaim({ webhook: 'w2' })];
    expect(await store.claim(fence, lease, 8_999, all)).toEqual([]);
    expect(ids(await store.claim(fence, lease, 90_000, all))).toEqual(['d1', 'd2']);
  });

  it('never claims what is held because its webhook is inactive', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook({ status: 'inactive' }));
    await matched('e1', aDelivery('d1'));
    expect(await store.claim(fence, lease, 1e12, [aClaim()])).toEqual([]);
    expect(await store.dueQueues()).toEqual([]);
  });

  it('claims the same delivery only once when asked at the same time', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1'));
    const claims = await Promise.all([
      store.claim(fence, { token: 'first', until: 20_000 }, 2_000, [aClaim()]),
      store.claim(fence, { token: 'second', until: 20_000 }, 2_000, [aClaim()]),
    ]);
    expect(claims.flat()).toHaveLength(1);
  });

  it('refuses claims, reclaims and renewals of a dispatcher whose lease was taken over', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1'));
    await expect(store.claim(fence - 1, lease, 2_000, [aClaim()])).rejects.toBeInstanceOf(StoreFenced);
    await expect(store.reclaim(fence - 1, lease, 2_000, 10)).rejects.toBeInstanceOf(StoreFenced);
    await expect(store.renew(fence - 1, 'lease', ['d1'], 9_000)).rejects.toBeInstanceOf(StoreFenced);
    expect(await store.dueQueues()).toHaveLength(1);
  });
}

import { expect, it } from 'vitest';
import { aDelivery, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import type { Scene } from './scene.ts';

const start = { version: 1 };

export function asOfTests(scene: () => Scene): void {
  it('knows the revision that each event was matched with', async () => {
    const { store, fence, accepted } = scene();
    for (const id of ['e1', 'e2', 'e3', 'e4']) await accepted(id);
    const lease = { token: 'lease', until: 20_000 };
    await store.match(fence, lease, [
      { event: 1, revision: 0, deliveries: [] },
      { event: 2, revision: 0, deliveries: [] },
    ]);
    await store.match(fence, lease, [{ event: 4, revision: 7, deliveries: [] }]);
    const known = await Promise.all([1, 2, 3, 4, 5].map((event) => store.matchedWith(event)));
    expect(known).toEqual([0, 0, undefined, 7, undefined]);
  });

  it('tells what a webhook was in every revision', async () => {
    const { store } = scene();
    await store.saveWebhook(aWebhook({ id: 'other' }));
    await store.saveWebhook(aWebhook({ definition: '1', at: 2_000 }));
    await store.setWebhookStatus(aStatusChange({ at: 3_000 }));
    await store.saveWebhook(aWebhook({ previousVersion: 1, definition: '2', status: 'active', at: 4_000 }));
    await store.setWebhookStatus(aStatusChange({ status: 'paused', reason: 'it wants no calls', at: 5_000 }));
    await store.deleteWebhook(aStatusChange({ at: 6_000 }));
    const asOf = async (revision: number) => {
      const { version, status } = (await store.webhookAsOf('w', revision)) ?? {};
      return [version?.definition, status?.status, status?.reason, status?.at];
    };
    expect(await asOf(1)).toEqual([undefined, undefined, undefined, undefined]);
    expect(await asOf(2)).toEqual(['1', 'active', null, 2_000]);
    expect(await asOf(3)).toEqual(['1', 'inactive', null, 3_000]);
    expect(await asOf(4)).toEqual(['2', 'active', null, 4_000]);
    expect(await asOf(5)).toEqual(['2', 'paused', 'it wants no calls', 5_000]);
    expect(await asOf(6)).toEqual(['2', 'deleted', null, 6_000]);
    expect(await store.webhookAsOf('w', 99)).toMatchObject({ status: { revision: 6 }, version: { revision: 4 } });
    expect(await store.webhookAsOf('none', 99)).toBeUndefined();
  });

  it('knows a webhook that a receiver has paused', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('d1', { start }));
    const pausesWebhook = 'the receiver answered 410';
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'failed', pausesWebhook })]);
    const status = { revision: 2, status: 'paused', reason: pausesWebhook, at: 5_000 };
    expect(await store.webhookAsOf('w', 2)).toMatchObject({ status });
    expect(await store.webhookAsOf('w', 1)).toMatchObject({ status: { status: 'active' } });
  });

  it('keeps a status over the saves that leave it alone', async () => {
    const { store } = scene();
    await store.saveWebhook(aWebhook({ status: 'paused' }));
    await store.saveWebhook(aWebhook({ previousVersion: 1, status: 'paused' }));
    expect(await store.webhookAsOf('w', 2)).toMatchObject({ version: { version: 2 }, status: { revision: 1 } });
  });
}

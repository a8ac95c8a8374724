import { expect, it } from 'vitest';
import { aClaim, aDelivery, aSettlement } from './producers.ts';
import type { Scene } from './scene.ts';

const leaseOf = (token: string, until: number) => ({ token, until });

export function leaseTests(scene: () => Scene): void {
  async function claimed(token: string, until: number, ...ids: readonly string[]): Promise<void> {
    const { store, fence, matched } = scene();
    for (const id of ids) {
      await matched(`event of ${id}`, aDelivery(id));
      await store.claim(fence, leaseOf(token, until), 2_000, [aClaim()]);
    }
  }

  it('leases anew what a dead worker had, the longest overdue first', async () => {
    const { store, fence } = scene();
    await claimed('one', 5_000, 'd1');
    await claimed('two', 4_000, 'd2');
    await claimed('three', 6_000, 'd3');
    const again = await store.reclaim(fence, leaseOf('again', 30_000), 6_000, 10);
    expect(again).toMatchObject([
      { id: 'd2', version: 1, event: { id: 'event of d2' } },
      { id: 'd1', version: 1, event: { id: 'event of d1' } },
    ]);
    expect(await store.reclaim(fence, leaseOf('again', 30_000), 6_000, 10)).toEqual([]);
    expect(await store.settle(fence, 7_000, [aSettlement('d1', { lease: 'one' })])).toMatchObject({ refused: ['d1'] });
    expect(await store.settle(fence, 7_000, [aSettlement('d1', { lease: 'again' })])).toMatchObject({ refused: [] });
  });

  it('reclaims at most as many as asked for', async () => {
    const { store, fence } = scene();
    await claimed('one', 5_000, 'd1', 'd2', 'd3');
    expect(await store.reclaim(fence, leaseOf('again', 30_000), Number.POSITIVE_INFINITY, 2)).toHaveLength(2);
    expect(await store.reclaim(fence, leaseOf('again', 30_000), 6_000, 2)).toHaveLength(1);
  });

  it('reclaims what was started by match', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start: { version: 4 } }));
    expect(await store.reclaim(fence, leaseOf('again', 40_000), 20_000, 10)).toEqual([]);
    expect(await store.reclaim(fence, leaseOf('again', 40_000), 20_001, 10)).toMatchObject([{ id: 'd1', version: 4 }]);
  });

  it('extends a lease, so that it is not reclaimed', async () => {
    const { store, fence } = scene();
    await claimed('one', 5_000, 'd1', 'd2');
    expect(await store.renew(fence, 'one', ['d1'], 50_000)).toEqual([]);
    expect(await store.reclaim(fence, leaseOf('again', 60_000), 50_000, 10)).toMatchObject([{ id: 'd2' }]);
  });

  it('refuses to extend what another worker has, what ended, and what does not exist', async () => {
    const { store, fence } = scene();
    await claimed('one', 5_000, 'd1', 'd2', 'd3');
    await store.settle(fence, 3_000, [aSettlement('d1', { lease: 'one' })]);
    await store.reclaim(fence, leaseOf('again', 30_000), 6_000, 1);
    expect(await store.renew(fence, 'one', ['d1', 'd2', 'd3', 'none'], 50_000)).toEqual(['d1', 'd2', 'none']);
  });
}

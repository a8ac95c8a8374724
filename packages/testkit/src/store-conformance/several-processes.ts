import { StoreFenced } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aDelivery, aStoredEvent, aWebhook } from './producers.ts';
import { anOwner, lease, type Scene } from './scene.ts';

export function severalProcessesTests(scene: () => Scene): void {
  async function other() {
    const store = await scene().under.second();
    expect(await store.open(() => 'ins_2')).toEqual({ installation: 'ins_1' });
    return store;
  }

  it('tells when another process has committed, and only then', async () => {
    const { store } = scene();
    const second = await other();
    const before = await store.foreignChanges();
    await store.accept([[aStoredEvent('e1')]]);
    await second.configuration();
    expect(await store.foreignChanges()).toBe(before);
    await second.accept([[aStoredEvent('e2')]]);
    const after = await store.foreignChanges();
    expect(after).not.toBe(before);
    expect(await store.foreignChanges()).toBe(after);
    await second.saveWebhook(aWebhook());
    expect(await store.foreignChanges()).not.toBe(after);
  });

  it('shows at once what another process has written', async () => {
    const { store, matched } = scene();
    const second = await other();
    await second.saveWebhook(aWebhook({ status: 'inactive' }));
    await second.accept([[aStoredEvent('e1')]]);
    expect(await store.unmatched(10)).toMatchObject([{ id: 'e1', sequence: 1, revision: 1 }]);
    expect(await matched('e1', aDelivery('d1', { start: { version: 1 } }))).toMatchObject({ waiting: ['d1'] });
    expect(await second.delivery('d1')).toMatchObject({ delivery: { parked: 'inactive' } });
  });

  it('gives numbers and verdicts over all processes', async () => {
    const { store } = scene();
    const second = await other();
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? store : second).accept([[aStoredEvent(`e${index % 25}`), aStoredEvent(`f${index}`)]]),
      ),
    );
    const rows = verdicts.flat().flatMap((verdict) => (verdict.kind === 'accepted' ? verdict.events : []));
    expect(
      rows
        .filter(({ known }) => !known)
        .map(({ sequence }) => sequence)
        .toSorted((a, b) => a - b),
    ).toEqual(Array.from({ length: 65 }, (_, index) => index + 1));
    expect(rows.filter(({ known }) => known)).toHaveLength(15);
  });

  it('fences the first dispatcher as soon as another process has taken over', async () => {
    const { store, fence, accepted } = scene();
    const second = await other();
    const taken = await second.takeDispatch(anOwner('own_2'), 2_000, 40_000, () => true);
    expect(taken).toMatchObject({ taken: true, previous: anOwner('own_1') });
    const { sequence } = await accepted('e1');
    const matches = [{ event: sequence, revision: 0, deliveries: [] }];
    await expect(store.match(fence, lease, matches)).rejects.toBeInstanceOf(StoreFenced);
    expect(await store.renewDispatch(fence, 50_000)).toBe(false);
    expect(await second.match(fence + 1, lease, matches)).toMatchObject({ started: [] });
  });

  it('lets one of two processes take the dispatcher lease', async () => {
    const { store, fence } = scene();
    const second = await other();
    await store.releaseDispatch(fence);
    const both = await Promise.all(
      [store, second].map((one, index) => one.takeDispatch(anOwner(`own_${index}`), 2_000, 40_000, () => false)),
    );
    expect(both.filter(({ taken }) => taken)).toHaveLength(1);
  });
}

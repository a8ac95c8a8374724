import { expect, it } from 'vitest';
import { aDelivery, anEntry, aSettlement, aWebhook } from './producers.ts';
import type { Scene } from './scene.ts';

const start = { version: 1 };

export function historyTests(scene: () => Scene): void {
  it('numbers entries without a gap, settlement by settlement, whoever writes them', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook({ entry: anEntry('first') }));
    await matched(
      'e1',
      aDelivery('d1', { start, entry: anEntry('second') }),
      aDelivery('d2', { start, webhook: 'w2' }),
    );
    const entries = (...kinds: readonly string[]) => kinds.map((kind) => anEntry(kind));
    const result = await store.settle(fence, 5_000, [
      aSettlement('d1', { entries: entries('third', 'fourth') }),
      aSettlement('none', { entries: entries('refused') }),
      aSettlement('d2', { entries: entries('fifth') }),
    ]);
    expect(result.lastHistory).toBe(5);
    expect((await store.history(0, 10)).map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'first'],
      [2, 'second'],
      [3, 'third'],
      [4, 'fourth'],
      [5, 'fifth'],
    ]);
    expect((await store.settle(fence, 6_000, [])).lastHistory).toBe(5);
  });

  it('tells behind which number the entries since some time stand', async () => {
    const { store } = scene();
    expect(await store.historySince(0)).toBe(0);
    for (const [id, at] of [
      ['w1', 1_000],
      ['w2', 2_000],
      ['w3', 2_000],
      ['w4', 4_000],
    ] as const) {
      await store.saveWebhook(aWebhook({ id, at, entry: anEntry('webhook.saved', { at }) }));
    }
    expect(
      await Promise.all([0, 1_000, 1_001, 2_000, 2_001, 4_000, 4_001].map((at) => store.historySince(at))),
    ).toEqual([0, 0, 1, 1, 3, 3, 4]);
  });

  it('gives back entries as they were written, behind a number and at most as many as asked for', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }));
    const full = anEntry('attempt.delivered', {
      delivery: 'd1',
      webhook: 'w',
      exchange: '{"status":204}',
      line: '{"ä":1}',
    });
    const entries = [anEntry('bare'), full, anEntry('last')];
    await store.settle(fence, 5_000, [aSettlement('d1', { entries })]);
    expect(await store.history(0, 2)).toEqual([
      { ...anEntry('bare'), sequence: 1 },
      { ...full, sequence: 2 },
    ]);
    expect((await store.history(1, 10)).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(await store.history(3, 10)).toEqual([]);
  });

  it('shows with a delivery its own entries, in order', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }), aDelivery('d2', { start, webhook: 'w2' }));
    const of = (delivery: string, kind: string) => anEntry(kind, { delivery });
    await store.settle(fence, 5_000, [
      aSettlement('d1', { entries: [of('d1', 'one'), of('d1', 'two')] }),
      aSettlement('d2', { entries: [of('d2', 'other')] }),
    ]);
    expect((await store.delivery('d1'))?.history).toEqual([
      { ...of('d1', 'one'), sequence: 1 },
      { ...of('d1', 'two'), sequence: 2 },
    ]);
  });

  it('moves the log cursor forward only', async () => {
    const { store, fence } = scene();
    expect(await store.logCursor()).toBe(0);
    await store.settle(fence, 5_000, [], { loggedUpTo: 7 });
    expect(await store.logCursor()).toBe(7);
    await store.settle(fence, 5_000, [], { loggedUpTo: 4 });
    await store.settle(fence, 5_000, []);
    expect(await store.logCursor()).toBe(7);
  });
}

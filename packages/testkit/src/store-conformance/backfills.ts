import { expect, it } from 'vitest';
import { aDelivery, anEntry, aStoredEvent, aResend, aRun, aSettlement, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const mark = { run: 'kunden', webhooks: ['w', 'w2'] };
const aBackfill = () => aRun({ id: 'kunden', kind: 'backfill' });
const start = { version: 1 };

export function backfillTests(scene: () => Scene): void {
  const marked = (id: string) => aStoredEvent(id, { backfill: mark });

  it('gives back the mark of an event, wherever the event is handed out', async () => {
    const { store, fence } = scene();
    await store.accept([[marked('e1'), aStoredEvent('e2')]]);
    expect((await store.unmatched(10)).map(({ backfill }) => backfill)).toEqual([mark, undefined]);
    await store.match(fence, lease, [{ event: 1, revision: 0, run: 'kunden', deliveries: [aDelivery('d1')] }]);
    const claimed = await store.claim(fence, lease, 5_000, [{ lane: 'l', webhook: 'w', version: 1, limit: 9 }]);
    expect(claimed[0]?.event.backfill).toEqual(mark);
    expect((await store.delivery('d1'))?.event.backfill).toEqual(mark);
    expect((await store.event('e1'))?.backfill).toEqual(mark);
    expect(await store.event('e2')).not.toHaveProperty('backfill');
    expect((await store.events({}, { limit: 10 })).map(({ backfill }) => backfill?.run)).toEqual([undefined, 'kunden']);
  });

  it('answers an event of a run that it has already as known, and refuses it with other content', async () => {
    const { store } = scene();
    await store.accept([[marked('e1')]]);
    expect(await store.accept([[marked('e1')]])).toMatchObject([{ events: [{ sequence: 1, known: true }] }]);
    const other = { ...marked('e1'), hash: 'another' };
    expect(await store.accept([[other]])).toEqual([{ kind: 'conflict', id: 'e1' }]);
  });

  it('finds, counts and cancels the deliveries of a run, those that repeat others too', async () => {
    const { store, fence, row } = scene();
    await store.saveWebhook(aWebhook());
    await store.accept([
      [marked('e1'), aStoredEvent('e2'), aStoredEvent('e3', { backfill: { ...mark, run: 'other' } })],
    ]);
    await store.match(fence, lease, [
      {
        event: 1,
        revision: 0,
        run: 'kunden',
        deliveries: [aDelivery('d1', { start }), aDelivery('d1b', { webhook: 'w2' })],
      },
      { event: 2, revision: 0, deliveries: [aDelivery('d2')] },
      { event: 3, revision: 0, run: 'other', deliveries: [aDelivery('d3')] },
    ]);
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'failed' })]);
    await store.resend([aResend('r1', 'd1')]);
    const { rows } = await store.deliveries({ run: 'kunden' }, { limit: 10 });
    expect(rows.map(({ id }) => id)).toEqual(['r1', 'd1b', 'd1']);
    expect(await store.countDeliveries({ run: 'kunden' })).toMatchObject({ waiting: 2, failed: 1 });
    expect(await store.countDeliveries({ run: 'kunden', origin: 'event', states: ['waiting'] })).toMatchObject({
      waiting: 1,
      failed: 0,
    });
    const entry = anEntry('delivery.cancelled', { line: '{delivery}' });
    expect(await store.cancelDeliveries({ run: 'kunden' }, 7_000, 'byHand', entry)).toEqual(['d1b', 'r1']);
    expect(await row('d3')).toMatchObject({ state: 'waiting' });
    expect(await store.countDeliveries({ run: 'none' })).toMatchObject({ waiting: 0 });
  });

  it('notes how far a run has come, and lets one go on that was finished', async () => {
    const { store } = scene();
    await store.createRun(aBackfill(), anEntry('backfill.started'));
    const progress = { run: 'kunden', at: 7_000, total: 3, done: 2, leftOut: 1 };
    const entry = anEntry('backfill.finished');
    expect(await store.updateRun({ ...progress, state: 'finished', entry })).toBe(true);
    const noted = { total: 3, done: 2, leftOut: 1, updatedAt: 7_000 };
    expect(await store.runs({})).toEqual([{ ...aBackfill(), ...noted, state: 'finished' }]);
    expect(await store.updateRun({ ...progress, at: 8_000, total: 4, state: 'running' })).toBe(true);
    expect(await store.runs({ state: 'running' })).toMatchObject([{ total: 4, updatedAt: 8_000 }]);
    expect(await store.updateRun({ ...progress, run: 'none', state: 'running', entry })).toBe(false);
    const kinds = (await store.history(0, 20)).map(({ kind }) => kind);
    expect(kinds).toEqual(['backfill.started', 'backfill.finished']);
  });

  it('writes no delivery of a run that was cancelled, although its events are matched', async () => {
    const { store, fence } = scene();
    await store.createRun(aBackfill(), anEntry('backfill.started'));
    await store.accept([[marked('e1'), aStoredEvent('e2')]]);
    await store.cancelRun('kunden', 7_000, anEntry('backfill.cancelled'));
    const entry = anEntry('backfill.finished');
    const progress = { run: 'kunden', at: 8_000, total: 3, done: 2, leftOut: 1, entry };
    expect(await store.updateRun({ ...progress, state: 'finished' })).toBe(false);
    const result = await store.match(fence, lease, [
      { event: 1, revision: 0, run: 'kunden', deliveries: [aDelivery('d1')] },
      { event: 2, revision: 0, deliveries: [aDelivery('d2')] },
    ]);
    expect(result.waiting).toEqual(['d2']);
    expect(await store.unmatched(10)).toEqual([]);
    expect(await store.delivery('d1')).toBeUndefined();
    expect((await store.history(0, 20)).map(({ kind }) => kind)).toEqual(['backfill.started', 'backfill.cancelled']);
  });
}

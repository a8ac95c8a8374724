import type { Blanking, EventContent, HistoryEntry } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aDelivery, anEntry, aStoredEvent, aResend, aRun, aSettlement, aWebhook } from './producers.ts';
import type { Scene } from './scene.ts';

const start = { version: 1 };
const nothing = '{"records":{},"details":{}}';
const frozen = { method: 'POST', contentType: 'application/json', body: '["Küche"]' } as const;
const exchange = '{"answer":"ok"}';

const toBlank = ({ event, corrections, lines }: EventContent, more: Partial<Blanking> = {}): Blanking => ({
  event: event.sequence,
  blanked: 'retention',
  json: nothing,
  corrections: corrections.map(({ delivery }) => ({ delivery, json: nothing })),
  lines: [],
  lastHistory: lines.at(-1)?.sequence ?? 0,
  ...more,
});

export function retentionTests(scene: () => Scene): void {
  const attempt = (delivery: string): HistoryEntry => anEntry('attempt.delivered', { delivery, exchange });

  /** An event with one delivery that was delivered at 5,000, all of it logged. */
  async function delivered(id: string): Promise<void> {
    const { store, fence, matched } = scene();
    await matched(`e${id}`, aDelivery(`d${id}`, { start }));
    const { lastHistory } = await store.settle(fence, 5_000, [
      aSettlement(`d${id}`, { frozen, entries: [attempt(`d${id}`)] }),
    ]);
    await store.settle(fence, 5_000, [], { loggedUpTo: lastHistory });
  }

  const atRest = async (before: number, more: object = {}): Promise<readonly EventContent[]> =>
    (await scene().store.eventsAtRest({ before, after: 0, limit: 10, ...more })).events;

  const idsAtRest = async (before: number, more: object = {}) =>
    (await atRest(before, more)).map(({ event }) => event.id);

  it('finds events only when they and their deliveries have been left alone for so long', async () => {
    await delivered('1');
    expect(await idsAtRest(5_000)).toEqual([]);
    expect(await idsAtRest(5_001)).toEqual(['e1']);
  });

  it('does not find what is not finished: not matched, waiting, being sent, holding its order, or not in the log', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook());
    await scene().accepted('unmatched');
    await matched('waiting', aDelivery('waiting'));
    await matched('sending', aDelivery('sending', { start }));
    await matched('holding', aDelivery('holding', { start, orderKey: 'k' }));
    await matched('unlogged', aDelivery('unlogged', { start }));
    await matched('nothing to send');
    await store.settle(fence, 5_000, [
      aSettlement('holding', { state: 'failed', holdsOrder: true }),
      aSettlement('unlogged', { entries: [attempt('unlogged')] }),
    ]);
    expect(await idsAtRest(1e12)).toEqual(['nothing to send']);
    await store.settle(fence, 5_000, [], { loggedUpTo: 1_000 });
    expect(await idsAtRest(1e12)).toEqual(['unlogged', 'nothing to send']);
  });

  it('tells what events consist of, a page at a time', async () => {
    const { store } = scene();
    await delivered('1');
    await delivered('2');
    const first = await store.eventsAtRest({ before: 1e12, after: 0, limit: 1 });
    expect(first).toEqual({
      events: [
        {
          event: await store.event('e1'),
          corrections: [],
          lines: [{ sequence: 1, line: attempt('d1').line }],
        },
      ],
      next: 1,
    });
    const second = await store.eventsAtRest({ before: 1e12, after: 1, limit: 1 });
    expect(second.events.map(({ event }) => event.id)).toEqual(['e2']);
    expect((await store.eventsAtRest({ before: 1e12, after: 2, limit: 1 })).events).toEqual([]);
  });

  it('takes the content of an event, the bodies that were sent and the answers, and leaves what happened', async () => {
    const { store, fence } = scene();
    await delivered('1');
    const [content] = await atRest(1e12);
    if (content === undefined) throw new Error('there is no event at rest');
    const lines = [{ sequence: 1, line: '{"kind":"attempt.delivered","erased":true}' }];
    expect(await store.blank(fence, 1e12, [toBlank(content, { lines })])).toEqual([1]);
    expect(await store.event('e1')).toEqual({ ...content.event, json: nothing, blanked: 'retention' });
    expect(await store.delivery('d1')).toMatchObject({
      delivery: { state: 'delivered', eventId: 'e1', key: 'e1', attempts: 1 },
      event: { json: nothing, blanked: 'retention' },
      frozen: null,
      history: [{ sequence: 1, at: 1_000, kind: 'attempt.delivered', delivery: 'd1', line: lines[0]?.line }],
    });
    expect((await store.history(0, 10))[0]).not.toHaveProperty('exchange');
  });

  it('takes fields one after the other, but nothing else twice, and nothing less than before', async () => {
    const { store, fence } = scene();
    await delivered('1');
    const [content] = await atRest(1e12);
    if (content === undefined) throw new Error('there is no event at rest');
    const fields = (json: string) => [toBlank(content, { blanked: 'fields', json })];
    expect(await store.blank(fence, 1e12, fields('{"records":{"Auftrag":{}}}'))).toEqual([1]);
    expect(await store.blank(fence, 1e12, fields('{"records":{}}'))).toEqual([1]);
    expect((await store.event('e1'))?.json).toBe('{"records":{}}');
    expect(await idsAtRest(1e12, { lackingLessThan: 'fields' })).toEqual([]);
    expect(await idsAtRest(1e12, { lackingLessThan: 'retention' })).toEqual(['e1']);
    expect(await store.blank(fence, 1e12, [toBlank(content)])).toEqual([1]);
    expect(await store.blank(fence, 1e12, [toBlank(content), toBlank(content, { blanked: 'fields' })])).toEqual([]);
  });

  it('takes nothing from an event that has stirred since it was found', async () => {
    const { store, fence } = scene();
    await store.saveWebhook(aWebhook());
    await delivered('1');
    const [content] = await atRest(1e12);
    if (content === undefined) throw new Error('there is no event at rest');
    expect(await store.blank(fence, 1e12, [toBlank(content, { lastHistory: 0 })])).toEqual([]);
    expect(await store.blank(fence, 5_000, [toBlank(content)])).toEqual([]);
    await store.resend([aResend('again', 'd1')]);
    expect(await store.blank(fence, 1e12, [toBlank(content)])).toEqual([]);
    expect(await store.forget(fence, 1e12, [1])).toEqual([]);
    expect((await store.delivery('again'))?.frozen).toEqual(frozen);
  });

  it('sends nothing again whose content is gone, but what was corrected, and takes that too', async () => {
    const { store, fence } = scene();
    await store.saveWebhook(aWebhook());
    await delivered('1');
    const [content] = await atRest(1e12);
    if (content === undefined) throw new Error('there is no event at rest');
    await store.blank(fence, 1e12, [toBlank(content)]);
    const refused = (reason: string) => ({ written: [], refused: [{ of: 'd1', reason }] });
    expect(await store.resend([aResend('original', 'd1')])).toEqual(refused('contentGone'));
    expect(await store.resend([aResend('rebuilt', 'd1', { content: 'rebuilt' })])).toEqual(refused('contentGone'));
    const corrected = '{"records":{"Auftrag":{"AuftragsNr":"e1"}},"details":{}}';
    await store.resend([aResend('corrected', 'd1', { content: 'rebuilt', corrected })]);
    expect(await store.delivery('corrected')).toMatchObject({ corrected: true, event: { json: corrected } });
    await store.cancelDeliveries({ ids: ['corrected'] }, 6_000, 'byHand', anEntry('delivery.cancelled'));
    await store.settle(fence, 6_000, [], { loggedUpTo: 1_000 });
    const [again] = await atRest(1e12, { lackingLessThan: 'retention' });
    expect(again?.corrections).toEqual([{ delivery: 'corrected', json: corrected }]);
    if (again) await store.blank(fence, 1e12, [toBlank(again, { blanked: 'erasure' })]);
    expect((await store.delivery('corrected'))?.event.json).toBe(nothing);
    expect(await store.resend([aResend('x', 'd1', { content: 'rebuilt', corrected })])).toEqual(refused('erased'));
  });

  it('deletes an event with everything about it, and gives its number to no other', async () => {
    const { store, fence } = scene();
    await delivered('1');
    await delivered('2');
    expect(await store.forget(fence, 5_000, [1])).toEqual([]);
    expect(await store.forget(fence, 5_001, [1, 7])).toEqual([1]);
    expect(await store.event('e1')).toBeUndefined();
    expect(await store.delivery('d1')).toBeUndefined();
    expect((await store.deliveries({}, { limit: 10 })).rows.map(({ id }) => id)).toEqual(['d2']);
    expect((await store.history(0, 10)).map(({ sequence }) => sequence)).toEqual([2]);
    await store.forget(fence, 5_001, [2]);
    await delivered('3');
    expect((await store.event('e3'))?.sequence).toBe(3);
    expect((await store.history(0, 10)).map(({ sequence }) => sequence)).toEqual([3]);
    expect(await store.accept([[aStoredEvent('e1', { hash: 'other' })]])).toMatchObject([{ kind: 'accepted' }]);
  });

  it('deletes old entries that belong to no delivery and stand in the log, and bulk work that has ended', async () => {
    const { store, fence } = scene();
    const entry = (at: number) => anEntry('webhook.saved', { at });
    await store.saveWebhook(aWebhook({ entry: entry(1_000) }));
    await delivered('1');
    await store.saveWebhook(aWebhook({ previousVersion: 1, entry: entry(3_000) }));
    await store.createRun(aRun(), entry(1_000));
    await store.createRun(aRun({ id: 'run_2', state: 'finished' }), entry(1_000));
    expect(await store.forgetHistory(fence, 2_000, 0)).toEqual({ forgotten: 1 });
    await store.settle(fence, 5_000, [], { loggedUpTo: 1_000 });
    expect(await store.forgetHistory(fence, 7_000, 3)).toEqual({ forgotten: 3 });
    expect((await store.history(0, 10)).map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect((await store.runs({})).map(({ id }) => id)).toEqual(['run_1']);
  });

  it('lets nobody take anything but the one who dispatches', async () => {
    const { store, fence } = scene();
    await delivered('1');
    await expect(store.blank(fence - 1, 1e12, [])).rejects.toThrow('taken over');
    await expect(store.forget(fence - 1, 1e12, [1])).rejects.toThrow('taken over');
    await expect(store.forgetHistory(fence - 1, 1e12, 0)).rejects.toThrow('taken over');
    expect(await store.cleanse()).toBe(true);
  });
}

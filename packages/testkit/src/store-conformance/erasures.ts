import type { Erasing, EventContent, NewErasure } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aDelivery, anEntry, aStoredEvent, aResend, aRun, aSettlement, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const customer = { table: 'Kunden', key: '10023' };
const nothing = '{"records":{},"details":{}}';
const frozen = { method: 'POST', contentType: 'application/json', body: '["Großmann"]' } as const;
const cancelEntry = anEntry('delivery.cancelled', { line: '{"delivery":"{delivery}"}' });

const request = (changes: Partial<NewErasure> = {}): NewErasure => ({
  id: 'ers_1',
  record: customer,
  subject: 'erased-1',
  requestedAt: 7_000,
  requestedBy: 'Frau Brandt',
  entry: anEntry('erasure.requested'),
  ...changes,
});

const toErase = ({ event, corrections, lines }: EventContent, more: Partial<Erasing> = {}): Erasing => ({
  event: event.sequence,
  json: nothing,
  corrections: corrections.map(({ delivery }) => ({ delivery, json: nothing })),
  lines: [],
  lastHistory: lines.at(-1)?.sequence ?? 0,
  ...more,
});

export function erasureTests(scene: () => Scene): void {
  const about = (upTo?: number) =>
    scene().store.eventsAbout(customer, { after: 0, limit: 10, ...(upTo !== undefined && { upTo }) });

  /** An event about a project that mentions the customer, matched with these deliveries. */
  async function mentioned(id: string, ...deliveries: Parameters<Scene['matched']>[1][]): Promise<void> {
    const { store, fence } = scene();
    const [verdict] = await store.accept([[aStoredEvent(id, { mentions: [customer] })]]);
    if (verdict?.kind !== 'accepted') throw new Error('not accepted');
    await store.match(fence, lease, [{ event: verdict.events[0]?.sequence ?? 0, revision: 0, deliveries }]);
  }

  const logged = async (): Promise<void> => {
    await scene().store.settle(scene().fence, 5_000, [], { loggedUpTo: 1_000 });
  };

  const eraseAll = async (more: Partial<Erasing> = {}) => {
    const { store, fence } = scene();
    const erasings = (await about()).map((content) => toErase(content, more));
    return store.erase(fence, 8_000, 'ers_1', erasings, cancelEntry);
  };

  it('finds events by their own record and by those that they mention, a page at a time', async () => {
    const { store } = scene();
    await store.accept([
      [
        aStoredEvent('mentions', { mentions: [customer, { table: 'Kunden', key: '10024' }] }),
        aStoredEvent('other', { mentions: [{ table: 'Lieferanten', key: '10023' }] }),
        aStoredEvent('own', { table: 'Kunden', key: '10023' }),
        aStoredEvent('both', { table: 'Kunden', key: '10023', mentions: [customer] }),
      ],
    ]);
    expect((await about()).map(({ event }) => event.id)).toEqual(['mentions', 'own', 'both']);
    expect((await about(3)).map(({ event }) => event.id)).toEqual(['mentions', 'own']);
    const second = await store.eventsAbout(customer, { after: 1, limit: 1 });
    expect(second.map(({ event }) => event.id)).toEqual(['own']);
    expect((await store.event('mentions'))?.mentions).toBeUndefined();
  });

  it('keeps a request until it is finished, and takes the same one for the same', async () => {
    const { store, fence } = scene();
    await store.accept([[aStoredEvent('e1')]]);
    const row = await store.requestErasure(request());
    expect(row).toEqual({
      id: 'ers_1',
      subject: 'erased-1',
      stage: 'events',
      record: customer,
      upTo: 1,
      requestedAt: 7_000,
      requestedBy: 'Frau Brandt',
      finishedAt: null,
      events: 0,
      deliveries: 0,
      cancelled: 0,
      lines: 0,
    });
    expect(await store.requestErasure(request({ id: 'ers_2' }))).toEqual(row);
    expect((await store.history(0, 10)).map(({ kind }) => kind)).toEqual(['erasure.requested']);
    await store.createRun(aRun(), anEntry('resend.started'));
    await store.advanceErasure(fence, { erasure: 'ers_1', to: 'log', at: 8_000 });
    expect(await store.erasures({ unfinished: true })).toEqual([{ ...row, stage: 'log' }]);
    await store.advanceErasure(fence, {
      erasure: 'ers_1',
      to: 'cleansing',
      at: 8_500,
      lines: 3,
      runs: [{ id: 'run_1', spec: '{"erased":true}' }],
    });
    const entry = anEntry('erasure.finished');
    await store.advanceErasure(fence, { erasure: 'ers_1', to: 'finished', at: 9_000, entry });
    await store.advanceErasure(fence, { erasure: 'ers_1', to: 'log', at: 9_500, entry });
    const { record: _, ...rest } = row;
    const finished = { ...rest, stage: 'finished', finishedAt: 9_000, lines: 3 };
    expect(await store.erasures({ subject: 'erased-1' })).toEqual([finished]);
    expect(await store.erasures({ unfinished: true })).toEqual([]);
    expect((await store.runs({}))[0]?.spec).toBe('{"erased":true}');
    expect((await store.history(0, 10)).map(({ kind }) => kind)).toEqual([
      'erasure.requested',
      'resend.started',
      'erasure.finished',
    ]);
    expect(await store.requestErasure(request({ id: 'ers_3' }))).toMatchObject({ id: 'ers_3', stage: 'events' });
  });

  it('takes content, mentions, order keys and the key of the record, and leaves what happened', async () => {
    const { store, fence } = scene();
    await store.requestErasure(request());
    await mentioned('e1', aDelivery('d1', { start: { version: 1 }, orderKey: 'k' }));
    const entries = [anEntry('attempt.delivered', { delivery: 'd1', line: '{"key":"e1"}', exchange: '{}' })];
    await store.settle(fence, 5_000, [aSettlement('d1', { frozen, entries })]);
    await logged();
    const lines = [{ sequence: 2, line: '{"key":"erased"}' }];
    expect(await eraseAll({ key: 'erased', lines })).toEqual({ erased: [1], pending: [], inFlight: [] });
    expect(await store.delivery('d1')).toMatchObject({
      delivery: { state: 'delivered', key: 'erased', orderKey: null },
      event: { id: 'e1', hash: 'hash of e1', json: nothing, blanked: 'erasure' },
      frozen: null,
      history: [{ line: '{"key":"erased"}' }],
    });
    expect(await about()).toEqual([]);
    expect(await store.erasedEvents('ers_1')).toEqual([{ id: 'e1', key: 'erased' }]);
    expect(await store.erasures({})).toMatchObject([{ events: 1, deliveries: 1, cancelled: 0 }]);
  });

  it('knows an erased event that is stored once more, and keeps nothing of it', async () => {
    const { store } = scene();
    await store.requestErasure(request());
    await mentioned('e1');
    await eraseAll();
    expect(await store.accept([[aStoredEvent('e1')]])).toMatchObject([{ events: [{ known: true }] }]);
    expect((await store.event('e1'))?.json).toBe(nothing);
  });

  it('cancels what waits, lets go what is held, matches nothing any more, and waits for what is being sent', async () => {
    const { store, fence } = scene();
    await store.saveWebhook(aWebhook());
    await store.requestErasure(request());
    await mentioned('held', aDelivery('held', { start: { version: 1 }, orderKey: 'k' }));
    await store.settle(fence, 4_000, [aSettlement('held', { state: 'failed', holdsOrder: true })]);
    await mentioned('waits', aDelivery('waits', { orderKey: 'k' }));
    await scene().matched('behind', aDelivery('behind', { orderKey: 'k' }));
    await mentioned('sent', aDelivery('sent', { start: { version: 1 } }));
    await store.accept([[aStoredEvent('unmatched', { mentions: [customer] })]]);
    await logged();
    expect(await eraseAll()).toEqual({ erased: [1, 5], pending: [2, 4], inFlight: ['sent'] });
    expect(await store.unmatched(10)).toEqual([]);
    expect(await scene().row('waits')).toMatchObject({ state: 'cancelled', reason: 'erased' });
    expect(await scene().row('behind')).toMatchObject({ state: 'waiting', blocked: false, due: 8_000 });
    await store.settle(fence, 8_500, [aSettlement('sent', { state: 'waiting', due: 9_000, frozen })]);
    await logged();
    expect(await eraseAll()).toMatchObject({ erased: [2], pending: [4], inFlight: [] });
    await logged();
    expect(await eraseAll()).toMatchObject({ erased: [4] });
    expect((await store.delivery('sent'))?.frozen).toBeNull();
    expect(await store.erasures({})).toMatchObject([{ events: 4, deliveries: 3, cancelled: 3 }]);
  });

  it('leaves an event that has got history since it was read, and sends nothing erased again', async () => {
    const { store, fence } = scene();
    await store.saveWebhook(aWebhook());
    await store.requestErasure(request());
    await mentioned('e1', aDelivery('d1', { start: { version: 1 } }));
    const found = await about();
    await store.settle(fence, 5_000, [
      aSettlement('d1', { frozen, entries: [anEntry('attempt.delivered', { delivery: 'd1' })] }),
    ]);
    await logged();
    const stale = await store.erase(
      fence,
      8_000,
      'ers_1',
      found.map((content) => toErase(content)),
      cancelEntry,
    );
    expect(stale).toMatchObject({ erased: [], pending: [1] });
    expect(await eraseAll()).toMatchObject({ erased: [1] });
    const refused = (await store.resend([aResend('again', 'd1')]))?.refused;
    expect(refused).toEqual([{ of: 'd1', reason: 'erased' }]);
  });

  it('is done by nobody but the one who dispatches', async () => {
    const { store, fence } = scene();
    await store.requestErasure(request());
    const step = { erasure: 'ers_1', to: 'log', at: 1 } as const;
    await expect(store.erase(fence - 1, 1, 'ers_1', [], cancelEntry)).rejects.toThrow('taken over');
    await expect(store.advanceErasure(fence - 1, step)).rejects.toThrow('taken over');
  });
}

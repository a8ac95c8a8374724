import { StoreFenced } from '@eilbote/core';
import { expect, it } from 'vitest';
import { aClaim, aDelivery, anEntry, aStoredEvent, aSettlement, aStatusChange, aWebhook } from './producers.ts';
import { lease, type Scene } from './scene.ts';

const start = { version: 1 };
const frozen = { method: 'POST', contentType: 'application/json', body: '["{\\"a\\":",{"$secret":"s"},"}"]' } as const;

export function settleTests(scene: () => Scene): void {
  it('writes the end of a delivery', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', aDelivery('d1', { start }), aDelivery('d2', { start, webhook: 'w2' }));
    const end = { failure: 'HTTP_4XX', reason: 'Der Empfänger lehnt ab (400).' } as const;
    const failed = aSettlement('d2', { state: 'failed', attempts: 3, interruptions: 2, end });
    const result = await store.settle(fence, 5_000, [aSettlement('d1'), failed]);
    expect(result).toEqual({ refused: [], marked: [], released: [], lastHistory: 0, revision: 0 });
    expect(await row('d1')).toMatchObject({ state: 'delivered', attempts: 1, due: null, updatedAt: 5_000 });
    expect(await row('d2')).toMatchObject({ state: 'failed', attempts: 3, interruptions: 2, ...end });
  });

  it('lets a delivery wait for its next attempt', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', aDelivery('d1', { start }));
    const end = { failure: 'HTTP_5XX', reason: '503' } as const;
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'waiting', due: 8_000, end })]);
    expect(await row('d1')).toMatchObject({ state: 'waiting', due: 8_000, parked: null, blocked: false, ...end });
    expect(await store.dueQueues()).toEqual([{ lane: 'l', webhook: 'w', due: 8_000 }]);
    await store.claim(fence, lease, 8_000, [aClaim()]);
    await store.settle(fence, 9_000, [aSettlement('d1', { attempts: 2 })]);
    expect(await row('d1')).toMatchObject({ state: 'delivered', attempts: 2, failure: null, reason: null });
  });

  it('parks a delivery until somebody acts, at most until it expires', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', aDelivery('d1', { start }));
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'waiting', parked: 'secrets', due: 90_000 })]);
    expect(await row('d1')).toMatchObject({ state: 'waiting', parked: 'secrets', due: 90_000 });
    await store.claim(fence, lease, 90_000, [aClaim()]);
    expect(await row('d1')).toMatchObject({ state: 'sending', parked: null });
  });

  it('refuses a settlement whose lease is no longer the one of the delivery, and writes nothing of it', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', aDelivery('d1', { start }), aDelivery('d2', { start, webhook: 'w2' }));
    const foreign = { lease: 'foreign', entries: [anEntry('lost')], frozen, pausesWebhook: 'gone' };
    const result = await store.settle(fence, 5_000, [
      aSettlement('d1', foreign),
      aSettlement('d2', { entries: [anEntry('kept')] }),
      aSettlement('none', { entries: [anEntry('lost')] }),
    ]);
    expect(result).toMatchObject({ refused: ['d1', 'none'], lastHistory: 1 });
    expect(await row('d1')).toMatchObject({ state: 'sending', attempts: 0 });
    expect((await store.delivery('d1'))?.frozen).toBeNull();
    expect((await store.history(0, 10)).map(({ kind }) => kind)).toEqual(['kept']);
  });

  it('accepts the event that a settlement raises, with it and only with it', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }), aDelivery('d2', { start, webhook: 'w2' }));
    const raises = (id: string) => ({ state: 'failed', raises: { failed: aStoredEvent(id) } }) as const;
    await store.settle(fence, 5_000, [
      aSettlement('d1', raises('told')),
      aSettlement('d2', { ...raises('lost'), lease: 'foreign' }),
    ]);
    expect((await store.unmatched(10)).map(({ id }) => id)).toEqual(['told']);
    expect(await store.event('lost')).toBeUndefined();
  });

  it('raises that a webhook was paused only where it was paused by that', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('d1', { start }));
    await matched('e2', aDelivery('d2', { start }));
    const pauses = (id: string) =>
      ({ state: 'failed', pausesWebhook: '410', raises: { paused: aStoredEvent(id) } }) as const;
    await store.settle(fence, 5_000, [aSettlement('d1', pauses('first')), aSettlement('d2', pauses('second'))]);
    expect((await store.unmatched(10)).map(({ id }) => id)).toEqual(['first']);
  });

  it('settles a delivery once', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', aDelivery('d1', { start }));
    const [first, second] = [aSettlement('d1'), aSettlement('d1', { state: 'failed' })];
    expect(await store.settle(fence, 5_000, [first, second])).toMatchObject({ refused: ['d1'] });
    expect(await store.settle(fence, 6_000, [second])).toMatchObject({ refused: ['d1'] });
    expect(await row('d1')).toMatchObject({ state: 'delivered', updatedAt: 5_000 });
  });

  it('refuses a dispatcher whose lease was taken over, with everything that came along', async () => {
    const { store, fence, matched, row } = scene();
    await matched('e1', aDelivery('d1', { start }));
    const also = { lanes: [{ lane: 'l', state: '{}' }], loggedUpTo: 9 };
    await expect(store.settle(fence - 1, 5_000, [aSettlement('d1')], also)).rejects.toBeInstanceOf(StoreFenced);
    expect(await row('d1')).toMatchObject({ state: 'sending' });
    expect(await store.lanes()).toEqual([]);
    expect(await store.logCursor()).toBe(0);
  });

  it('stores the frozen request with the first settlement and never changes it', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }));
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'waiting', due: 5_000, frozen })]);
    await store.claim(fence, lease, 5_000, [aClaim()]);
    const other = { method: 'PUT', contentType: null, body: null } as const;
    await store.settle(fence, 6_000, [aSettlement('d1', { frozen: other })]);
    expect((await store.delivery('d1'))?.frozen).toEqual(frozen);
  });

  it('keeps a frozen request without a body apart from none', async () => {
    const { store, fence, matched } = scene();
    await matched('e1', aDelivery('d1', { start }));
    const empty = { method: 'GET', contentType: null, body: null } as const;
    await store.settle(fence, 5_000, [aSettlement('d1', { frozen: empty })]);
    expect((await store.delivery('d1'))?.frozen).toEqual(empty);
  });

  it('pauses the webhook in the same commit', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('d1', { start }));
    await matched('e2', aDelivery('d2', { start }));
    const pausing = { state: 'failed', pausesWebhook: 'Der Empfänger ist abgemeldet (410).' } as const;
    const result = await store.settle(fence, 5_000, [aSettlement('d1', pausing), aSettlement('d2', pausing)]);
    expect(result.revision).toBe(2);
    expect(await store.configuration()).toMatchObject({
      revision: 2,
      webhooks: [{ status: 'paused', statusReason: pausing.pausesWebhook, statusAt: 5_000, version: 1 }],
    });
  });

  it('does not pause a webhook that a person has made inactive or deleted meanwhile', async () => {
    const { store, fence, matched } = scene();
    await store.saveWebhook(aWebhook());
    await store.saveWebhook(aWebhook({ id: 'w2' }));
    await matched('e1', aDelivery('d1', { start }), aDelivery('d2', { start, webhook: 'w2' }));
    await store.setWebhookStatus(aStatusChange());
    await store.deleteWebhook(aStatusChange({ id: 'w2' }));
    const pausing = { state: 'failed', pausesWebhook: '410' } as const;
    const result = await store.settle(fence, 5_000, [aSettlement('d1', pausing), aSettlement('d2', pausing)]);
    expect(result.revision).toBe(4);
    expect((await store.configuration()).webhooks).toMatchObject([{ id: 'w', status: 'inactive' }]);
  });

  it('holds a delivery that would wait again although its webhook was made inactive meanwhile', async () => {
    const { store, fence, matched, row } = scene();
    await store.saveWebhook(aWebhook());
    await matched('e1', aDelivery('d1', { start }));
    await store.setWebhookStatus(aStatusChange());
    await store.settle(fence, 5_000, [aSettlement('d1', { state: 'waiting', due: 6_000 })]);
    expect(await row('d1')).toMatchObject({ state: 'waiting', parked: 'inactive', due: null });
  });

  it('leaves a delivery claimable that would wait again although its webhook was deleted meanwhile', async () => {
    const { store, fence, matched } = scene();
    for (const id of ['active', 'inactive']) {
      await store.saveWebhook(aWebhook({ id }));
      await matched(`event of ${id}`, aDelivery(id, { webhook: id, start }));
    }
    await store.setWebhookStatus(aStatusChange({ id: 'inactive' }));
    for (const id of ['active', 'inactive']) {
      await store.deleteWebhook(aStatusChange({ id }));
      await store.settle(fence, 5_000, [aSettlement(id, { state: 'waiting', due: 6_000 })]);
      expect(await store.claim(fence, lease, 6_000, [aClaim({ webhook: id })])).toMatchObject([{ id }]);
    }
  });

  it('remembers the state of lanes', async () => {
    const { store, fence } = scene();
    await store.settle(fence, 5_000, [], {
      lanes: [
        { lane: 'l', state: '1' },
        { lane: 'm', state: '2' },
      ],
    });
    await store.settle(fence, 5_000, [], { lanes: [{ lane: 'l', state: '3' }] });
    const lanes = await store.lanes();
    expect(lanes).toHaveLength(2);
    expect(lanes).toEqual(
      expect.arrayContaining([
        { lane: 'l', state: '3' },
        { lane: 'm', state: '2' },
      ]),
    );
  });
}

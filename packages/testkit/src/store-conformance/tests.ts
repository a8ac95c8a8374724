import { beforeEach, expect, it } from 'vitest';
import {
  aDelivery,
  anEntry,
  aStoredEvent,
  aSettlement,
  aStatusChange,
  aTest,
  aTestEnd,
  aWebhook,
} from './producers.ts';
import { lease, type Scene } from './scene.ts';

const frozen = { method: 'POST', contentType: 'application/json', body: '["{}"]' } as const;

export function testTests(scene: () => Scene): void {
  beforeEach(async () => {
    await scene().store.saveWebhook(aWebhook({ lane: 'l' }));
  });

  it('writes a test before its call, and its result', async () => {
    const { store, row } = scene();
    const { sequence } = await scene().accepted('e1');
    await store.startTest(aTest('t1', { event: sequence, elements: [1] }));
    const begun = {
      origin: 'test',
      of: null,
      messageId: 't1',
      webhook: 'w',
      tried: '{"name":"Neue Aufträge"}',
      eventId: 'e1',
      version: 1,
    };
    expect(await row('t1')).toMatchObject({ ...begun, state: 'sending', due: null, orderKey: null, attempts: 0 });
    const end = { failure: 'HTTP_5XX', reason: 'it answered 500' } as const;
    const entries = [anEntry('attempt.failed', { delivery: 't1' })];
    expect(await store.endTest(aTestEnd('t1', { state: 'failed', end, frozen, entries }))).toBe(true);
    expect(await row('t1')).toMatchObject({ ...begun, state: 'failed', ...end, attempts: 1, updatedAt: 7_000 });
    expect(await store.delivery('t1')).toMatchObject({ frozen, elements: [1], history: [{ kind: 'attempt.failed' }] });
  });

  it('knows by itself what was tried, for that need not be saved', async () => {
    const { store, row } = scene();
    const { sequence } = await scene().accepted('e1');
    await store.startTest(aTest('t1', { event: sequence, webhook: 'w unsaved', version: 0, tried: '{"name":"Neu"}' }));
    await store.endTest(aTestEnd('t1'));
    expect(await row('t1')).toMatchObject({ webhook: 'w unsaved', version: 0, tried: '{"name":"Neu"}' });
    expect((await store.configuration()).webhooks.map(({ id }) => id)).toEqual(['w']);
  });

  it('stores an event for the test alone: nobody is matched with it', async () => {
    const { store } = scene();
    await scene().accepted('e1');
    await store.startTest(aTest('t1', { event: aStoredEvent('e2') }));
    expect(await store.unmatched(10)).toMatchObject([{ id: 'e1' }]);
    expect(await store.event('e2')).toMatchObject({ sequence: 2, revision: 1, test: true });
    expect((await store.delivery('t1'))?.event).toMatchObject({ id: 'e2', test: true });
    expect(await store.event('e1')).not.toHaveProperty('test');
    const listed = async (filter: { readonly type?: string }) =>
      (await store.events(filter, { limit: 10 })).map(({ id }) => id);
    expect(await listed({})).toEqual(['e1']);
    expect(await listed({ type: 'project.created' })).toEqual(['e1']);
    expect((await scene().accepted('e3')).sequence).toBe(3);
  });

  it('never gives a test out to be sent, whatever becomes of its webhook', async () => {
    const { store, row } = scene();
    await store.startTest(aTest('t1', { event: aStoredEvent('e1') }));
    for (const status of ['inactive', 'active'] as const) {
      await store.setWebhookStatus(aStatusChange({ status, waiting: 'rebuild' }));
    }
    expect(await store.dueQueues()).toEqual([]);
    expect(await store.countWaiting('w')).toEqual({ untried: 0, tried: 0, held: 0 });
    expect(await row('t1')).toMatchObject({ state: 'sending' });
    await store.endTest(aTestEnd('t1', { state: 'failed' }));
    expect(await store.dueQueues()).toEqual([]);
  });

  it('gives out a test whose process died, once its lease has ended', async () => {
    const { store, fence } = scene();
    const mine = { token: 'mine', until: 60_000 };
    await store.startTest(aTest('t1', { event: aStoredEvent('e1'), tried: '{}' }));
    expect(await store.reclaim(fence, mine, 9_000, 10)).toEqual([]);
    const found = await store.reclaim(fence, mine, 9_001, 10);
    expect(found).toMatchObject([{ id: 't1', origin: 'test', tried: '{}', webhook: 'w', event: { test: true } }]);
  });

  it('believes the process of the test rather than one that took it for dead', async () => {
    const { store, fence, row } = scene();
    await store.startTest(aTest('t1', { event: aStoredEvent('e1') }));
    await store.reclaim(fence, lease, 9_001, 10);
    const end = { failure: 'INTERRUPTED', reason: 'its process ended' } as const;
    await store.settle(fence, 9_500, [aSettlement('t1', { state: 'failed', attempts: 0, interruptions: 1, end })]);
    expect(await row('t1')).toMatchObject({ state: 'failed', ...end });
    expect(await store.endTest(aTestEnd('t1', { at: 9_900 }))).toBe(true);
    expect(await row('t1')).toMatchObject({ state: 'delivered', failure: null, reason: null, updatedAt: 9_900 });
  });

  it('ends nothing that is no test', async () => {
    const { store } = scene();
    await scene().matched('e1', aDelivery('d1'));
    const entries = [anEntry('attempt.delivered')];
    expect(await store.endTest(aTestEnd('d1', { entries }))).toBe(false);
    expect(await store.endTest(aTestEnd('none', { entries }))).toBe(false);
    expect((await store.history(0, 10)).map(({ kind }) => kind)).toEqual(['webhook.saved']);
  });
}

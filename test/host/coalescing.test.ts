import { custom } from '@eilbote/custom';
import type { DeliveryRow, WebhookInput } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import {
  aWebhook,
  anEvent,
  fakeReceiver,
  testHost,
  type FakeCall,
  type FakeReceiver,
  type TestHost,
} from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';

const onSqlite = () => testHost({ plugins: [custom], store: (folder) => sqliteStore({ folder }) });

/** The webhook of most tests: each delivery waits for a minute. */
async function coalescing(test: TestHost, receiver: FakeReceiver, more: Partial<WebhookInput> = {}) {
  const input = aWebhook({ url: receiver.url(), coalesce: { windowSeconds: 60 }, ...more });
  return (await test.host.webhooks.create(input)).webhook;
}

/** Publishes a change of a project and tells the delivery that is made of it. */
async function change(test: TestHost, AuftragsNr: string, Status: number): Promise<DeliveryRow> {
  const { id } = await test.host.publish(anEvent('project.created', { records: { Auftrag: { AuftragsNr, Status } } }));
  const found = async () => (await test.host.deliveries.list({ eventId: id })).rows;
  await test.until(async () => (await found()).length > 0);
  const [row] = await found();
  if (row === undefined) throw new Error('there is no delivery');
  return row;
}

const statusOf = (call: FakeCall): number => call.json<{ Auftrag: { Status: number } }>().Auftrag.Status;

describe('a webhook that coalesces the changes of a record', () => {
  it('sends the last of those that come within its window', async () => {
    await using receiver = await fakeReceiver();
    await using test = await onSqlite();
    await coalescing(test, receiver);
    const skipped: string[] = [];
    test.host.on('skipped', ({ delivery, reason }) => skipped.push(`${delivery} ${reason}`));
    const first = await change(test, 'S1', 1);
    await test.advance(30_000);
    const second = await change(test, 'S1', 2);
    const other = await change(test, 'S2', 7);
    await test.untilAllHaveEnded(3);
    expect(receiver.calls.map(statusOf).toSorted((a, b) => a - b)).toEqual([2, 7]);
    expect(skipped).toEqual([`${first.id} replaced`]);
    expect(await test.host.deliveries.get(first.id)).toMatchObject({
      delivery: { state: 'skipped', reason: 'replaced', attempts: 0 },
      replacedBy: second.id,
      replaces: null,
    });
    expect(await test.host.deliveries.get(second.id)).toMatchObject({ replacedBy: null, replaces: first.id });
    expect(await test.host.deliveries.get(other.id)).toMatchObject({ replacedBy: null, replaces: null });
  });

  it('sends at the end of the window, not before', async () => {
    await using receiver = await fakeReceiver();
    await using test = await onSqlite();
    await coalescing(test, receiver);
    const { due, createdAt } = await change(test, 'S1', 1);
    expect(due).toBe(createdAt + 60_000);
    await test.advance(59_000);
    expect(receiver.calls).toEqual([]);
    await test.advance(1000);
    expect(receiver.calls).toHaveLength(1);
  });

  it('sends what changes all the time after the longest time', async () => {
    await using receiver = await fakeReceiver();
    await using test = await onSqlite();
    await coalescing(test, receiver, { coalesce: { windowSeconds: 60, longestSeconds: 100 } });
    const { createdAt } = await change(test, 'S1', 0);
    for (let status = 1; status < 10; status += 1) {
      await test.advance(20_000);
      await change(test, 'S1', status);
    }
    await test.untilAllHaveEnded(10);
    expect(receiver.calls.map(statusOf)).toEqual([4, 9]);
    expect(test.now).toBe(createdAt + 200_000);
  });

  it('leaves a delivery alone that was tried', async () => {
    await using receiver = await fakeReceiver({ script: [503] });
    await using test = await onSqlite();
    await coalescing(test, receiver, { retryAfterSeconds: [3600] });
    const first = await change(test, 'S1', 1);
    await test.advance(61_000);
    await change(test, 'S1', 2);
    await test.untilAllHaveEnded(2);
    expect(receiver.calls.map(statusOf)).toEqual([1, 2, 1]);
    expect(await test.host.deliveries.get(first.id)).toMatchObject({ delivery: { state: 'delivered' } });
  });

  it('goes on after a restart', async () => {
    await using receiver = await fakeReceiver();
    await using test = await onSqlite();
    await coalescing(test, receiver);
    await change(test, 'S1', 1);
    await test.stop();
    await test.start();
    await test.advance(30_000);
    await change(test, 'S1', 2);
    await test.untilAllHaveEnded(2);
    expect(receiver.calls.map(statusOf)).toEqual([2]);
  });

  it('keeps the order of a record, and holds what waited behind another one to the end of its window', async () => {
    await using receiver = await fakeReceiver({ script: [503] });
    await using test = await onSqlite();
    await coalescing(test, receiver, { order: 'record', retryAfterSeconds: [3600] });
    await change(test, 'S1', 1);
    await test.advance(61_000);
    await change(test, 'S1', 2);
    await test.advance(120_000);
    await change(test, 'S1', 3);
    await test.untilAllHaveEnded(3);
    expect(receiver.calls.map(statusOf)).toEqual([1, 1, 3]);
  });

  it('collects the last change in a pause', async () => {
    await using receiver = await fakeReceiver();
    await using test = await onSqlite();
    const { lane } = await coalescing(test, receiver);
    await test.host.lanes.pause(lane);
    for (let status = 1; status < 5; status += 1) {
      await change(test, 'S1', status);
      await test.advance(3600_000);
    }
    await test.host.lanes.resume(lane);
    await test.untilAllHaveEnded(4);
    expect(receiver.calls.map(statusOf)).toEqual([4]);
  });

  it('writes into the log what was replaced, and by what', async () => {
    await using receiver = await fakeReceiver();
    await using test = await onSqlite();
    const { id } = await coalescing(test, receiver);
    const key = '{event} {delivery}';
    const first = await change(test, key, 1);
    const second = await change(test, key, 2);
    await test.untilAllHaveEnded(2);
    await test.stop();
    expect(test.logLines().find(({ kind }) => kind === 'delivery.replaced')).toMatchObject({
      delivery: first.id,
      event: { id: first.eventId, type: 'project.created' },
      table: 'Auftrag',
      key,
      webhook: { id },
      state: 'skipped',
      reason: 'replaced',
      by: second.id,
    });
  });

  it.each([
    [{ windowSeconds: 0 }, '/coalesce/windowSeconds'],
    [{ windowSeconds: 60, longestSeconds: 30 }, '/coalesce/longestSeconds'],
  ])('is refused with %o', async (coalesce, path) => {
    await using test = await testHost({ plugins: [custom] });
    const { problems } = test.host.webhooks.check(aWebhook({ url: 'https://lager.example/', coalesce }));
    expect(problems).toMatchObject([{ path }]);
  });

  it('is refused where a delivery could be too late before it is due', async () => {
    await using test = await testHost({ plugins: [custom] });
    const coalesce = { windowSeconds: 60 };
    const input = aWebhook({ url: 'https://lager.example/', coalesce, deliverWithinSeconds: 300 });
    expect(test.host.webhooks.check(input).problems).toMatchObject([{ code: 'COALESCE_LONGER_THAN_DELIVERY' }]);
  });
});

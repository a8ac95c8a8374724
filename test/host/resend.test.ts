import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import type { DeliveryState, Host } from '@eilbote/core';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

/** Publishes and waits until the delivery has come to this state; tells its id. */
async function ended(host: Host, state: 'delivered' | 'failed', event: unknown = projectCreated()): Promise<string> {
  const end = deliveryThatIs(host, state);
  await host.publish(event as ReturnType<typeof projectCreated>);
  return (await end).delivery.id;
}

const untilIdle = async (host: Host, wanted: Partial<Record<DeliveryState, number>>): Promise<void> => {
  for (;;) {
    const counts = await host.deliveries.count();
    if (Object.entries(wanted).every(([state, count]) => counts[state as DeliveryState] === count)) return;
    await new Promise((resolve) => {
      host.on('delivered', resolve);
    });
  }
};

describe('a delivery that is sent again', () => {
  it('repeats the call as it was: same id, same bytes, though the webhook has changed since', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url('/old')));
    const first = await ended(host, 'delivered');
    await host.webhooks.update(webhook.id, onProjectCreated(receiver.url('/new'), { format: 'flat' }));
    const again = deliveryThatIs(host, 'delivered');
    const resent = await host.deliveries.resend(first);
    const { delivery } = await again;
    expect(delivery).toMatchObject({ id: resent.delivery, origin: 'resend', of: first, messageId: first });
    const [one, two] = receiver.calls;
    expect(two?.url).toMatch(/^\/new/);
    expect(two?.body).toBe(one?.body);
    expect(two?.headers['webhook-id']).toBe(first);
    expect((await host.deliveries.get(first)).resentAs).toEqual([resent.delivery]);
    await host.stop();
    const lines = installation.logLines().filter(({ delivery: id }) => id === resent.delivery);
    expect(lines).toMatchObject([
      { kind: 'delivery.resent', origin: 'resend', of: first, content: 'original' },
      { kind: 'attempt.delivered', origin: 'resend', of: first },
    ]);
  });

  it('is computed anew under a new id, from the stored event', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url('/hook')));
    const first = await ended(host, 'delivered');
    await host.webhooks.update(webhook.id, onProjectCreated(receiver.url('/hook'), { format: 'flat' }));
    const again = deliveryThatIs(host, 'delivered');
    const { delivery } = await host.deliveries.resend(first, { content: 'recomputed' });
    await again;
    expect(receiver.calls[1]?.headers['webhook-id']).toBe(delivery);
    expect(JSON.parse(receiver.calls[1]?.body ?? '')).toMatchObject({
      AuftragsNr: 'S019',
      _eilbote: { deliveryId: delivery },
    });
  });

  it('is corrected by hand where a field was missing that the receiver wants', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = (call) =>
      call.json<{ Auftrag: { Bauvorhaben?: string } }>().Auftrag.Bauvorhaben === undefined ? 422 : 200;
    await host.webhooks.create(onProjectCreated(receiver.url('/hook')));
    const without = { type: 'project.created', records: { Auftrag: { AuftragsNr: 'S019', Status: 0 } } };
    const first = await ended(host, 'failed', without);
    const again = deliveryThatIs(host, 'delivered');
    const resent = await host.deliveries.resend(first, {
      content: 'corrected',
      correction: { records: { Auftrag: { Bauvorhaben: 'Küche Großmann', Status: 'offen' } } },
    });
    const { event, corrected } = await again;
    expect(resent.warnings).toMatchObject([{ path: '/records/Auftrag/Status' }]);
    expect(corrected).toBe(true);
    expect(event.records).toMatchObject({ Auftrag: { AuftragsNr: 'S019', Bauvorhaben: 'Küche Großmann' } });
    const stored = await host.deliveries.event(event.id);
    expect(stored.records).toEqual({ Auftrag: { AuftragsNr: 'S019', Status: 0 } });
  });

  it('does not become another record by a correction', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onProjectCreated(receiver.url('/hook')));
    const first = await ended(host, 'delivered');
    const correction = { records: { Auftrag: { AuftragsNr: 'S020' } } };
    await expect(host.deliveries.resend(first, { content: 'corrected', correction })).rejects.toMatchObject({
      code: 'CORRECTION_OF_OTHER_RECORD',
    });
  });

  it('reads the records of the host anew where that is asked for', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    let Name1 = 'Grossmann';
    const records = {
      find: async ({ table }: { readonly table: string }) =>
        table === 'Kunden' ? { KundenNr: '10023', Name1 } : undefined,
    };
    const host = await installation.started({ records });
    await host.webhooks.create(
      onProjectCreated(receiver.url('/hook'), { attributes: [{ name: 'kunde', field: 'Kunden.Name1' }] }),
    );
    const first = await ended(host, 'delivered');
    Name1 = 'Großmann';
    const again = deliveryThatIs(host, 'delivered');
    await host.deliveries.resend(first, { content: 'refreshed' });
    await again;
    const sent = receiver.calls.map(({ body }) => (JSON.parse(body) as { kunde: string }).kunde);
    expect(sent).toEqual(['Grossmann', 'Großmann']);
  });

  it('is refused with the reason where it cannot be sent', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url('/hook')));
    const first = await ended(host, 'delivered');
    await expect(host.deliveries.resend('dlv_none')).rejects.toMatchObject({ code: 'DELIVERY_UNKNOWN' });
    await expect(host.deliveries.resend(first, { content: 'refreshed' })).rejects.toMatchObject({
      code: 'RECORDS_MISSING',
    });
    await host.webhooks.setStatus(webhook.id, 'inactive');
    await expect(host.deliveries.resend(first)).rejects.toThrow(/is inactive/);
    await host.webhooks.delete(webhook.id);
    await expect(host.deliveries.resend(first)).rejects.toMatchObject({ code: 'DELIVERY_NOT_RESENT' });
  });

  it('opens the way for those behind it where the order of its record was held', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 400;
    await host.webhooks.create(onProjectCreated(receiver.url('/hook'), { order: 'recordHold' }));
    const first = await ended(host, 'failed');
    await host.publish(projectCreated());
    receiver.answer = 200;
    await host.deliveries.resend(first);
    await untilIdle(host, { delivered: 2 });
    expect(receiver.calls.map(({ headers }) => headers['webhook-id']).slice(0, 2)).toEqual([first, first]);
  });
});

describe('many deliveries that are sent again', () => {
  it('are counted first, then sent in their order, and what is left goes on after a restart', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 400;
    await host.webhooks.create(onProjectCreated(receiver.url('/hook'), { limits: { concurrency: 1 } }));
    const keys = ['S1', 'S2', 'S3', 'S4', 'S5'];
    for (const key of keys) await ended(host, 'failed', projectCreated(key));
    expect(await host.deliveries.countResendable({})).toBe(5);
    expect(await host.deliveries.countResendable({ key: 'S3' })).toBe(1);
    receiver.answer = 200;
    receiver.calls.length = 0;
    // So slow that the first step is all that this process does.
    const run = await host.deliveries.resendMany({}, { perMinute: 1 });
    expect(run).toMatchObject({ state: 'running', total: 5, done: 0 });
    await untilIdle(host, { delivered: 1 });
    await host.stop();

    const next = await installation.started();
    await untilIdle(next, { delivered: 2 });
    const [under] = await next.deliveries.runs({ state: 'running' });
    expect(under).toMatchObject({ id: run.id, done: 2, leftOut: 0 });
    expect(await next.deliveries.cancelRun(run.id)).toMatchObject({ state: 'cancelled' });
    await expect(next.deliveries.cancelRun(run.id)).rejects.toMatchObject({ code: 'RUN_ENDED' });
    const rest = await next.deliveries.resendMany({}, { perMinute: 60_000 });
    await untilIdle(next, { delivered: 7 });
    expect(rest.total).toBe(5);
    await next.stop();
    const sent = receiver.calls.map(({ body }) => (JSON.parse(body) as { Auftrag: { AuftragsNr: string } }).Auftrag);
    expect(sent.map(({ AuftragsNr }) => AuftragsNr)).toEqual(['S1', 'S2', ...keys]);
    const kinds = installation.logLines().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('resend.'))).toEqual([
      'resend.started',
      'resend.cancelled',
      'resend.started',
      'resend.finished',
    ]);
  });

  it('leaves out those whose webhook is gone, and refuses what has not ended', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 400;
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url('/hook')));
    await ended(host, 'failed');
    await host.webhooks.delete(webhook.id);
    await expect(host.deliveries.resendMany({ states: ['waiting'] })).rejects.toMatchObject({
      code: 'RESEND_STATES_UNFINISHED',
    });
    const { id } = await host.deliveries.resendMany({}, { perMinute: 60_000 });
    const finished = async () => (await host.deliveries.runs({ state: 'finished' })).find((run) => run.id === id);
    await expect.poll(finished).toMatchObject({ total: 1, done: 0, leftOut: 1 });
  });
});

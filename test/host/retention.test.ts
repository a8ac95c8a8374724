import { ClockPort, provide, type Host, type HostOptions } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';
import { ShiftedClock } from './shifted-clock.ts';

const withClock = (clock: ShiftedClock, options: Partial<HostOptions> = {}): Partial<HostOptions> => ({
  provides: [provide(ClockPort, () => clock)],
  ...options,
});

async function delivered(host: Host, event: { readonly type: 'project.created' } = projectCreated()): Promise<string> {
  const end = deliveryThatIs(host, 'delivered');
  await host.publish(event as ReturnType<typeof projectCreated>);
  return (await end).delivery.id;
}

describe('what was delivered', () => {
  it('loses its content after 30 days and everything after 365', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const clock = new ShiftedClock();
    const host = await installation.started(withClock(clock));
    receiver.answer = { body: 'thank you, Mr Großmann' };
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const id = await delivered(host);
    clock.passDays(29);
    expect(await host.retention.run()).toEqual({ fields: 0, bodies: 0, rows: 0, entries: 0 });
    expect((await host.deliveries.get(id)).body).toContain('Großmann');
    clock.passDays(2);
    expect(await host.retention.run()).toMatchObject({ bodies: 1, rows: 0 });
    const view = await host.deliveries.get(id);
    expect(view).toMatchObject({
      blanked: 'retention',
      event: { records: {}, type: 'project.created' },
      delivery: { state: 'delivered', key: 'S019' },
      history: [{ line: { kind: 'attempt.delivered', status: 200 } }],
    });
    expect(JSON.stringify(view)).not.toContain('Großmann');
    expect(await host.retention.run()).toMatchObject({ bodies: 0 });
    clock.passDays(335);
    expect(await host.retention.run()).toMatchObject({ rows: 1 });
    await expect(host.deliveries.get(id)).rejects.toMatchObject({ code: 'DELIVERY_UNKNOWN' });
  });

  it('is kept while a delivery of it waits, and then as long as if it were new', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const clock = new ShiftedClock();
    const host = await installation.started(withClock(clock));
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url()));
    await host.webhooks.setStatus(webhook.id, 'paused');
    await host.publish(projectCreated());
    clock.passDays(400);
    expect(await host.retention.run()).toMatchObject({ bodies: 0, rows: 0 });
    const end = deliveryThatIs(host, 'delivered');
    await host.webhooks.setStatus(webhook.id, 'active');
    const { delivery } = await end;
    expect(receiver.calls[0]?.body).toContain('Küche Großmann');
    clock.passDays(29);
    expect(await host.retention.run()).toMatchObject({ bodies: 0, rows: 0 });
    clock.passDays(2);
    expect(await host.retention.run()).toMatchObject({ bodies: 1, rows: 0 });
    expect((await host.deliveries.get(delivery.id)).blanked).toBe('retention');
  });

  it('loses values of a privacy class earlier where it has some, and the bodies with them', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const clock = new ShiftedClock();
    const host = await installation.started(withClock(clock, { retention: { classDays: { contact: 7 } } }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const customer = { Kunden: { KundenNr: '10023', Name1: 'Großmann', Telefon: '0221 4710' } };
    const project = projectCreated('S020');
    const without = await delivered(host);
    const having = await delivered(host, {
      ...project,
      records: { ...project.records, ...customer },
    } as typeof project);
    clock.passDays(8);
    expect(await host.retention.run()).toMatchObject({ fields: 1, bodies: 0 });
    expect((await host.deliveries.get(without)).blanked).toBeUndefined();
    const view = await host.deliveries.get(having);
    expect(view.blanked).toBe('fields');
    expect(view.event.records).toEqual({
      Auftrag: { AuftragsNr: 'S020', Bauvorhaben: 'Küche Großmann', Status: 0 },
      Kunden: { KundenNr: '10023' },
    });
    expect(view.body).toBeUndefined();
    expect(await host.retention.run()).toMatchObject({ fields: 0 });
  });

  it('says why it cannot be sent again, and can be with records read anew', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const clock = new ShiftedClock();
    const records = {
      find: async ({ table }: { readonly table: string }) =>
        table === 'Auftrag' ? { AuftragsNr: 'S019', Bauvorhaben: 'Küche Neumann', Status: 1 } : undefined,
    };
    const host = await installation.started(withClock(clock, { records }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const id = await delivered(host);
    clock.passDays(31);
    await host.retention.run();
    for (const content of ['original', 'recomputed'] as const) {
      await expect(host.deliveries.resend(id, { content })).rejects.toThrow(/deleted when its time was up.*refreshed/);
    }
    const { eventId, webhook } = (await host.deliveries.get(id)).delivery;
    await expect(host.explain({ eventId }, { webhookId: webhook })).rejects.toMatchObject({
      code: 'EVENT_CONTENT_GONE',
    });
    const again = deliveryThatIs(host, 'delivered');
    await host.deliveries.resend(id, { content: 'refreshed' });
    const view = await again;
    expect(view.blanked).toBeUndefined();
    expect(view.body).toContain('Küche Neumann');
    clock.passDays(31);
    expect(await host.retention.run()).toMatchObject({ bodies: 1 });
    expect(JSON.stringify(await host.deliveries.get(view.delivery.id))).not.toContain('Neumann');
  });

  it('is known by its id as long as it is stored, without its content too', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const clock = new ShiftedClock();
    const host = await installation.started(withClock(clock, { retention: { bodyDays: 0, rowDays: 30 } }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const event = { ...projectCreated(), id: 'erp-1', occurredAt: '2026-11-24T10:00:00Z' };
    await delivered(host, event);
    clock.passDays(29);
    await host.retention.run();
    expect(await host.publish(event)).toMatchObject({ id: 'erp-1', known: true });
    expect((await host.deliveries.event('erp-1')).records).toEqual({});
    expect(receiver.calls).toHaveLength(1);
  });
});

describe('retention', () => {
  it('leaves the work to the process that dispatches', async () => {
    await using installation = new TestInstallation();
    await installation.started();
    const other = await installation.started({ dispatch: false });
    await expect(other.retention.run()).rejects.toMatchObject({ code: 'NOT_DISPATCHING' });
  });

  it('is no fault of the delivery log, which may be kept longer', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const clock = new ShiftedClock();
    const host = await installation.started(withClock(clock, { log: { bodies: 'all' } }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    await delivered(host);
    for (const days of [31, 335]) {
      clock.passDays(days);
      await host.retention.run();
      expect(await host.log.verify()).toMatchObject({ lines: 2, findings: [] });
    }
    expect(installation.logLines()[1]?.body).toContain('Küche Großmann');
  });

  it('refuses periods that are none, or in which an event would be forgotten too early', async () => {
    await using installation = new TestInstallation();
    const wrong = { bodyDays: -1, rowDays: 29, classDays: { contact: 'all' as unknown as number } };
    await expect(installation.started({ retention: wrong })).rejects.toThrow(
      /retention\.bodyDays[^]*retention\.rowDays[^]*from 30 on[^]*retention\.classDays\.contact/,
    );
  });

  it('takes thousands of events in small batches', async () => {
    await using installation = new TestInstallation();
    const clock = new ShiftedClock();
    const host = await installation.started(withClock(clock, { retention: { bodyDays: 1 } }));
    const events = Array.from({ length: 2500 }, (_, number) => projectCreated(`P${number}`));
    await host.publishMany(events);
    clock.passDays(2);
    let bodies = 0;
    while (bodies < events.length) bodies += (await host.retention.run()).bodies;
    expect(bodies).toBe(events.length);
  });
});

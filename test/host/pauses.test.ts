import { provide } from '@eilbote/contract';
import { ClockPort, systemClock, type Host } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const days = 24 * 60 * 60 * 1000;
const later = (ms: number) => provide(ClockPort, () => ({ ...systemClock, now: () => Date.now() + ms }));

const states = async (host: Host) => (await host.deliveries.list()).rows.map(({ state }) => state);

/** A running host with a webhook of its own URL, whose lane has no wake-up left that could be late. */
async function withWebhook(installation: TestInstallation, url: string) {
  const host = await installation.started();
  const { webhook } = await host.webhooks.create(onProjectCreated(url));
  return { host, webhook };
}

describe('pausing', () => {
  it('collects what concerns a lane and sends it when the lane is resumed', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const { host, webhook } = await withWebhook(installation, receiver.url());
    expect(await host.lanes.pause(webhook.id, { reason: 'Wartung' })).toEqual({ changed: true, underWay: [] });
    await host.publishMany([projectCreated('S1'), projectCreated('S2')]);
    await matched(host, 2);
    expect(await host.deliveries.list()).toMatchObject({
      rows: [
        { state: 'waiting', attempts: 0, parked: null },
        { state: 'waiting', attempts: 0, parked: null },
      ],
    });
    const done = allDelivered(host, 2);
    expect(await host.lanes.resume(webhook.definition.name)).toEqual({ changed: true });
    await done;
    expect(receiver.calls).toHaveLength(2);
  });

  it('pauses everything, and leaves a lane paused that was paused by itself', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const { host, webhook } = await withWebhook(installation, receiver.url());
    await host.lanes.pause(webhook.lane);
    await host.lanes.pauseEverything({ reason: 'Umzug' });
    expect(await host.lanes.pauseOfEverything()).toMatchObject({ of: 'everything', reason: 'Umzug' });
    expect(await host.lanes.resumeEverything()).toEqual({ changed: true });
    expect(await host.lanes.pauseOfEverything()).toBeUndefined();
    expect(await host.lanes.list()).toMatchObject([{ hold: { waitsFor: 'resumption', pause: { of: 'lane' } } }]);
  });

  it('names the deliveries that are under way, and finishes them', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const { host, webhook } = await withWebhook(installation, receiver.url());
    const { promise: answer, resolve: finish } = Promise.withResolvers<number>();
    receiver.answer = () => answer;
    await host.publish(projectCreated());
    await receiver.received(1);
    const { underWay } = await host.lanes.pause(webhook.id);
    expect(underWay).toEqual((await host.deliveries.list()).rows.map(({ id }) => id));
    const delivered = deliveryThatIs(host, 'delivered');
    finish(200);
    expect((await delivered).delivery.id).toBe(underWay[0]);
  });

  it('is told in the delivery log, once for each change', async () => {
    await using installation = new TestInstallation();
    const { host, webhook } = await withWebhook(installation, 'https://lager.example/');
    await host.lanes.pause(webhook.id, { reason: 'Wartung' });
    expect(await host.lanes.pause(webhook.id)).toEqual({ changed: false, underWay: [] });
    await host.lanes.resume(webhook.id);
    await host.lanes.pauseEverything({ reason: 'Umzug' });
    await host.lanes.resumeEverything();
    expect(await host.lanes.resumeEverything()).toEqual({ changed: false });
    await host.stop();
    const told = installation.logLines().filter(({ kind }) => /paused|resumed/.test(kind));
    expect(told).toMatchObject([
      { kind: 'lane.paused', lane: webhook.lane, reason: 'Wartung' },
      { kind: 'lane.resumed', lane: webhook.lane },
      { kind: 'everything.paused', reason: 'Umzug' },
      { kind: 'everything.resumed' },
    ]);
  });

  it('holds after a restart, and in other processes at once', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const { host, webhook } = await withWebhook(installation, receiver.url());
    const other = await installation.started({ dispatch: false });
    await other.lanes.pause(webhook.id);
    await host.publish(projectCreated());
    await matched(host, 1);
    await host.stop();
    const restarted = await installation.started();
    expect(await restarted.lanes.list()).toMatchObject([{ hold: { waitsFor: 'resumption' } }]);
    expect(await states(restarted)).toEqual(['waiting']);
    const delivered = deliveryThatIs(restarted, 'delivered');
    await other.lanes.resume(webhook.id);
    await delivered;
    expect(receiver.calls).toHaveLength(1);
  });

  it('gives the whole maximum age to what was collected, from the resumption on', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    receiver.answer = 503;
    const { host: before, webhook } = await withWebhook(installation, receiver.url());
    await before.lanes.pause(webhook.id);
    await before.publish(projectCreated());
    await before.stop();
    const host = await installation.started({ provides: [later(8 * days)] });
    const postponed = deliveryThatIs(host, 'postponed');
    await host.lanes.resume(webhook.id);
    expect((await postponed).delivery).toMatchObject({ state: 'waiting', attempts: 1, failure: 'HTTP_5XX' });
  });

  it.each([
    ['a lane', ({ lanes }: Host, id: string) => lanes.pause(id), ({ lanes }: Host, id: string) => lanes.resume(id)],
    [
      'a webhook',
      ({ webhooks }: Host, id: string) => webhooks.setStatus(id, 'paused'),
      ({ webhooks }: Host, id: string) => webhooks.setStatus(id, 'active'),
    ],
  ] as const)('begins slowly after the resumption of %s', async (_what, pauses, resumes) => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const { host, webhook } = await withWebhook(installation, receiver.url());
    await pauses(host, webhook.id);
    await host.publishMany(Array.from({ length: 9 }, (_, index) => projectCreated(`S${index}`)));
    await matched(host, 9);
    const [begun, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
    let calls = 0;
    receiver.answer = ({ headers }) => {
      if (headers['eilbote-test'] !== undefined) return 200;
      calls += 1;
      begun.resolve();
      return answered.promise;
    };
    await resumes(host, webhook.id);
    await begun.promise;
    // Tests wait for no lane: whatever was sent together with the first call has arrived when they are answered.
    for (let index = 0; index < 3; index++) await host.testSend({ webhook: { webhookId: webhook.id } });
    expect(calls, 'calls while the first one is under way').toBe(1);
    const done = allDelivered(host, 9);
    answered.resolve(200);
    await done;
  });
});

describe('the name of a lane', () => {
  it('is that of its connection, or of the webhook with a URL of its own', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { connection } = await host.connections.create({
      name: 'Lager',
      target: 'custom',
      baseUrl: 'https://lager.example/',
    });
    const { webhook: own } = await host.webhooks.create(onProjectCreated('https://crm.example/'));
    const { url: _, ...shared } = onProjectCreated('');
    const { webhook: user } = await host.webhooks.create({
      ...shared,
      name: 'An das Lager',
      connection: connection.id,
    });
    expect(await host.lanes.list()).toEqual([
      { lane: `connection:${connection.id}`, name: 'Lager', webhooks: [user.id], waiting: 0 },
      { lane: `webhook:${own.id}`, name: own.definition.name, webhooks: [own.id], waiting: 0 },
    ]);
    for (const name of ['Lager', connection.id, `connection:${connection.id}`, own.id, own.definition.name]) {
      expect(await host.lanes.pause(name)).toMatchObject({ underWay: [] });
    }
    await expect(host.lanes.pause('Nirgends')).rejects.toMatchObject({ code: 'LANE_UNKNOWN' });
    await expect(host.lanes.pause('An das Lager')).rejects.toMatchObject({ code: 'LANE_IS_SHARED' });
    await host.webhooks.create({ ...onProjectCreated('https://lager.example/'), name: 'Lager' });
    await expect(host.lanes.resume('Lager')).rejects.toMatchObject({ code: 'LANE_NAME_AMBIGUOUS' });
  });
});

/** Resolves when so many deliveries have been made. */
async function matched(host: Host, count: number): Promise<void> {
  while ((await host.deliveries.list()).rows.length < count) await new Promise((resolve) => setImmediate(resolve));
}

function allDelivered(host: Host, count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let delivered = 0;
  host.on('delivered', () => {
    delivered += 1;
    if (delivered === count) resolve();
  });
  return promise;
}

import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import type { Host, LogLine, WebhookInput } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';
import { Webhook } from 'standardwebhooks';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

async function scene() {
  const receiver = await fakeReceiver();
  const installation = new TestInstallation();
  const host = await installation.started({ times: { recoverMs: 20 } });
  return {
    receiver,
    installation,
    host,
    create: async (more: Partial<WebhookInput> = {}) =>
      (await host.webhooks.create(onProjectCreated(receiver.url(), more))).webhook.id,
    logOfTests: async (): Promise<LogLine[]> => {
      await host.stop();
      return installation.logLines().filter(({ origin }) => origin === 'test');
    },
    async [Symbol.asyncDispose]() {
      await installation[Symbol.asyncDispose]();
      await receiver[Symbol.asyncDispose]();
    },
  };
}

const tests = async (host: Host) => (await host.deliveries.list({ origin: 'test' })).rows;

describe('a test of a webhook', () => {
  it('is a real call, signed and marked, whose request and answer it shows', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    receiver.answer = { headers: { 'x-trace': '7' }, body: 'thank you' };
    const webhookId = await create({ signingSecret: secret, attributes: [{ name: 'Token', secret: 'geheim-4711' }] });
    const { delivery, match } = await host.testSend({ webhook: { webhookId } });
    const [call] = receiver.calls;
    expect(receiver.calls).toHaveLength(1);
    expect(call?.headers).toMatchObject({ 'eilbote-test': 'true', 'webhook-id': delivery.delivery.id });
    expect(() => new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>)).not.toThrow();
    expect(call?.body).toContain('geheim-4711');

    expect(match.verdict).toBe('sends');
    expect(delivery.delivery).toMatchObject({ origin: 'test', state: 'delivered', attempts: 1, version: 1 });
    expect(JSON.stringify(delivery)).not.toContain('geheim');
    expect(delivery.history).toMatchObject([
      {
        line: { kind: 'attempt.delivered', origin: 'test', webhook: { id: webhookId, version: 1 } },
        exchange: {
          request: { method: 'POST', url: receiver.url(call?.url), headers: { 'eilbote-test': 'true' } },
          answer: { status: 200, headers: { 'x-trace': '7' }, body: 'thank you' },
        },
      },
    ]);
    const lines = [{ kind: 'attempt.delivered', level: 'info', delivery: delivery.delivery.id, status: 200 }];
    expect(await world.logOfTests()).toMatchObject(lines);
  });

  it('sends what the preview shows', async () => {
    await using world = await scene();
    const webhookId = await world.create();
    const { records } = projectCreated('06127');
    const { delivery } = await world.host.testSend({ webhook: { webhookId }, event: { records } });
    const { request } = await world.host.explain({ eventId: delivery.event.id }, { webhookId });
    const [call] = world.receiver.calls;
    expect(world.receiver.url(call?.url)).toBe(request?.url);
    const ofPreview = request?.body?.replace('dlv_00000000000000000000000000', delivery.delivery.id);
    expect(call?.body).toBe(ofPreview);
  });

  it('is heard by nobody else, and makes its event no event of the ERP', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const webhookId = await create();
    await create({ name: 'another', url: receiver.url('/another') });
    await host.testSend({ webhook: { webhookId } });
    const arrived = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated('S020'));
    await arrived;
    await receiver.received(3);
    await host.stop();
    expect(receiver.calls.filter(({ headers }) => headers['eilbote-test'] === 'true')).toHaveLength(1);
    expect(receiver.calls.map(({ url }) => url.split('?')[0] ?? '').toSorted()).toEqual(['/another', '/hook', '/hook']);
    const again = await world.installation.started({ dispatch: false });
    expect((await again.deliveries.events()).map(({ key }) => key)).toEqual(['S020']);
    expect((await again.deliveries.list()).rows.map(({ origin }) => origin).toSorted()).toEqual([
      'event',
      'event',
      'test',
    ]);
  });

  it.each(['inactive', 'paused'] as const)(
    'goes out although the webhook does not send by itself (%s)',
    async (status) => {
      await using world = await scene();
      const { host, receiver, create } = world;
      const webhookId = await create();
      await host.webhooks.setStatus(webhookId, status);
      const { match } = await host.testSend({ webhook: { webhookId } });
      expect(receiver.calls).toHaveLength(1);
      expect(match.verdict).toBe('sends');
      expect((await host.webhooks.get(webhookId)).status).toBe(status);
    },
  );

  it('tries a definition that was never saved, and keeps what it was called', async () => {
    await using world = await scene();
    const { host, receiver } = world;
    const webhook = onProjectCreated(receiver.url('/secret-path'), {
      attributes: [{ name: 'Token', secret: 'geheim' }],
    });
    const { delivery } = await host.testSend({ webhook });
    expect(receiver.calls[0]?.body).toContain('geheim');
    expect(await host.webhooks.list()).toEqual([]);
    expect(delivery.delivery).toMatchObject({ state: 'delivered', version: 0 });
    const tried = JSON.parse(delivery.delivery.tried ?? '') as Record<string, string>;
    expect(tried).toEqual({
      name: 'Neues Projekt melden',
      target: 'custom',
      action: 'call',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const [line] = await world.logOfTests();
    expect(line).toMatchObject({ webhook: { name: 'Neues Projekt melden', version: 0 }, target: 'custom' });
    expect(JSON.stringify(line)).not.toMatch(/geheim|secret-path/);
  });

  it('tries a change of a saved webhook with the secrets that it has', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const webhookId = await create({ attributes: [{ name: 'Token', secret: 'geheim' }] });
    const attributes = [{ name: 'Token', secret: true as const }];
    const definition = onProjectCreated(receiver.url('/new'), { attributes });
    const { delivery } = await host.testSend({ webhook: { webhookId, definition } });
    expect(receiver.calls[0]).toMatchObject({ url: expect.stringMatching(/^\/new/) as string });
    expect(receiver.calls[0]?.body).toContain('geheim');
    expect(delivery.delivery).toMatchObject({ webhook: webhookId, version: 0 });
    expect((await host.webhooks.get(webhookId)).version).toBe(1);
  });

  it('takes the last event, a chosen one, another example or records of one’s own', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const webhookId = await create({ active: false });
    const [first] = await host.publishMany([projectCreated('S019'), projectCreated('S020')]);
    const sentWith = async (event: Parameters<Host['testSend']>[0]['event'] & {}) =>
      (await host.testSend({ webhook: { webhookId }, event })).delivery;
    expect(await sentWith({ last: true })).toMatchObject({ delivery: { key: 'S020' } });
    expect(await sentWith({ eventId: first?.id ?? '' })).toMatchObject({
      delivery: { key: 'S019', eventId: first?.id },
    });
    expect(await sentWith({ example: 2 })).toMatchObject({ event: { type: 'project.created' } });
    const own = await sentWith({ records: projectCreated('06127').records });
    expect(own).toMatchObject({ delivery: { key: '06127' } });
    expect(
      receiver.calls.map(({ body }) => (JSON.parse(body) as { Auftrag: { AuftragsNr: string } }).Auftrag.AuftragsNr),
    ).toEqual(['S020', 'S019', own.event.id === '' ? '' : expect.any(String), '06127']);
  });

  it('is refused, and nothing kept of it, where there is no event for it', async () => {
    await using world = await scene();
    const { host, create } = world;
    const webhookId = await create();
    const customer = await host.publish({ type: 'customer.created', records: { Kunden: { KundenNr: '1' } } });
    const refused = (event: Parameters<Host['testSend']>[0]['event'] & {}) =>
      host.testSend({ webhook: { webhookId }, event });
    await expect(refused({ last: true })).rejects.toMatchObject({ code: 'TEST_EVENT_MISSING' });
    await expect(refused({ example: 99 })).rejects.toMatchObject({ code: 'TEST_EVENT_MISSING' });
    await expect(refused({ eventId: customer.id })).rejects.toMatchObject({ code: 'TEST_OTHER_EVENT_TYPE' });
    await expect(refused({ eventId: 'evt_none' })).rejects.toMatchObject({ code: 'EVENT_UNKNOWN' });
    await expect(refused({ records: { Auftrag: {} } })).rejects.toMatchObject({ code: 'EVENT_KEY_MISSING' });
    await expect(host.testSend({ webhook: { webhookId: 'whk_none' } })).rejects.toMatchObject({
      code: 'WEBHOOK_UNKNOWN',
    });
    expect(await tests(host)).toEqual([]);
    expect(world.receiver.calls).toEqual([]);
  });

  it('ends with its one attempt and changes nothing but itself, whatever the receiver says', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const webhookId = await create();
    await host.webhooks.create({ name: 'on faults', event: 'delivery.failed', url: receiver.url('/faults') });
    for (const status of [410, 503, 429]) {
      receiver.answer = { status, headers: { 'retry-after': '3600' } };
      const { delivery } = await host.testSend({ webhook: { webhookId } });
      expect(delivery.delivery).toMatchObject({ state: 'failed', attempts: 1, due: null });
    }
    expect((await host.webhooks.get(webhookId)).status).toBe('active');
    expect((await host.lanes.list()).filter(({ hold }) => hold !== undefined)).toEqual([]);
    const [failed] = await tests(host);
    await expect(host.deliveries.resend(failed?.id ?? '')).rejects.toMatchObject({ code: 'DELIVERY_NOT_RESENT' });
    receiver.answer = 200;
    const arrived = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await arrived;
    expect(receiver.calls.map(({ url }) => url.split('?')[0])).toEqual(['/hook', '/hook', '/hook', '/hook']);
    expect(await world.logOfTests()).toMatchObject(
      [410, 503, 429].map((status) => ({ kind: 'attempt.failed', state: 'failed', level: 'warn', status })),
    );
  });

  it('does not wait behind the deliveries of its lane', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const webhookId = await create({ limits: { concurrency: 1 }, order: 'record' });
    const { promise: held, resolve: release } = Promise.withResolvers<number>();
    receiver.answer = () => held;
    await host.publish(projectCreated());
    await receiver.received(1);
    receiver.answer = 200;
    const { records } = projectCreated();
    const { delivery } = await host.testSend({ webhook: { webhookId }, event: { records } });
    expect(delivery.delivery).toMatchObject({ state: 'delivered', orderKey: null });
    const arrived = deliveryThatIs(host, 'delivered');
    release(200);
    await arrived;
  });

  it('tells at once what an ordinary delivery would wait for', async () => {
    await using world = await scene();
    const { host } = world;
    const webhook = onProjectCreated('http://10.1.2.3/hook');
    const { delivery } = await host.testSend({ webhook });
    const end = { state: 'failed', failure: 'POLICY_BLOCKED', attempts: 0 };
    expect(delivery.delivery).toMatchObject({ ...end, reason: expect.stringContaining('10.1.2.3') as string });
    expect(await world.logOfTests()).toMatchObject([
      { kind: 'delivery.failed', level: 'warn', failure: 'POLICY_BLOCKED' },
    ]);
  });

  it('says what cannot be built', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const webhookId = await create({
      attributes: [{ name: 'x', template: '{{ Auftrag.Bauvorhaben | date: "DD.MM.YYYY" }}' }],
    });
    const { delivery } = await host.testSend({ webhook: { webhookId } });
    expect(delivery.delivery).toMatchObject({ state: 'failed', failure: 'BUILD_FAILED', attempts: 0 });
    expect(receiver.calls).toEqual([]);
  });

  it('goes out from any process; the one that dispatches writes the line', async () => {
    await using world = await scene();
    const webhookId = await world.create();
    const other = await world.installation.started({ dispatch: false });
    const { delivery } = await other.testSend({ webhook: { webhookId } });
    await other.stop();
    const arrived = deliveryThatIs(world.host, 'delivered');
    await world.host.publish(projectCreated());
    await arrived;
    expect(await world.logOfTests()).toMatchObject([{ delivery: delivery.delivery.id }]);
  });

  it('is called off by the end of its host, and kept as interrupted', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const webhookId = await create();
    receiver.answer = 'silence';
    const sent = host.testSend({ webhook: { webhookId } });
    await receiver.received(1);
    const [{ delivery }] = await Promise.all([sent, host.stop()]);
    expect(delivery.delivery).toMatchObject({ state: 'failed', failure: 'INTERRUPTED', attempts: 0 });
    const again = await world.installation.started({ dispatch: false });
    expect(await tests(again)).toMatchObject([{ state: 'failed', failure: 'INTERRUPTED' }]);
    expect(world.installation.logLines().filter(({ origin }) => origin === 'test')).toMatchObject([
      { kind: 'attempt.interrupted', level: 'warn', state: 'failed' },
    ]);
  });

  it('is found as interrupted where its process died, and is not repeated', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    await create();
    await host.publish(projectCreated());
    await receiver.received(1);
    const store = sqliteStore({ folder: world.installation.folder });
    await store.open(() => '');
    const tried = '{"name":"Neu","target":"custom","action":"call"}';
    const lease = { token: 'of the dead', until: Date.now() - 1 };
    const test = { tried, lane: 'l', version: 0, createdAt: Date.now(), lease };
    const ended = deliveryThatIs(host, 'failed');
    await store.startTest({ id: 'dlv_dead', event: 1, webhook: 'whk_unsaved', ...test });
    expect((await ended).delivery).toMatchObject({
      id: 'dlv_dead',
      state: 'failed',
      failure: 'INTERRUPTED',
      webhook: 'whk_unsaved',
    });
    await store.close();
    expect(await world.logOfTests()).toMatchObject([
      { kind: 'attempt.interrupted', webhook: { id: 'whk_unsaved', name: 'Neu', version: 0 }, target: 'custom' },
    ]);
    expect(receiver.calls).toHaveLength(1);
  });

  it('asks a receiver with a handshake each time, and leaves what it allowed alone', async () => {
    await using world = await scene();
    const { host, receiver, create } = world;
    const allowed = { headers: { 'WebHook-Allowed-Origin': 'erp.example.com' } };
    receiver.answer = ({ method }) => (method === 'OPTIONS' ? allowed : 200);
    const webhookId = await create({ handshake: { origin: 'erp.example.com' } });
    for (const _ of [1, 2]) await host.testSend({ webhook: { webhookId } });
    expect(receiver.calls.map(({ method }) => method)).toEqual(['OPTIONS', 'POST', 'OPTIONS', 'POST']);
    receiver.answer = 200;
    const { delivery } = await host.testSend({ webhook: { webhookId } });
    expect(delivery.delivery).toMatchObject({ state: 'failed', failure: 'HTTP_4XX', attempts: 0 });
  });
});

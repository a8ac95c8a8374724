import { wrap } from '@eilbote/contract';
import { CONDITIONS_INVALID, Matching } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

describe('a published event', () => {
  it('becomes one call with GET part and JSON payload, one delivery and one log line', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(
      onProjectCreated(receiver.url('/hook?k=1'), { attributes: [{ name: 'quelle', part: 'both', text: 'ERP' }] }),
    );
    const delivered = deliveryThatIs(host, 'delivered');
    const { id } = await host.publish(projectCreated());
    const { delivery, body } = await delivered;
    const [call] = receiver.calls;
    expect(call?.url).toBe('/hook?k=1&ereignis=Neues%20Projekt&tabelle=Auftrag&quelle=ERP');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      Auftrag: { AuftragsNr: 'S019', Bauvorhaben: 'Küche Großmann', Status: 0 },
      quelle: 'ERP',
      _eilbote: { event: 'project.created', eventId: id, deliveryId: delivery.id },
    });
    expect(call?.headers['webhook-id']).toBe(delivery.id);
    expect(body).toBe(call?.body);
    await host.stop();
    expect(installation.logLines().map(({ kind }) => kind)).toEqual(['webhook.saved', 'attempt.delivered']);
  });

  it('is accepted once under one id, and refused with other content', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const event = { id: 'erp-1', ...projectCreated() };
    expect(await host.publish(event)).toMatchObject({ id: 'erp-1', known: false });
    expect(await host.publish(event)).toMatchObject({ id: 'erp-1', known: true });
    await expect(host.publish({ id: 'erp-1', ...projectCreated('S020') })).rejects.toMatchObject({
      code: 'EVENT_ID_TAKEN',
    });
  });

  it('is published together with others or not at all', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    await expect(host.publishMany([projectCreated('A'), { type: 'project.vanished', records: {} }])).rejects.toThrow(
      /project\.vanished/,
    );
    expect(await host.deliveries.events()).toHaveLength(0);
    await host.publishMany([projectCreated('A'), projectCreated('B')]);
    expect((await host.deliveries.events()).map(({ key }) => key)).toEqual(['B', 'A']);
  });

  it('is tried again with the same id and the same bytes, while URL and headers are as they are now', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 503;
    const definition = onProjectCreated(receiver.url('/old'), { retryAfterSeconds: [1] });
    const { webhook } = await host.webhooks.create(definition);
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    const { delivery } = await postponed;
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 1 });
    receiver.answer = 200;
    const delivered = deliveryThatIs(host, 'delivered');
    await host.webhooks.update(webhook.id, {
      ...definition,
      url: receiver.url('/new'),
      attributes: [{ name: 'neu', part: 'json', text: 'x' }],
      headers: [{ name: 'X-Neu', text: 'ja' }],
    });
    await delivered;
    const [first, second] = receiver.calls;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.url).toMatch(/^\/new\?/);
    expect(second?.headers['x-neu']).toBe('ja');
  });

  it('fails for good after the last repetition, with class and reason', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 500;
    await host.webhooks.create(onProjectCreated(receiver.url(), { retryAfterSeconds: [] }));
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(projectCreated());
    expect((await failed).delivery).toMatchObject({ state: 'failed', failure: 'HTTP_5XX', attempts: 1 });
  });

  it('waits without spending an attempt while the network policy refuses the receiver, and goes out when it may', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const strict = await installation.started({ network: {} });
    await strict.webhooks.create(onProjectCreated(receiver.url()));
    const parked = deliveryThatIs(strict, 'parked');
    await strict.publish(projectCreated());
    expect((await parked).delivery).toMatchObject({ state: 'waiting', parked: 'policy', attempts: 0 });
    expect(JSON.stringify(await parked)).toContain('network.allow');
    await strict.stop();
    expect(receiver.calls).toHaveLength(0);
    const host = await installation.started();
    await receiver.received(1);
    await host.stop();
    expect(receiver.calls).toHaveLength(1);
  });

  it('pauses its webhook when the receiver says 410, and nothing more goes out', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 410;
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url()));
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(projectCreated());
    await failed;
    expect(await host.webhooks.get(webhook.id)).toMatchObject({ status: 'paused' });
    await host.publish(projectCreated('S020'));
    receiver.answer = 200;
    await host.webhooks.setStatus(webhook.id, 'active');
    await receiver.received(2);
    expect(
      receiver.calls.map(({ body }) => (JSON.parse(body) as { Auftrag: { AuftragsNr: string } }).Auftrag.AuftragsNr),
    ).toEqual(['S019', 'S020']);
  });

  it('makes no delivery where the conditions do not hold, and none where nobody can know', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const evaluated = { text: 'Status >= 5', mode: 'evaluate' } as const;
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url(), { conditions: evaluated }));
    await host.publish(projectCreated('A', { Status: 0 }));
    await host.publish({ type: 'project.created', records: { Auftrag: { AuftragsNr: 'B' } } });
    await host.publish(projectCreated('C', { Status: 5 }));
    await receiver.received(1);
    expect(receiver.calls[0]?.body).toContain('"AuftragsNr":"C"');
    expect((await host.deliveries.list()).rows).toHaveLength(1);
    const explanation = await host.explain(projectCreated('B', { Status: null }), { webhookId: webhook.id });
    expect(explanation.match).toMatchObject({
      verdict: 'passesBy',
      conditions: [{ verdict: 'unknown', comparisons: [{ unknown: { field: 'Status' } }] }],
    });
  });

  it('is skipped with its reason where no record of the table came along', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { warnings } = await host.webhooks.create(onProjectCreated(receiver.url(), { table: 'Lieferanten' }));
    expect(warnings).not.toHaveLength(0);
    const skipped = deliveryThatIs(host, 'skipped');
    await host.publish(projectCreated());
    expect((await skipped).delivery).toMatchObject({ state: 'skipped', reason: 'noRecord', attempts: 0 });
  });

  it.each([
    [
      'an error of its own',
      CONDITIONS_INVALID({ finding: { de: 'Hm.', en: 'Hm.' }, position: 0 }),
      'BUILD_FAILED',
      'Hm.',
    ],
    ['anything else', new TypeError('Großmann'), 'INTERNAL', 'unexpected TypeError'],
  ])('fails with a reason where the matcher throws %s, and hurts no other', async (_, thrown, failure, reason) => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const faulty = wrap(Matching, (inner) => ({
      match(event, webhook) {
        if (webhook.definition.name === 'faulty') throw thrown;
        return inner.match(event, webhook);
      },
    }));
    const host = await installation.started({ provides: [faulty] });
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url(), { name: 'faulty' }));
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const explained = { match: { verdict: 'fails' }, failure: { failure } };
    expect(await host.explain(projectCreated(), { webhookId: webhook.id })).toMatchObject(explained);
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(projectCreated());
    const { delivery } = await failed;
    expect(delivery).toMatchObject({ state: 'failed', failure, attempts: 0, webhook: webhook.id });
    expect(delivery.reason).toContain(reason);
    expect(delivery.reason).not.toContain('Großmann');
    await receiver.received(1);
  });
});

describe('explain', () => {
  it('shows the very request that is sent', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(
      onProjectCreated(receiver.url(), {
        attributes: [{ name: 'nr', part: 'url', field: 'AuftragsNr' }],
        headers: [{ name: 'X-Schluessel', secret: 'geheim' }],
      }),
    );
    const { id } = await host.publish(projectCreated('06127'));
    await receiver.received(1);
    const { request } = await host.explain({ eventId: id }, { webhookId: webhook.id });
    const [call] = receiver.calls;
    expect(request?.url).toBe(receiver.url(call?.url));
    expect(request?.body?.replace(/dlv_\w+/, '')).toBe(call?.body.replace(/dlv_\w+/, ''));
    expect(request?.headers['X-Schluessel']).toBe('•••');
    expect(call?.headers['x-schluessel']).toBe('geheim');
  });

  it('shows a change of a saved webhook before it is saved, with the secrets that it keeps', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const attributes = [{ name: 'token', part: 'json', secret: 'geheim' }] as const;
    const { webhook } = await host.webhooks.create(onProjectCreated('https://example.com/alt', { attributes }));
    const definition = { ...webhook.definition, url: 'https://example.com/neu' };
    const { request } = await host.explain(projectCreated(), { webhookId: webhook.id, definition });
    expect(request?.url).toMatch(/^https:\/\/example\.com\/neu\?/);
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ token: '•••' });
    expect(await host.webhooks.get(webhook.id)).toMatchObject({ version: 1 });
    await expect(host.explain(projectCreated(), definition)).rejects.toMatchObject({ code: 'WEBHOOK_INVALID' });
  });

  it('refuses a definition that could not be saved, naming everything', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const unsaved = { name: 'x', event: 'project.creatd', url: 'ftp://x', table: 'Auftraeg' };
    const explaining = host.explain(projectCreated(), unsaved);
    await expect(explaining).rejects.toMatchObject({ code: 'WEBHOOK_INVALID' });
    await expect(explaining).rejects.toThrow(/project\.created/);
  });
});

import type { JsonObject } from '@eilbote/contract';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { dispo, FakeDispo, onDispo, project } from './dispo.ts';
import { deliveryThatIs, TestInstallation } from './installation.ts';

describe('an action of several calls', () => {
  it('makes them in their order, and shows every one of them', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await onDispo(host, receiver);
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(project('S019'));
    const { history } = await delivered;
    expect(receiver.calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /customers?number=n20-01170',
      'POST /customers',
      'POST /projects',
    ]);
    expect(fake.projects).toMatchObject([{ number: 'S019', customer: 'c1' }]);
    expect(history.map(({ line }) => [line.kind, line.remoteId])).toEqual([['attempt.delivered', 'p1']]);
    const { earlier = [], ...last } = history[0]?.exchange ?? {};
    expect([...earlier, last]).toMatchObject([
      { step: 'find customer', request: { method: 'GET', url: receiver.url('/customers?number=n20-01170') } },
      { step: 'customer', request: { body: '{"number":"n20-01170"}' }, answer: { status: 201 } },
      { step: 'project', request: { method: 'POST' }, answer: { body: '{"id":"p1"}' } },
    ]);
  });

  it('creates once what two deliveries need at the same time', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await onDispo(host, receiver);
    await host.publishMany(['A', 'B', 'C', 'D'].map((number) => project(number)));
    await receiver.received(6);
    expect(fake.projects).toHaveLength(4);
    expect(fake.customers).toHaveLength(1);
    expect(new Set(fake.projects.map((made) => (made as JsonObject)['customer']))).toEqual(new Set(['c1']));
  });

  it('goes on after a failed call with what it has done already', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await onDispo(host, receiver, { retryAfterSeconds: [1] });
    const postponed = deliveryThatIs(host, 'postponed');
    receiver.answer = (call) => (call.path === '/projects' ? 503 : fake.answer(call));
    await host.publish(project('S019'));
    expect((await postponed).delivery).toMatchObject({ attempts: 1, failure: 'HTTP_5XX' });
    receiver.answer = (call) => fake.answer(call);
    const delivered = deliveryThatIs(host, 'delivered');
    await delivered;
    expect(receiver.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /customers',
      'POST /customers',
      'POST /projects',
      'POST /projects',
    ]);
    expect(fake.customers).toHaveLength(1);
  });

  it('waits for a thing that another delivery brings, and spends no attempt', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { connection } = await onDispo(host, receiver);
    await host.webhooks.create({
      name: 'Schließen',
      event: 'project.delivered',
      connection: connection.id,
      action: 'closeProject',
    });
    const waits = deliveryThatIs(host, 'postponed');
    await host.publish({ type: 'project.delivered', records: { Auftrag: { AuftragsNr: 'S019' } } });
    expect((await waits).delivery).toMatchObject({
      state: 'waiting',
      attempts: 0,
      failure: null,
      reason: 'das Projekt ist noch nicht angelegt',
    });
    expect(receiver.calls).toHaveLength(0);
  });

  it('forgets what is no longer there, and waits for it anew', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { connection } = await onDispo(host, receiver);
    const onDelivery = { name: 'Schließen', event: 'project.delivered', action: 'closeProject' };
    await host.webhooks.create({ ...onDelivery, connection: connection.id });
    const delivery = { type: 'project.delivered' as const, records: { Auftrag: { AuftragsNr: 'S019' } } };
    for (const event of [project('S019'), delivery]) {
      const delivered = deliveryThatIs(host, 'delivered');
      await host.publish(event);
      await delivered;
    }
    expect(receiver.calls.at(-1)).toMatchObject({ method: 'DELETE', path: '/projects/p1' });
    const waits = deliveryThatIs(host, 'postponed');
    await host.publish(delivery);
    expect((await waits).delivery).toMatchObject({ state: 'waiting', reason: 'das Projekt ist noch nicht angelegt' });
  });

  it('says what was missing, what a call was refused with, and what the plugin did wrong', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { webhook } = await onDispo(host, receiver);
    const missing = deliveryThatIs(host, 'failed');
    await host.publish(project('S019', null));
    expect((await missing).delivery).toMatchObject({ failure: 'BUILD_FAILED', attempts: 0 });
    receiver.answer = 422;
    const refused = deliveryThatIs(host, 'failed');
    await host.publish(project('S020'));
    expect((await refused).delivery).toMatchObject({ failure: 'HTTP_4XX', attempts: 1 });
    receiver.answer = 200;
    await host.webhooks.update(webhook.id, { ...webhook.definition, action: 'misbehave' });
    const wrong = deliveryThatIs(host, 'failed');
    await host.publish(project('S021'));
    expect((await wrong).delivery).toMatchObject({
      failure: 'BUILD_FAILED',
      reason: expect.stringContaining('two writing steps "a"') as string,
    });
  });

  it('ends with the answer that ended it, even where the plugin swallows it', async () => {
    await using receiver = await fakeReceiver({ answer: 422 });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    await onDispo(host, receiver, { action: 'misbehave' });
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(project('S019'));
    expect((await failed).delivery).toMatchObject({ failure: 'HTTP_4XX' });
    expect(receiver.calls).toHaveLength(1);
  });

  it('is made anew by a resend, with what is known of the account, and marked in every call of a test', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: (call) => fake.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { webhook } = await onDispo(host, receiver);
    const first = deliveryThatIs(host, 'delivered');
    await host.publish(project('S019'));
    const { delivery } = await first;
    const again = deliveryThatIs(host, 'delivered');
    await host.deliveries.resend(delivery.id);
    expect((await again).delivery).toMatchObject({ origin: 'resend', of: delivery.id, state: 'delivered' });
    const tested = await host.testSend({ webhook: { webhookId: webhook.id }, event: project('S020', 'n20-01171') });
    expect(tested.delivery.delivery).toMatchObject({ origin: 'test', state: 'delivered' });
    expect(receiver.calls.map(({ method, path, headers }) => [method, path, headers['eilbote-test']])).toEqual([
      ['GET', '/customers', undefined],
      ['POST', '/customers', undefined],
      ['POST', '/projects', undefined],
      ['POST', '/projects', undefined],
      ['GET', '/customers', 'true'],
      ['POST', '/customers', 'true'],
      ['POST', '/projects', 'true'],
    ]);
  });

  it('is explained call by call, with samples for the answers, and nothing is sent', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { webhook } = await onDispo(host, receiver);
    const { calls, request, match } = await host.explain(project('S019'), { webhookId: webhook.id });
    expect(match.verdict).toBe('sends');
    expect(request).toBeUndefined();
    expect(calls).toMatchObject([
      { step: 'find customer', method: 'GET', url: receiver.url('/customers?number=n20-01170'), sample: [] },
      { step: 'customer', body: '{"number":"n20-01170"}', sample: { id: 'c1' } },
      { step: 'project', body: '{"number":"S019","customer":"c1"}' },
    ]);
    expect(receiver.calls).toHaveLength(0);
  });
});

import type { JsonObject } from '@eilbote/contract';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { dispo, FakeDispo, onDispo, project } from './dispo.ts';
import { deliveryThatIs, onProjectCreated, TestInstallation } from './installation.ts';

describe('a delivery of several calls whose webhook is changed while it waits', () => {
  it('does everything anew in the other account: what one has made is not in the other', async () => {
    const [first, second] = [new FakeDispo(), new FakeDispo()];
    second.customers.push({ id: 'c1', number: 'of somebody else' });
    await using refusing = await fakeReceiver({
      answer: (call) => (call.path === '/projects' ? 503 : first.answer(call)),
    });
    await using receiver = await fakeReceiver({ answer: (call) => second.answer(call) });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { webhook } = await onDispo(host, refusing, { retryAfterSeconds: [1] });
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(project('S019'));
    await postponed;
    expect(first.customers).toHaveLength(1);
    const { connection } = await host.connections.create({
      name: 'Dispo 2',
      target: 'dispo',
      settings: { server: receiver.url('') },
    });
    const delivered = deliveryThatIs(host, 'delivered');
    await host.webhooks.update(webhook.id, { ...webhook.definition, connection: connection.id }, { waiting: 'keep' });
    await delivered;
    expect(second.customers.map(({ number }) => number)).toEqual(['of somebody else', 'n20-01170']);
    expect(second.projects.map((made) => (made as JsonObject)['customer'])).toEqual(['c2']);
  });

  it('is made as its webhook is now, where one of the two actions takes one call and the other several', async () => {
    const fake = new FakeDispo();
    await using receiver = await fakeReceiver({ answer: 503 });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { webhook: ofSeveral } = await onDispo(host, receiver, { retryAfterSeconds: [1, 1] });
    const ofOne = onProjectCreated(receiver.url('/one'), { retryAfterSeconds: [1, 1] });
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(project('S019'));
    await postponed;
    const again = deliveryThatIs(host, 'postponed');
    await host.webhooks.update(ofSeveral.id, ofOne, { waiting: 'keep' });
    await again;
    const delivered = deliveryThatIs(host, 'delivered');
    receiver.answer = (call) => (call.path === '/one' ? 200 : fake.answer(call));
    await host.webhooks.update(ofSeveral.id, ofSeveral.definition, { waiting: 'keep' });
    expect((await delivered).delivery.attempts).toBe(3);
    expect(receiver.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /customers',
      'POST /one',
      'GET /customers',
      'POST /customers',
      'POST /projects',
    ]);
  });
});

describe('the rate of an account', () => {
  it('counts every call of a delivery that makes several', async () => {
    const fake = new FakeDispo();
    const times: number[] = [];
    await using receiver = await fakeReceiver({
      answer: (call) => {
        times.push(performance.now());
        return fake.answer(call);
      },
    });
    await using installation = new TestInstallation();
    const host = await installation.started({}, dispo);
    const { connection } = await onDispo(host, receiver);
    await host.connections.update(connection.id, {
      ...connection.definition,
      limits: { rates: [{ calls: 2, seconds: 1 }] },
    });
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(project('S019'));
    await delivered;
    expect(times).toHaveLength(3);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
  });
});

import type { Host, HostEvents } from '@eilbote/core';
import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const basic = (password: string | true) => ({ scheme: 'basic', user: 'erp', password }) as const;

/** A connection to this receiver with a webhook on it; the receiver lets in whoever has the password. */
async function account(host: Host, receiver: FakeReceiver, password: string) {
  const right = `Basic ${Buffer.from('erp:right').toString('base64')}`;
  receiver.answer = ({ headers }) => (headers.authorization === right ? 200 : 401);
  const auth = basic(password);
  const { connection } = await host.connections.create({ name: 'Lager', baseUrl: receiver.url('/api'), auth });
  const { url: _, ...rest } = onProjectCreated('', { connection: connection.id });
  await host.webhooks.create(rest);
  return connection.id;
}

const marked = (host: Host) =>
  new Promise<Parameters<HostEvents['credentialsRefused']>[0]>((resolve) => {
    host.on('credentialsRefused', resolve);
  });

describe('credentials that are refused', () => {
  it('leave the delivery waiting, mark the connection, and are not tried again with the next delivery', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started();
    const id = await account(host, receiver, 'wrong');
    const told = marked(host);
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated('S001'));
    expect((await parked).delivery).toMatchObject({ state: 'waiting', parked: 'credentials', attempts: 0 });
    expect(await told).toMatchObject({ connection: id, version: 1, kind: 'credentials' });
    expect(await host.connections.get('Lager')).toMatchObject({
      attention: { kind: 'credentials', reason: 'the receiver answered 401' },
    });

    const second = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated('S002'));
    expect((await second).delivery).toMatchObject({ parked: 'credentials', attempts: 0 });
    expect(receiver.calls).toHaveLength(1);
    await host.stop();
    const lines = installation.logLines().filter(({ kind }) => !kind.endsWith('.saved'));
    expect(lines.map(({ kind, parked, attempt }) => [kind, parked, attempt])).toEqual([
      ['attempt.failed', 'credentials', 1],
      ['connection.needsAttention', undefined, undefined],
      ['delivery.parked', 'credentials', undefined],
    ]);
  });

  it('are put right by saving the connection: what waited is sent', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started();
    await account(host, receiver, 'wrong');
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated());
    await parked;
    const delivered = deliveryThatIs(host, 'delivered');
    const { definition } = await host.connections.get('Lager');
    await host.connections.update('Lager', { ...definition, auth: basic('right') });
    expect((await delivered).delivery).toMatchObject({ attempts: 1 });
    expect(await host.connections.get('Lager')).toMatchObject({ attention: null });
  });

  it('stay refused over a restart, until somebody says that the other side was put right', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const first = await installation.started();
    await account(first, receiver, 'almost right');
    const parked = deliveryThatIs(first, 'parked');
    await first.publish(projectCreated());
    await parked;
    await first.stop();

    receiver.answer = 200;
    const second = await installation.started();
    const alsoParked = deliveryThatIs(second, 'parked');
    await second.publish(projectCreated('S020'));
    await alsoParked;
    expect(receiver.calls).toHaveLength(1);
    await second.connections.retry('Lager');
    await receiver.received(3);
    expect(await second.connections.get('Lager')).toMatchObject({ version: 2, attention: null });
  });

  it('that are missing a right hold back the one delivery only', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started();
    await account(host, receiver, 'right');
    receiver.answer = ({ body }) => (body.includes('S013') ? 403 : 200);
    const parked = deliveryThatIs(host, 'parked');
    await host.publish(projectCreated('S013'));
    expect((await parked).delivery).toMatchObject({ parked: 'credentials' });
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated('S014'));
    await delivered;
    expect(await host.connections.get('Lager')).toMatchObject({ attention: { kind: 'forbidden' } });
  });

  it('of a webhook without an authorisation are repeated like any other failure', async () => {
    await using installation = new TestInstallation();
    await using receiver = await fakeReceiver();
    const host = await installation.started();
    receiver.answer = 401;
    await host.webhooks.create(onProjectCreated(receiver.url()));
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    expect((await postponed).delivery).toMatchObject({ state: 'waiting', parked: null, attempts: 1 });
  });
});

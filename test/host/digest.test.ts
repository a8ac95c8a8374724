import { digestText } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

describe('the digest', () => {
  it('of a quiet day counts what was delivered and asks for nothing', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onProjectCreated(receiver.url('/')));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    const digest = await host.digest();
    expect(digest).toMatchObject({
      ended: { delivered: 1, failed: 0, skipped: 0, cancelled: 0 },
      waiting: { count: 0 },
      failures: [],
      paused: [],
      refused: [],
      calm: true,
    });
    expect(digest.until - digest.since).toBe(86_400_000);
    expect(digestText(digest, 'de')).toEqual({
      subject: 'Eilbote: alles in Ordnung',
      text: expect.stringMatching(
        /Zugestellt: 1, .*\nKeine Zustellung wartet\.\nSie brauchen nichts zu tun\.\n$/,
      ) as string,
    });
  });

  it('names failures with what helps, paused webhooks and refused connections', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = ({ path }) => (path === '/gone' ? 410 : path.startsWith('/api') ? 401 : 422);
    const auth = { scheme: 'basic', user: 'erp', password: 'wrong' } as const;
    const { connection } = await host.connections.create({ name: 'Lager', baseUrl: receiver.url('/api'), auth });
    const { url: _, ...onLager } = onProjectCreated('', { name: 'Lager melden', connection: connection.id });
    await host.webhooks.create(onLager);
    await host.webhooks.create(onProjectCreated(receiver.url('/gone'), { name: 'Verschwunden' }));
    await host.webhooks.create(onProjectCreated(receiver.url('/wrong'), { name: 'Abgelehnt' }));
    const paused = new Promise((resolve) => host.on('webhookPaused', resolve));
    const parked = deliveryThatIs(host, 'parked');
    const rejected = new Promise<void>((resolve) => {
      let count = 0;
      host.on('failed', () => (count += 1) === 2 && resolve());
    });
    await host.publish(projectCreated('S019'));
    await Promise.all([paused, parked, rejected]);
    const digest = await host.digest();
    expect(digest).toMatchObject({ ended: { failed: 2 }, waiting: { count: 1 }, moreFailures: 0, calm: false });
    expect(digest.failures.map(({ webhook, table, key, failure }) => [webhook, table, key, failure])).toEqual(
      expect.arrayContaining([
        ['Verschwunden', 'Auftrag', 'S019', 'HTTP_404_410'],
        ['Abgelehnt', 'Auftrag', 'S019', 'HTTP_4XX'],
      ]),
    );
    expect(digest.paused).toMatchObject([{ name: 'Verschwunden', reason: expect.stringContaining('410') as string }]);
    expect(digest.refused).toMatchObject([{ id: connection.id, name: 'Lager' }]);
    const german = digestText(digest, 'de');
    expect(german.subject).toBe('Eilbote: 4 Punkte brauchen Aufmerksamkeit');
    expect(german.text).toContain('Abgelehnt, Auftrag S019: Der Empfänger lehnt den Aufruf ab');
    expect(german.text).toContain('Eine Zustellung wartet');
    expect(german.text).not.toContain('Küche');
    expect(digestText(digest, 'en').text).toContain('Connections whose credentials are refused:\n- Lager, since');
  });

  it('leaves out a failure that was sent again, and tells no more singly than asked for', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 422;
    await host.webhooks.create(onProjectCreated(receiver.url('/')));
    const failures: string[] = [];
    for (const key of ['A', 'B', 'C']) {
      const failed = deliveryThatIs(host, 'failed');
      await host.publish(projectCreated(key));
      failures.push((await failed).delivery.id);
    }
    receiver.answer = 200;
    const delivered = deliveryThatIs(host, 'delivered');
    await host.deliveries.resend(failures[0] ?? '');
    await delivered;
    const digest = await host.digest({ most: 1 });
    expect(digest).toMatchObject({ ended: { delivered: 1, failed: 3 }, failures: [{ key: 'C' }], moreFailures: 1 });
  });

  it('tells of its stretch of time only', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onProjectCreated(receiver.url('/')));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated());
    await delivered;
    const now = Date.now();
    expect(await host.digest({ since: now - 20_000, until: now - 10_000 })).toMatchObject({ ended: { delivered: 0 } });
    expect(await host.digest({ since: now + 10_000, until: now + 20_000 })).toMatchObject({ ended: { delivered: 0 } });
  });
});

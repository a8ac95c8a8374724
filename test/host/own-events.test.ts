import { wrap } from '@eilbote/contract';
import { Matching, type Host } from '@eilbote/core';
import { fakeReceiver, type FakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

/** A webhook that tells the watchman of one kind of own event. */
const telling = (host: Host, watchman: FakeReceiver, event: string) =>
  host.webhooks.create({ name: `Meldung ${event}`, event, url: watchman.url(`/${event}`), format: 'flat' });

const told = (watchman: FakeReceiver) =>
  watchman.calls.map(({ body }) => JSON.parse(body ?? '') as Record<string, unknown>);

describe('the failure of a delivery', () => {
  it('is told to a webhook that listens, with the key of the record and none of its values', async () => {
    await using receiver = await fakeReceiver();
    await using watchman = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 422;
    const { webhook } = await host.webhooks.create(onProjectCreated(receiver.url('/')));
    await telling(host, watchman, 'delivery.failed');
    const failed = deliveryThatIs(host, 'failed');
    const { id } = await host.publish(projectCreated('S019'));
    const { delivery } = await failed;
    await watchman.received(1);
    expect(told(watchman)).toMatchObject([
      {
        Id: delivery.id,
        WebhookId: webhook.id,
        Webhook: 'Neues Projekt melden',
        EreignisId: id,
        Ereignis: 'project.created',
        Tabelle: 'Auftrag',
        Schluessel: 'S019',
        Versuche: 1,
        Fehlerklasse: 'HTTP_4XX',
        _eilbote: {
          event: 'delivery.failed',
          details: { fehlerDe: 'Der Empfänger lehnt den Aufruf ab', fehlerEn: 'The receiver rejects the call' },
        },
      },
    ]);
    expect(watchman.calls[0]?.body).not.toContain('Küche');
  });

  it('that could not be matched is told too', async () => {
    await using watchman = await fakeReceiver();
    await using installation = new TestInstallation();
    const faulty = wrap(Matching, (inner) => ({
      match(event, webhook) {
        if (webhook.definition.name === 'faulty') throw new Error('planted');
        return inner.match(event, webhook);
      },
    }));
    const host = await installation.started({ provides: [faulty] });
    await host.webhooks.create(onProjectCreated(watchman.url('/never'), { name: 'faulty' }));
    await telling(host, watchman, 'delivery.failed');
    await host.publish(projectCreated());
    await watchman.received(1);
    expect(told(watchman)).toMatchObject([{ Versuche: 0, Fehlerklasse: 'INTERNAL' }]);
  });

  it('of such a message brings forth no further message', async () => {
    await using watchman = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    watchman.answer = 422;
    await host.webhooks.create(onProjectCreated(watchman.url('/')));
    await telling(host, watchman, 'delivery.failed');
    await host.publish(projectCreated());
    await watchman.received(2);
    await host.stop();
    const again = await installation.started();
    expect(await again.deliveries.count({})).toMatchObject({ failed: 2, waiting: 0 });
    expect(await again.deliveries.events()).toHaveLength(2);
  });

  it('is stored only where a webhook listens', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 422;
    await host.webhooks.create(onProjectCreated(receiver.url('/')));
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(projectCreated());
    await failed;
    expect((await host.deliveries.events()).map(({ type }) => type)).toEqual(['project.created']);
  });
});

describe('a webhook that Eilbote pauses', () => {
  it('is told once, however many deliveries hear that its receiver is gone', async () => {
    await using receiver = await fakeReceiver();
    await using watchman = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 410;
    await host.webhooks.create(onProjectCreated(receiver.url('/'), { limits: { concurrency: 4 } }));
    await telling(host, watchman, 'webhook.paused');
    await host.publishMany([projectCreated('A'), projectCreated('B'), projectCreated('C')]);
    await watchman.received(1);
    await host.stop();
    expect(told(watchman)).toMatchObject([{ Name: 'Neues Projekt melden', Ereignis: 'project.created' }]);
  });

  it('does not tell of itself over itself', async () => {
    await using watchman = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    watchman.answer = 410;
    const { webhook } = await telling(host, watchman, 'webhook.paused');
    await host.webhooks.create(onProjectCreated(watchman.url('/')));
    const skipped = deliveryThatIs(host, 'skipped');
    await host.publish(projectCreated());
    expect((await skipped).delivery).toMatchObject({ webhook: webhook.id, reason: 'aboutItself' });
    expect(watchman.calls.map(({ url }) => url?.split('?')[0])).toEqual(['/', '/webhook.paused']);
  });
});

describe('a connection whose credentials are refused', () => {
  it('is told over another way, and skipped over itself', async () => {
    await using receiver = await fakeReceiver();
    await using watchman = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 401;
    const auth = { scheme: 'basic', user: 'erp', password: 'wrong' } as const;
    const { connection } = await host.connections.create({ name: 'Lager', baseUrl: receiver.url('/'), auth });
    const { url: _, ...onLager } = onProjectCreated('', { connection: connection.id });
    await host.webhooks.create(onLager);
    await host.webhooks.create({ ...onLager, name: 'Über sich', event: 'connection.needsAttention' });
    await telling(host, watchman, 'connection.needsAttention');
    const skipped = deliveryThatIs(host, 'skipped');
    await host.publish(projectCreated());
    await watchman.received(1);
    expect((await skipped).delivery).toMatchObject({ reason: 'aboutItself' });
    expect(told(watchman)).toMatchObject([
      { Id: connection.id, Name: 'Lager', _eilbote: { details: { art: 'credentials' } } },
    ]);
    expect(receiver.calls).toHaveLength(1);
  });
});

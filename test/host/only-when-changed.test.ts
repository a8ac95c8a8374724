import type { EventInput, WebhookInput } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { onProjectCreated, TestInstallation } from './installation.ts';

const onStatus = (url: string): WebhookInput => ({
  name: 'Status melden',
  event: 'project.processStatusChanged',
  url,
  onlyWhenChanged: true,
});

type Status = { readonly Prozessstatus: number; readonly ProzessstatusText?: string };

const change = (AuftragsNr: string, alt: Status | null, neu: Status): EventInput => ({
  type: 'project.processStatusChanged',
  records: { Auftrag: { AuftragsNr } },
  details: { alt: alt && { ...alt }, neu: { ...neu }, ausloeser: 'speichern' },
});

const inProduction = { Prozessstatus: 40, ProzessstatusText: 'In Produktion' };
const ready = { Prozessstatus: 50, ProzessstatusText: 'Versandbereit' };

describe('a webhook that wants changes only', () => {
  it('makes no delivery of an event that changes nothing', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onStatus(receiver.url()));
    await host.publishMany([
      change('same', inProduction, inProduction),
      change('same code', { Prozessstatus: 40 }, inProduction),
      change('first', null, inProduction),
      change('other', inProduction, ready),
    ]);
    await receiver.received(2);
    const { rows } = await host.deliveries.list();
    expect(rows.map(({ key }) => key).toSorted()).toEqual(['first', 'other']);
  });

  it('says so afterwards, and would do the same again', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { webhook } = await host.webhooks.create(onStatus(receiver.url()));
    const [same] = await host.publishMany([
      change('same', inProduction, inProduction),
      change('other', inProduction, ready),
    ]);
    await receiver.received(1);
    const why = await host.whyNot({ eventId: same?.id ?? '', webhook: webhook.id });
    expect(why).toMatchObject({ reason: 'unchanged', today: { match: { verdict: 'unchanged' } } });
    const { counts } = await host.backTest({ webhook: { webhookId: webhook.id } });
    expect(counts).toMatchObject({ sends: 1, unchanged: 1 });
  });

  it('says so where it is asked why nothing was sent', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const webhook = onStatus('https://lager.example/');
    const { webhook: saved } = await host.webhooks.create(webhook);
    const same = change('S1', inProduction, inProduction);
    expect((await host.explain(same, { webhookId: saved.id })).match).toMatchObject({ verdict: 'unchanged' });
    expect((await host.explain(same, webhook)).match).toMatchObject({ verdict: 'unchanged' });
    const { onlyWhenChanged: _, ...any } = webhook;
    expect((await host.explain(same, any)).match).toMatchObject({ verdict: 'sends' });
  });

  it('is warned where its event type does not tell what was before', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const { warnings } = await host.webhooks.create(
      onProjectCreated('https://lager.example/', { onlyWhenChanged: true }),
    );
    expect(warnings).toMatchObject([{ code: 'CHANGE_NOT_TOLD', path: '/onlyWhenChanged' }]);
  });
});

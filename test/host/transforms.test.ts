import type { WebhookInput } from '@eilbote/core';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, TestInstallation } from './installation.ts';

const onTime = (url: string, template: string): WebhookInput => ({
  name: 'Zeit melden',
  event: 'projectTime.created',
  url,
  fields: 'none',
  template,
});

const timeCreated = (more: Record<string, unknown> = {}) => ({
  type: 'projectTime.created' as const,
  records: {
    Zeitdatei: {
      UUID: '71E4C3760B0A4E0F9A3C0E4B1C5D2F88',
      PersonalNr: '10',
      AuftragsNr: '06127',
      VonDatum: '25.10.26',
      VonZeit: '02:30',
      BisZeit: '04:00',
      Dauer: '01:30',
      ...more,
    },
  },
});

const interval = `{
  "start": {{ VonDatum | starts_at: VonZeit, to: BisZeit, duration: Dauer, format: "utc" }},
  "end": {{ VonDatum | ends_at: BisZeit, from: VonZeit, duration: Dauer, format: "utc" }},
  "seconds": {{ Dauer | seconds }}
}`;

describe('transforms in a template', () => {
  it('bring the values of the ERP into the form of the receiver, hour of the changed clock included', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onTime(receiver.url(), interval));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(timeCreated());
    await delivered;
    expect(JSON.parse(receiver.calls[0]?.body ?? '')).toEqual({
      start: '2026-10-25T01:30:00Z',
      end: '2026-10-25T03:00:00Z',
      seconds: 5400,
    });
  });

  it('reckon in the time zone and the country of the host', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started({ timeZone: 'Europe/London', country: 'AT' });
    const template = '{"start": {{ VonDatum | moment: "09:00" }}, "phone": {{ "01 5134567" | phone }}}';
    const { request } = await host.explain(timeCreated(), onTime('https://receiver.example', template));
    expect(JSON.parse(request?.body ?? '')).toEqual({ start: '2026-10-25T09:00:00+00:00', phone: '+4315134567' });
  });

  it('warn in the preview and in the delivery log, each thing once', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const webhook = onTime(receiver.url(), interval);
    const event = timeCreated({ Dauer: null });
    const { request } = await host.explain(event, webhook);
    expect(request?.warnings.map(({ de }) => de)).toEqual([
      expect.stringMatching(
        /^Vorlage: Filter „starts_at“: Diese Uhrzeit gibt es .* zweimal.*Genommen wurde die frühere\.$/,
      ),
      expect.stringMatching(/^Vorlage: Filter „ends_at“: Diese Uhrzeit/),
    ]);
    await host.webhooks.create(webhook);
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(event);
    await delivered;
    await host.stop();
    const line = installation.logLines().find(({ kind }) => kind === 'attempt.delivered');
    expect(line?.warnings).toEqual(request?.warnings.map(({ en }) => en));
  });

  it('fail the delivery with the reason where a time does not exist', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    await host.webhooks.create(onTime(receiver.url(), interval));
    const failed = deliveryThatIs(host, 'failed');
    await host.publish(timeCreated({ VonDatum: '2026-03-29' }));
    const { delivery } = await failed;
    expect(delivery).toMatchObject({ failure: 'BUILD_FAILED' });
    expect(delivery.reason).toMatch(
      /line 2, column 12: Filter "starts_at": There is no such time .* the clock is put forward from 02:00 to 03:00/,
    );
    expect(receiver.calls).toEqual([]);
  });

  it('are refused on save where they are used wrongly', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const wrong = onTime('https://receiver.example', '{"a": {{ VonDatum | date: "%Y" }}}');
    await expect(host.webhooks.create(wrong)).rejects.toThrow(/Filter "date": The format may consist of/);
  });
});

describe('a host in a place that does not exist', () => {
  it('does not start, and names both settings', async () => {
    await using installation = new TestInstallation();
    await expect(installation.started({ timeZone: 'Berlin', country: 'Bayern' })).rejects.toThrow(
      /"timeZone": expected is a time zone [\s\S]*"country": expected is a country/,
    );
  });
});

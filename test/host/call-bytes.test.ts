import type { WebhookInput } from '@eilbote/core';
import * as fc from 'fast-check';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, TestInstallation } from './installation.ts';

const event = {
  id: 'erp-1',
  type: 'project.created' as const,
  occurredAt: '2026-02-03T10:00:00.000Z',
  records: { Auftrag: { AuftragsNr: 'S019', Bauvorhaben: 'Küche "Süd" & {{ Bad }}', Status: 0 } },
};
const attributes = [
  { name: 'quelle', text: 'ERP' },
  { name: 'nr', field: 'AuftragsNr', part: 'both' as const },
  { name: 'mandant', text: '1', part: 'url' as const },
  { name: 'schlüssel', secret: 'geheim & "mehr"' },
];
const conditions = { text: "Bauvorhaben = '@Küche@' AND Status < 5" };

/** What arrives at the receiver, the id of the delivery replaced, and what explain said before. */
async function exchanged(change: Partial<WebhookInput>) {
  await using receiver = await fakeReceiver();
  await using installation = new TestInstallation();
  const host = await installation.started();
  const own = receiver.url("/hook?own=a%20b+c&q='x'&leer=");
  const { webhook } = await host.webhooks.create(onProjectCreated(own, { attributes, conditions, ...change }));
  const { request } = await host.explain(event, { webhookId: webhook.id });
  const delivered = deliveryThatIs(host, 'delivered');
  await host.publish(event);
  const { delivery } = await delivered;
  const [call] = receiver.calls;
  const plain = (text = '') => text.replaceAll(delivery.id, 'DELIVERY');
  return {
    line: `${call?.method} ${plain(call?.url)}`,
    type: call?.headers['content-type'],
    body: plain(call?.body),
    sampleUrl: request?.url.slice(new URL(own).origin.length),
    url: call?.url,
  };
}

const getPart =
  '/hook?own=a%20b+c&q=%27x%27&leer=&ereignis=Neues%20Projekt&tabelle=Auftrag' +
  '&bedingungen=Bauvorhaben%20%3D%20%27%40K%C3%BCche%40%27%20AND%20Status%20%3C%205';

describe('the bytes of a call', () => {
  it('are those of profacto/1, and the sample URL is the URL', async () => {
    const { line, type, body, sampleUrl, url } = await exchanged({});
    expect(line).toBe(`POST ${getPart}&nr=S019&mandant=1`);
    expect(sampleUrl).toBe(url);
    expect(type).toBe('application/json');
    expect(body).toBe(
      '{"Auftrag":{"AuftragsNr":"S019","Bauvorhaben":"Küche \\"Süd\\" & {{ Bad }}","Status":0},' +
        '"quelle":"ERP","nr":"S019","schlüssel":"geheim & \\"mehr\\"",' +
        '"_eilbote":{"event":"project.created","eventId":"erp-1","deliveryId":"DELIVERY",' +
        '"occurredAt":"2026-02-03T10:00:00.000Z","details":{}}}',
    );
  });

  it('are those of flat', async () => {
    const { body } = await exchanged({ format: 'flat', attributes: [] });
    expect(body).toBe(
      '{"AuftragsNr":"S019","Bauvorhaben":"Küche \\"Süd\\" & {{ Bad }}","Status":0,' +
        '"_eilbote":{"event":"project.created","eventId":"erp-1","deliveryId":"DELIVERY",' +
        '"occurredAt":"2026-02-03T10:00:00.000Z","details":{}}}',
    );
  });

  it('are those of a form', async () => {
    const { type, body } = await exchanged({ contentType: 'form' });
    expect(type).toBe('application/x-www-form-urlencoded');
    expect(body).toBe(
      'Auftrag.AuftragsNr=S019&Auftrag.Bauvorhaben=K%C3%BCche%20%22S%C3%BCd%22%20%26%20%7B%7B%20Bad%20%7D%7D' +
        '&Auftrag.Status=0&quelle=ERP&nr=S019&schl%C3%BCssel=geheim%20%26%20%22mehr%22' +
        '&_eilbote.event=project.created&_eilbote.eventId=erp-1&_eilbote.deliveryId=DELIVERY' +
        '&_eilbote.occurredAt=2026-02-03T10%3A00%3A00.000Z',
    );
  });

  it('are all in the URL with GET', async () => {
    const { line, type, body } = await exchanged({ method: 'GET', attributes: attributes.slice(0, 2) });
    expect(line).toBe(
      `GET ${getPart}&quelle=ERP&nr=S019&_eilbote.event=project.created&_eilbote.eventId=erp-1` +
        '&_eilbote.deliveryId=DELIVERY&_eilbote.occurredAt=2026-02-03T10%3A00%3A00.000Z',
    );
    expect([type, body]).toEqual([undefined, '']);
  });

  it('are those of a template, whose values stay in their places', async () => {
    const template = '{"name": "{{ Bauvorhaben }}", "n": {{ Status }}, "fehlt": {{ Liefertermin }}}';
    const { body } = await exchanged({ format: 'template', template, attributes: [] });
    expect(body).toBe('{"name": "Küche \\"Süd\\" & {{ Bad }}", "n": 0, "fehlt": null}');
  });

  it('give back whatever a record and an attribute hold', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const input = onProjectCreated(receiver.url('/hook?own=1'), {
      attributes: [{ name: 'a', field: 'Bauvorhaben', part: 'both' }],
    });
    const { webhook } = await host.webhooks.create(input);
    // Line breaks are normalised when an event is accepted.
    const anyText = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\r', ''));
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const given = { ...event, records: { Auftrag: { AuftragsNr: 'S019', Bauvorhaben: text } } };
        const { request } = await host.explain(given, { webhookId: webhook.id });
        const { searchParams } = new URL(request?.url ?? '');
        expect([...searchParams.keys()]).toEqual(['own', 'ereignis', 'tabelle', 'a']);
        expect(searchParams.get('a')).toBe(text.toWellFormed());
        expect(JSON.parse(request?.body ?? '')).toMatchObject({ Auftrag: { Bauvorhaben: text }, a: text });
      }),
      { numRuns: 50 },
    );
  });
});

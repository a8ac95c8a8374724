import type { Host, WebhookInput } from '@eilbote/core';
import { HTTP, type CloudEvent } from 'cloudevents';
import * as fc from 'fast-check';
import { fakeReceiver } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryThatIs, onProjectCreated, projectCreated, TestInstallation } from './installation.ts';

const formats = ['cloudevents/structured', 'cloudevents/binary'] as const;
const url = 'https://receiver.example/events';

/** What the library of the CloudEvents project makes of a call. It throws for what is no CloudEvent. */
function read(headers: { readonly [name: string]: unknown }, body: string): CloudEvent<{ [name: string]: unknown }> {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const event = HTTP.toEvent<{ [name: string]: unknown }>({ headers: Object.fromEntries(lowerCase), body });
  if (Array.isArray(event)) throw new Error('a batch');
  const cloudEvent = event as CloudEvent<{ [name: string]: unknown }>;
  cloudEvent.validate();
  return cloudEvent;
}

async function previewed(host: Host, input: WebhookInput, event: Parameters<Host['explain']>[0]) {
  const { request, failure } = await host.explain(event, input);
  if (request === undefined) throw new Error(failure?.reason.en ?? 'no request');
  return { request, event: read(request.headers, request.body ?? '') };
}

describe('every event type as a CloudEvent', () => {
  it.each(formats)('in %s is understood by the library of receivers', async (format) => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const eventTypes = [...host.catalogue.eventTypes];
    expect(eventTypes.length).toBeGreaterThanOrEqual(12);
    for (const { id, table, examples } of eventTypes) {
      for (const { records, details = {} } of examples) {
        const given = { type: id, occurredAt: '2026-02-03T10:00:00.000Z', records, details };
        const { event } = await previewed(host, { name: id, event: id, url, format }, given);
        expect(event).toMatchObject({
          specversion: '1.0',
          type: id,
          source: 'urn:eilbote:erp',
          time: '2026-02-03T10:00:00.000Z',
          subject: expect.stringMatching(new RegExp(`^${table}/.`)) as string,
          datacontenttype: expect.stringContaining('application/json') as string,
          data: { [table]: expect.anything() as object, _eilbote: { event: id, details } },
        });
      }
    }
  });
});

describe('a CloudEvent that is sent', () => {
  it.each(formats)('in %s has the id of its delivery and the data of profacto/1', async (format) => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const attributes = [
      { name: 'quelle', text: 'ERP' },
      { name: 'ce-source', text: 'https://erp.example/mandant 1' },
      { name: 'ce-mandant', field: 'Mandant' },
      { name: 'ce-status', field: 'Status' },
      { name: 'ce-klein', field: 'Kleinauftrag' },
      { name: 'ce-leer', field: 'Vertreter' },
      { name: 'ce-subject', template: 'projekt/{{ AuftragsNr }}' },
    ];
    await host.webhooks.create(onProjectCreated(receiver.url(), { format, attributes }));
    const delivered = deliveryThatIs(host, 'delivered');
    await host.publish(projectCreated('S 019', { Mandant: 'Köln "Süd" 100 %', Status: 5, Kleinauftrag: false }));
    const { delivery } = await delivered;
    const [call] = receiver.calls;
    const event = read(call?.headers ?? {}, call?.body ?? '');
    expect(event).toMatchObject({
      id: delivery.id,
      type: 'project.created',
      data: { Auftrag: { AuftragsNr: 'S 019' }, quelle: 'ERP', _eilbote: { deliveryId: delivery.id } },
    });
    expect(Object.keys(event.data ?? {})).toEqual(['Auftrag', 'quelle', '_eilbote']);
    const context = event.toJSON() as { readonly [name: string]: unknown };
    expect(context).not.toHaveProperty('leer');
    // The HTTP binding wants header values decoded; the library leaves that to its user.
    const text = (value: unknown) =>
      format === 'cloudevents/binary' ? decodeURIComponent(String(value)) : String(value);
    expect(['source', 'subject', 'mandant', 'status', 'klein'].map((name) => text(context[name]))).toEqual([
      'https://erp.example/mandant%201',
      'projekt/S 019',
      'Köln "Süd" 100 %',
      '5',
      'false',
    ]);
    const structured = format === 'cloudevents/structured';
    expect(call?.headers['content-type']).toBe(
      structured ? 'application/cloudevents+json; charset=utf-8' : 'application/json',
    );
    expect(Object.keys(call?.headers ?? {}).some((name) => name.startsWith('ce-'))).toBe(!structured);
    if (structured) expect(JSON.parse(call?.body ?? '')).toMatchObject({ status: 5, klein: false });
  });

  it('stays one when its webhook gets another format before it is repeated', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    receiver.answer = 503;
    const input = onProjectCreated(receiver.url(), {
      format: 'cloudevents/binary',
      headers: [{ name: 'X-Key', text: 'old' }],
      retryAfterSeconds: [1],
    });
    const { webhook } = await host.webhooks.create(input);
    const postponed = deliveryThatIs(host, 'postponed');
    await host.publish(projectCreated());
    const { delivery } = await postponed;
    receiver.answer = 200;
    const delivered = deliveryThatIs(host, 'delivered');
    await host.webhooks.update(webhook.id, { ...input, format: 'flat', headers: [{ name: 'X-Key', text: 'new' }] });
    await delivered;
    const [first, second] = receiver.calls;
    expect(second?.body).toBe(first?.body);
    expect(read(second?.headers ?? {}, second?.body ?? '')).toMatchObject({ id: delivery.id, type: 'project.created' });
    expect(second?.headers['x-key']).toBe('new');
  });

  it('is not mistaken for another because of headers of its connection', async () => {
    await using receiver = await fakeReceiver();
    await using installation = new TestInstallation();
    const host = await installation.started();
    const headers = [
      { name: 'Ce-Source', text: 'forged' },
      { name: 'content-type', text: 'application/json' },
    ];
    const { connection } = await host.connections.create({ name: 'Bus', baseUrl: receiver.url(''), headers });
    const { url: _, ...webhook } = onProjectCreated('');
    for (const format of formats) {
      await host.webhooks.create({ ...webhook, format, connection: connection.id, path: '/hook' });
    }
    const both = new Promise<void>((resolve) => {
      let count = 0;
      host.on('delivered', () => (count += 1) === 2 && resolve());
    });
    await host.publish(projectCreated());
    await both;
    for (const { headers: sent, body } of receiver.calls) {
      expect(read(sent, body).source).toBe('urn:eilbote:erp');
      expect(JSON.stringify(sent)).not.toContain('forged');
    }
  });
});

describe('what a record says of a CloudEvent', () => {
  const pieces = fc.constantFrom(
    '\r\n',
    '\n',
    '\0',
    '"',
    '%',
    '%41',
    ' ',
    '\ud800',
    '\ufffe',
    'ä',
    '🪚',
    ',',
    ';',
    ':',
    '\u007f',
  );
  const hostile = fc.oneof(
    fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  // Line breaks are normalised when an event is accepted.
  const anyText = hostile.map((text) => text.replaceAll('\r', ''));
  const carried = (text: string) => text.toWellFormed().replaceAll(/[\p{Cc}\p{Noncharacter_Code_Point}]/gu, '\ufffd');

  it('stays in its place: no header is added, none is changed', async () => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    const attributes = [{ name: 'ce-bau', field: 'Bauvorhaben' }];
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(...formats), async (text, format) => {
        const given = projectCreated('S019', { Bauvorhaben: text });
        const { request, event } = await previewed(host, onProjectCreated(url, { format, attributes }), given);
        const expected = carried(text) === '' ? undefined : carried(text);
        if (format === 'cloudevents/structured') {
          expect((JSON.parse(request.body ?? '') as { bau?: string }).bau).toBe(expected);
          return;
        }
        const value = request.headers['ce-bau'];
        expect(value ?? '').toMatch(/^[\u0021\u0023-\u007e]*$/);
        expect(value === undefined ? undefined : decodeURIComponent(value)).toBe(expected);
        const names = Object.keys(request.headers).map((name) => name.toLowerCase());
        const own = ['specversion', 'id', 'source', 'type', 'time', 'subject'].map((name) => `ce-${name}`);
        expect(names.toSorted()).toEqual(
          [...own, 'content-type', ...(expected === undefined ? [] : ['ce-bau'])].toSorted(),
        );
        expect(event.data).toMatchObject({ Auftrag: { Bauvorhaben: text } });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the check of a CloudEvent', () => {
  it.each([
    [{ method: 'GET' as const }, '/method CLOUDEVENT_NEEDS_BODY'],
    [{ contentType: 'form' as const }, '/contentType CLOUDEVENT_NEEDS_JSON'],
    [{ headers: [{ name: 'ce-source', text: 'x' }] }, '/headers CLOUDEVENT_HEADER_TAKEN'],
    [{ headers: [{ name: 'Content-Type', text: 'application/json' }] }, '/headers CLOUDEVENT_HEADER_TAKEN'],
    [{ attributes: [{ name: 'ce-Mandant', text: 'x' }] }, '/attributes/0/name CLOUDEVENT_ATTRIBUTE_INVALID'],
    [{ attributes: [{ name: 'ce-id', text: 'x' }] }, '/attributes/0/name CLOUDEVENT_ATTRIBUTE_INVALID'],
    [
      { attributes: [{ name: 'ce-x', text: 'x', part: 'both' as const }] },
      '/attributes/0/part CLOUDEVENT_ATTRIBUTE_INVALID',
    ],
    [{ attributes: [{ name: 'ce-x', secret: 'x' }] }, '/attributes/0/secret CLOUDEVENT_ATTRIBUTE_INVALID'],
    [{ attributes: [{ name: 'Auftrag', text: 'x' }] }, '/attributes/0/name ATTRIBUTE_NAME_RESERVED'],
  ])('refuses %j', async (change, expected) => {
    await using installation = new TestInstallation();
    const host = await installation.started();
    for (const format of formats) {
      const { problems } = host.webhooks.check(onProjectCreated(url, { format, ...change }));
      expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([expected]);
    }
  });
});

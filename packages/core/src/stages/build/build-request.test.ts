import type { AcceptedEvent } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import type { ConnectionDefinition, WebhookInput } from '../../webhooks/index.ts';
import { auftrag, build, built, eventOf, positions, unbuildable } from './testing/building.ts';

describe('the fields of a request', () => {
  it('are the record itself where nothing is left out', async () => {
    const { json, fields } = await built();
    expect(json).toMatchObject({ fields: auftrag });
    expect(fields).toEqual(['AuftragsNr', 'Bauvorhaben', 'Status', 'KundenNr']);
  });

  it('leave out bank and credit data unless they are named', async () => {
    const records = { Lieferanten: { LieferantenNr: '70381', IBAN: 'DE02', CrefoIndex: 215, Sonderfeld: 'x' } };
    const event = eventOf({ type: 'supplier.created', records });
    expect((await built({ event })).json).toMatchObject({ fields: { LieferantenNr: '70381', Sonderfeld: 'x' } });
    expect((await built({ event })).text).not.toContain('DE02');
    const named = await built({ event, webhook: { fields: ['IBAN', 'Fehlt'] } });
    expect(named.json).toMatchObject({ fields: { IBAN: 'DE02' } });
    expect(named.fields).toEqual(['IBAN']);
  });

  it('are empty with "none", also where no record came', async () => {
    expect((await built({ webhook: { fields: 'none' } })).json).toEqual({ fields: {}, attributes: {} });
    const bare = await built({ webhook: { fields: 'none' }, event: eventOf({ records: {} }) });
    expect(bare.fields).toEqual([]);
  });

  it('are a list where the table came as one, and only of the chosen records', async () => {
    const webhook = { table: 'Auftragspositio', fields: ['PositionsNr'] };
    expect((await built({ webhook })).json).toMatchObject({
      fields: [{ PositionsNr: '1' }, { PositionsNr: '2' }, { PositionsNr: '3' }],
    });
    const delivery = { id: 'dlv_1', elements: [0, 2] };
    const chosen = await built({ webhook, delivery });
    expect(chosen.json).toMatchObject({ fields: [{ PositionsNr: '1' }, { PositionsNr: '3' }] });
    expect(chosen.fields).toEqual(['PositionsNr']);
  });

  it('keep a record that is named like a prototype harmless', async () => {
    const records = JSON.parse('{"Lieferanten":{"__proto__":{"polluted":1},"Name1":"x"}}') as AcceptedEvent['records'];
    const { json, input } = await built({ event: eventOf({ type: 'supplier.created', records }) });
    expect(json).toEqual({ fields: { Name1: 'x' }, attributes: {} });
    expect(Object.getPrototypeOf(input.fields)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('the attributes of a request', () => {
  it('are text, field, template or secret', async () => {
    const attributes = [
      { name: 'a', text: '{{ not a template }}' },
      { name: 'b', field: 'Status' },
      { name: 'c', field: 'Kunden.Ort' },
      { name: 'd', field: 'details.trigger' },
      { name: 'e', template: '{{ Auftrag.AuftragsNr }} in {{ Kunden.Ort }}' },
      { name: 'f', secret: true as const },
    ];
    const { json, fields, warnings } = await built({ webhook: { attributes } });
    expect(json).toMatchObject({
      attributes: { a: '{{ not a template }}', b: 5, c: 'Köln', d: 'speichern', e: 'S019 in Köln', f: '<attribute:f>' },
    });
    expect(fields).toEqual(['AuftragsNr', 'Bauvorhaben', 'Status', 'KundenNr', 'Kunden.Ort', 'details.trigger']);
    expect(warnings).toEqual([]);
  });

  it('reach into details, whose values may lie inside of each other', async () => {
    const attributes = [
      { name: 'a', field: 'details.neu.Prozessstatus' },
      { name: 'b', field: 'details.alt.Prozessstatus' },
    ];
    const event = eventOf({ details: { alt: null, neu: { Prozessstatus: 40 } } });
    const { json, fields, warnings } = await built({ webhook: { attributes, fields: ['Status'] }, event });
    expect(json).toMatchObject({ attributes: { a: 40, b: null } });
    expect(fields).toEqual(['Status', 'details.neu.Prozessstatus', 'details.alt.Prozessstatus']);
    expect(warnings.map(({ en }) => en)).toEqual([
      'The attribute "b" is empty, because "details.alt.Prozessstatus" did not come with this event.',
    ]);
  });

  it('are empty with a warning where the value did not come', async () => {
    const attributes = [
      { name: 'a', field: 'Liefertermin' },
      { name: 'b', field: 'Personal.Name1' },
      { name: 'c', template: '[{{ Auftrag.Nix }}]' },
    ];
    const { json, warnings } = await built({ webhook: { attributes } });
    expect(json).toMatchObject({ attributes: { a: null, b: null, c: '[]' } });
    expect(warnings.map(({ en }) => en)).toEqual([
      'The attribute "a" is empty, because "Auftrag.Liefertermin" did not come with this event.',
      'The attribute "b" is empty, because "Personal.Name1" did not come with this event.',
      'Attribute "c": "Auftrag.Nix" has no value in this event and stays empty.',
    ]);
  });

  it('take a field from a list of one, and fail on one of several', async () => {
    const attributes = [{ name: 'a', field: 'Auftragspositio.Bezeichnung' }];
    const one = { ...eventOf().records, Auftragspositio: positions.slice(1, 2) };
    expect((await built({ webhook: { attributes }, event: eventOf({ records: one }) })).json).toMatchObject({
      attributes: { a: 'Regal' },
    });
    expect(await unbuildable({ webhook: { attributes } })).toMatchObject({
      failure: 'BUILD_FAILED',
      reason: { en: expect.stringContaining('3 records came along') as string },
    });
  });
});

describe('the templates of a request', () => {
  const webhook = (template: string, change: Partial<WebhookInput> = {}) => ({
    webhook: { format: 'template', template, ...change },
  });

  it('fill the body as JSON, whatever the record holds', async () => {
    const { json } = await built(webhook('{"name": "{{ Bauvorhaben }}", "n": {{ Status }}, "d": "{{ delivery.id }}"}'));
    expect(json).toEqual({ name: 'Küche {{ x }}', n: 5, d: 'dlv_1' });
  });

  it('see of the own table what is selected and what they name, and never more', async () => {
    const records = { Lieferanten: { LieferantenNr: '70381', Name1: 'Nord', IBAN: 'DE02', BIC: 'X' } };
    const event = eventOf({ type: 'supplier.created', records });
    const whole = '{"a": {{ record }}}';
    expect((await built({ event, ...webhook(whole) })).json).toEqual({ a: { LieferantenNr: '70381', Name1: 'Nord' } });
    expect((await built({ event, ...webhook(whole, { fields: ['Name1'] }) })).json).toEqual({ a: { Name1: 'Nord' } });
    expect((await built({ event, ...webhook('{"a": "{{ IBAN }}"}') })).json).toEqual({ a: 'DE02' });
    expect((await built({ event, ...webhook('{"a": {{ Lieferanten }}, "b": "{{ x.BIC }}"}') })).json).toEqual({
      a: { LieferantenNr: '70381', Name1: 'Nord', BIC: 'X' },
      b: '',
    });
  });

  it('see only the chosen records of the own list', async () => {
    const given = webhook(
      '[{% for p in records %}"{{ p.PositionsNr }}"{% unless forloop.last %},{% endunless %}{% endfor %}]',
      { table: 'Auftragspositio' },
    );
    expect((await built({ ...given, delivery: { id: 'dlv_1', elements: [1, 2] } })).json).toEqual(['2', '3']);
  });

  it('fill the URL behind the host and the headers', async () => {
    const { url, wire } = await built({
      webhook: {
        url: 'https://receiver.example/{{ Bauvorhaben }}?nr={{ AuftragsNr }}&own=1',
        headers: [
          { name: 'X-Nr', template: 'nr {{ AuftragsNr }}' },
          { name: 'Authorization', secret: true },
        ],
      },
    });
    expect(url).toBe('https://receiver.example/K%C3%BCche%20%7B%7B%20x%20%7D%7D?nr=S019&own=1');
    expect(wire.headers).toMatchObject({
      'X-Nr': ['nr S019'],
      Authorization: [{ secret: 'header:authorization', encoding: 'header' }],
    });
  });

  it('fail the delivery where a value cannot stand at its place', async () => {
    const records = { Auftrag: { ...auftrag, AuftragsNr: '..', Bauvorhaben: 'a\r\nX-Admin: 1' } };
    const event = eventOf({ records });
    expect(
      (await unbuildable({ event, webhook: { url: 'https://receiver.example/x/{{ AuftragsNr }}/y' } })).error.code,
    ).toBe('REQUEST_URL_INVALID');
    const headers = [{ name: 'X-A', template: '{{ Bauvorhaben }}' }];
    const refused = await unbuildable({ event, webhook: { headers } });
    expect(refused).toMatchObject({ failure: 'BUILD_FAILED', error: { code: 'HEADER_VALUE_INVALID' } });
    expect(refused.reason.en).not.toContain('X-Admin');
  });
});

describe('the way to a connection', () => {
  const connection: ConnectionDefinition = {
    name: 'CRM',
    target: 'custom',
    baseUrl: 'https://crm.example/api/v1/?key=1',
    headers: [
      { name: 'X-Tenant', text: '1' },
      { name: 'X-Key', secret: true },
    ],
  };

  it('goes below its base URL, with the headers of both', async () => {
    const { url, wire, input } = await built({
      connection,
      webhook: { path: '/projects/{{ AuftragsNr }}?source=erp', headers: [{ name: 'x-tenant', text: '2' }] },
    });
    expect(url).toBe('https://crm.example/api/v1/projects/S019?key=1&source=erp');
    expect(wire.headers).toMatchObject({
      'x-tenant': ['2'],
      'X-Key': [{ secret: 'connection/header:x-key', encoding: 'header' }],
    });
    expect(Object.keys(input.webhook.headers)).toEqual(['x-tenant', 'X-Key']);
    expect((await built({ connection })).url).toBe('https://crm.example/api/v1/?key=1');
  });
});

describe('conditions in a request', () => {
  it('are handed on in the modes pass and both only', async () => {
    const conditions = (mode: 'pass' | 'evaluate' | 'both') => ({
      webhook: { conditions: { text: 'Status = 5', mode } },
    });
    expect((await built(conditions('pass'))).input.conditions).toBe('Status = 5');
    expect((await built(conditions('both'))).input.conditions).toBe('Status = 5');
    expect((await built(conditions('evaluate'))).input.conditions).toBe('');
  });
});

describe('a webhook that cannot be compiled', () => {
  it('says what is missing', async () => {
    await expect(build({ webhook: { table: 'Nix' } })).rejects.toThrow(/There is no table "Nix" any more/);
    const { url: _, ...withoutUrl } = { url: '', name: 'x' };
    await expect(build({ webhook: { ...withoutUrl, url: undefined } as never })).rejects.toThrow(
      /neither a readable URL nor a connection/,
    );
  });
});

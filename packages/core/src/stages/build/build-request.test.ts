import type { AcceptedEvent, Action, RequestDraft, RequestInput, Transformer } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { buildCatalogue, standardContribution } from '../../catalogue/index.ts';
import type { Clock } from '../../ports/clock.ts';
import { fill, sampleUrl } from '../../request/index.ts';
import { normaliseWebhook, type ConnectionDefinition, type WebhookInput } from '../../webhooks/index.ts';
import { unchanged } from '../transform/index.ts';
import { buildRequest, compileWebhook, requestBuilder, type BuildResult, type DeliveryToFill } from './index.ts';

const { catalogue } = buildCatalogue([standardContribution]);
const title = { de: 'Aufruf', en: 'Call' };
const echo: Action = {
  title,
  table: 'any',
  request: ({ url, webhook, fields, attributes, renderedBody, conditions }) => ({
    method: webhook.method,
    url: { base: url, query: conditions === '' ? [] : [['conditions', conditions]] },
    headers: webhook.headers,
    body:
      renderedBody === undefined
        ? {
            kind: 'json',
            value: { fields, attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])) },
          }
        : { kind: 'text', text: renderedBody, contentType: 'application/json' },
  }),
};
const withRequest = (request: unknown): Action => ({ ...echo, request: request as Action['request'] });

/** Timers go off at once when `late` is set, never otherwise. */
const clockThat = (late: boolean): Clock => ({
  now: () => 0,
  monotonic: () => 0,
  timer(_delay, callback) {
    if (late) queueMicrotask(callback);
    return { cancel() {} };
  },
});

const auftrag = { AuftragsNr: 'S019', Bauvorhaben: 'Küche {{ x }}', Status: 5, KundenNr: 'n20-01170' };
const positions = [
  { PositionsNr: '1', Bezeichnung: 'Theke' },
  { PositionsNr: '2', Bezeichnung: 'Regal' },
  { PositionsNr: '3', Bezeichnung: 'Montage' },
];
const eventOf = (change: Partial<AcceptedEvent> = {}): AcceptedEvent => ({
  id: 'evt_1',
  type: 'project.created',
  occurredAt: '2026-02-03T10:00:00Z',
  records: {
    Auftrag: structuredClone(auftrag),
    Auftragspositio: structuredClone(positions),
    Kunden: { KundenNr: 'n20-01170', Ort: 'Köln' },
  },
  details: { trigger: 'speichern' },
  ...change,
});

interface Case {
  readonly webhook?: Partial<WebhookInput>;
  readonly event?: AcceptedEvent;
  readonly delivery?: DeliveryToFill;
  readonly action?: Action;
  readonly transformer?: Transformer;
  readonly connection?: ConnectionDefinition;
  readonly late?: boolean;
}

async function build({
  webhook = {},
  event = eventOf(),
  delivery = { id: 'dlv_1' },
  action = echo,
  ...rest
}: Case = {}): Promise<BuildResult> {
  const { transformer = unchanged, connection, late = false } = rest;
  const input = { name: 'Hook', event: event.type, url: 'https://receiver.example/hook?key=1', ...webhook };
  const definition = normaliseWebhook(input, { catalogue, targets: [] });
  const eventType = catalogue.eventType(event.type);
  if (eventType === undefined) throw new Error(`no event type ${event.type}`);
  const tableOf = (name: string) => catalogue.table(name);
  const compiled = compileWebhook({ id: 'whk_1', definition, eventType, action, tableOf, connection });
  const services = { builder: requestBuilder(() => action), transformer, clock: clockThat(late), plugin: 'acme' };
  return buildRequest(compiled, event, delivery, services);
}

async function built(given?: Case) {
  const result = await build(given);
  if (result.kind !== 'built') throw new Error(result.reason.en);
  const noSecret = (name: string) => `<${name}>`;
  const text = fill(result.wire.body ?? [], noSecret);
  return { ...result, url: sampleUrl(result.wire), text, json: JSON.parse(text || 'null') as unknown };
}

async function unbuildable(given: Case) {
  const result = await build(given);
  if (result.kind !== 'unbuildable') throw new Error('it was built');
  return result;
}

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
    const { json } = await built({ event: eventOf({ type: 'supplier.created', records }) });
    expect(json).toEqual({ fields: { Name1: 'x' }, attributes: {} });
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
    const { url, wire } = await built({
      connection,
      webhook: { path: '/projects/{{ AuftragsNr }}?source=erp', headers: [{ name: 'x-tenant', text: '2' }] },
    });
    expect(url).toBe('https://crm.example/api/v1/projects/S019?key=1&source=erp');
    expect(wire.headers).toMatchObject({
      'x-tenant': ['2'],
      'X-Key': [{ secret: 'connection/header:x-key', encoding: 'header' }],
    });
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

const throwValue = (value: unknown) => {
  throw value;
};

describe('a plugin that misbehaves', () => {
  const throwing = withRequest(() => {
    throw new TypeError('Küche "Süd" of the customer');
  });

  it('fails its delivery, is named, and never gives away what it threw', async () => {
    const result = await unbuildable({ action: throwing });
    expect(result).toMatchObject({ failure: 'PLUGIN_CRASHED', error: { code: 'PLUGIN_THREW' } });
    expect(result.reason.de).toMatch(/„acme“.*„build“.*TypeError, build-request\.test\.ts:\d+/);
    expect(JSON.stringify(result.reason)).not.toContain('Süd');
    expect(result.error.cause).toMatchObject({ message: 'Küche "Süd" of the customer' });
    expect(result.fields).toEqual(['AuftragsNr', 'Bauvorhaben', 'Status', 'KundenNr']);
  });

  it.each([
    ['throws text', async () => throwValue('x'), 'string'],
    ['has a name that is data', () => Promise.reject(Object.assign(new Error('x'), { name: 'Süd \n' })), 'Error'],
  ])('%s', async (_, request, thrown) => {
    expect((await unbuildable({ action: withRequest(request) })).reason.en).toContain(`(${thrown}`);
  });

  it('never answers: its time runs out', async () => {
    const never = withRequest(() => new Promise(() => {}));
    const result = await unbuildable({ action: never, late: true });
    expect(result).toMatchObject({ failure: 'BUILD_FAILED', error: { code: 'PLUGIN_TOO_SLOW' } });
    const transformer: Transformer = { transform: () => new Promise(() => {}) };
    expect(await unbuildable({ transformer, late: true })).toMatchObject({ failure: 'TRANSFORM_FAILED' });
  });

  it.each([
    [undefined, 'no object'],
    ['x', 'no object'],
    [{}, 'method is no HTTP method'],
    [{ method: 'TRACE' }, 'method is no HTTP method'],
    [{ method: 'POST' }, 'url is missing'],
    [{ method: 'POST', url: { base: 5 } }, 'url.base is no text'],
    [{ method: 'POST', url: { base: 'x', path: [1] } }, 'url.path is no list of texts'],
    [{ method: 'POST', url: { base: 'x', query: [['a']] } }, 'url.query is no list of names and values'],
    [{ method: 'POST', url: { base: 'x' } }, 'headers is missing'],
    [{ method: 'POST', url: { base: 'x' }, headers: { A: {} } }, 'header A is no plain value'],
    [{ method: 'POST', url: { base: 'x' }, headers: {}, body: 'x' }, 'body is no object'],
    [{ method: 'POST', url: { base: 'x' }, headers: {}, body: { kind: 'json' } }, 'body.value is missing'],
    [
      { method: 'POST', url: { base: 'x' }, headers: {}, body: { kind: 'form' } },
      'body.fields is no list of names and values',
    ],
    [
      { method: 'POST', url: { base: 'x' }, headers: {}, body: { kind: 'text', text: 'x' } },
      'body.contentType is missing',
    ],
    [
      { method: 'POST', url: { base: 'x' }, headers: {}, body: { kind: 'xml' } },
      'body.kind is none of json, form, text',
    ],
  ])('gives %j instead of a request', async (draft, fault) => {
    const result = await unbuildable({ action: withRequest(() => draft) });
    expect(result).toMatchObject({ failure: 'BUILD_FAILED', error: { code: 'REQUEST_DRAFT_INVALID' } });
    expect(result.reason.en).toContain(`(${fault})`);
    const transformer = { transform: () => draft as RequestDraft };
    expect((await unbuildable({ transformer })).failure).toBe('TRANSFORM_FAILED');
  });

  it('cannot change what other deliveries of the event or the webhook are made of', async () => {
    const event = eventOf();
    const attempts: (() => void)[] = [];
    const action = withRequest((input: RequestInput) => {
      const attempt = (name: string, change: () => void) =>
        attempts.push(() => expect(change, name).toThrow(TypeError));
      const hostile = input as unknown as Record<string, Record<string, Record<string, unknown>>>;
      attempt('record', () => Object.assign(input.fields, { Status: 0 }));
      attempt('records', () => Object.assign(input.event.records, { Auftrag: {} }));
      attempt('nested', () => Object.assign(hostile['event']?.['records']?.['Auftragspositio'] ?? {}, { 0: {} }));
      attempt('webhook', () => Object.assign(input.webhook, { name: 'x' }));
      attempt('headers', () => Object.assign(input.webhook.headers, { a: 'x' }));
      attempt('event type', () => Object.assign(input.eventType, { id: 'x' }));
      attempt('constant attribute', () => Object.assign(input.attributes[0] ?? {}, { value: 'x' }));
      return echo.request(input);
    });
    await built({ action, event, webhook: { attributes: [{ name: 'a', text: 'x' }] } });
    expect(attempts).toHaveLength(7);
    for (const attempt of attempts) attempt();
    expect((await built({ event })).json).toMatchObject({ fields: auftrag });
  });

  it('can give a body that JSON does not know', async () => {
    const draft = {
      method: 'POST',
      url: { base: 'https://r.example/' },
      headers: {},
      body: { kind: 'json', value: 1n },
    };
    expect(await unbuildable({ action: withRequest(() => draft) })).toMatchObject({
      error: { code: 'REQUEST_BODY_INVALID' },
    });
  });
});

describe('transform', () => {
  it('changes the request before it is encoded', async () => {
    const transformer: Transformer = {
      transform: async (draft) => ({ ...draft, headers: { ...draft.headers, 'X-Added': 'ü' } }),
    };
    const { wire, draft, transformed } = await built({ transformer });
    expect(wire.headers['X-Added']).toEqual(['ü']);
    expect(draft.headers).toEqual({});
    expect(transformed.headers).toEqual({ 'X-Added': 'ü' });
  });

  it('fails the delivery where its result cannot be sent', async () => {
    const transformer: Transformer = { transform: (draft) => ({ ...draft, url: { base: 'file:///etc/passwd' } }) };
    expect(await unbuildable({ transformer })).toMatchObject({
      failure: 'TRANSFORM_FAILED',
      error: { code: 'REQUEST_URL_INVALID' },
    });
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

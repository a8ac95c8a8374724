import {
  secretSlot,
  type Attribute,
  type OneCallAction,
  type RequestInput,
  type WebhookShape,
} from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { custom } from './index.ts';

const title = { de: 'Neues Projekt', en: 'New project' };
const shape: WebhookShape = {
  id: 'whk_1',
  name: 'Hook',
  target: 'custom',
  action: 'call',
  event: 'project.created',
  table: 'Auftrag',
  method: 'POST',
  contentType: 'json',
  format: 'profacto/1',
  headers: { 'X-Mandant': '1' },
  attributes: [],
  fields: ['AuftragsNr', 'Status'],
};

function inputOf(change: Partial<RequestInput> = {}, webhook: Partial<WebhookShape> = {}): RequestInput {
  return {
    event: {
      id: 'evt_1',
      type: 'project.created',
      occurredAt: '2026-02-03T10:00:00Z',
      records: {},
      details: { trigger: 'speichern' },
    },
    eventType: { id: 'project.created', title, when: title, table: 'Auftrag', related: [], details: {}, examples: [] },
    delivery: { id: 'dlv_1' },
    webhook: { ...shape, ...webhook },
    table: 'Auftrag',
    fields: { AuftragsNr: 'S019', Status: 5 },
    attributes: [],
    values: {},
    parameters: {},
    settings: {},
    conditions: 'Status = 5',
    url: 'https://receiver.example/hook?key=1',
    ...change,
  };
}

const attributes: readonly Attribute[] = [
  { name: 'quelle', value: 'ERP', part: 'json' },
  { name: 'mandant', value: 1, part: 'url' },
  { name: 'token', value: secretSlot('attribute:token'), part: 'both' },
];
const call = custom.target.actions['call'] as OneCallAction;
const request = (change?: Partial<RequestInput>, webhook?: Partial<WebhookShape>) =>
  call.request(inputOf(change, webhook));

const metadata = {
  event: 'project.created',
  eventId: 'evt_1',
  deliveryId: 'dlv_1',
  occurredAt: '2026-02-03T10:00:00Z',
  details: { trigger: 'speichern' },
};

describe('a call of Benutzerdefiniert', () => {
  it('names the parameters that it adds to the query, so that a URL which has them already is noticed', () => {
    expect(request()?.url.query?.map(([name]) => name)).toEqual(call?.queryNames);
  });

  it('has its GET part behind the own URL and the table in a JSON object', () => {
    expect(request({ attributes })).toEqual({
      method: 'POST',
      url: {
        base: 'https://receiver.example/hook?key=1',
        query: [
          ['ereignis', 'Neues Projekt'],
          ['tabelle', 'Auftrag'],
          ['bedingungen', 'Status = 5'],
          ['mandant', 1],
          ['token', secretSlot('attribute:token')],
        ],
      },
      headers: { 'X-Mandant': '1' },
      body: {
        kind: 'json',
        value: {
          Auftrag: { AuftragsNr: 'S019', Status: 5 },
          quelle: 'ERP',
          token: secretSlot('attribute:token'),
          _eilbote: metadata,
        },
      },
    });
  });

  it('leaves out empty conditions', () => {
    expect(request({ conditions: '' })?.url.query).toEqual([
      ['ereignis', 'Neues Projekt'],
      ['tabelle', 'Auftrag'],
    ]);
  });

  it('leaves out the table where no fields are sent', () => {
    expect(request({ fields: {} }, { fields: [] })?.body).toEqual({ kind: 'json', value: { _eilbote: metadata } });
    expect(request({ fields: {} }, { fields: [], format: 'flat' })?.body).toEqual({
      kind: 'json',
      value: { _eilbote: metadata },
    });
  });

  it('sends a table that came as a list as a list', () => {
    const fields = [{ PositionsNr: '1' }, { PositionsNr: '2' }];
    const body = { kind: 'json', value: { Auftragspositio: fields, _eilbote: metadata } };
    expect(request({ table: 'Auftragspositio', fields })?.body).toEqual(body);
    expect(request({ table: 'Auftragspositio', fields }, { format: 'flat' })?.body).toEqual(body);
  });

  it('puts the fields at top level in the format flat', () => {
    expect(request({ attributes: attributes.slice(0, 1) }, { format: 'flat' })?.body).toEqual({
      kind: 'json',
      value: { AuftragsNr: 'S019', Status: 5, quelle: 'ERP', _eilbote: metadata },
    });
  });

  it('sends the rendered template as it is', () => {
    expect(request({ renderedBody: '{"a":1}' }, { format: 'template' })?.body).toEqual({
      kind: 'text',
      text: '{"a":1}',
      contentType: 'application/json',
    });
    expect(request({ renderedBody: 'a=1' }, { format: 'template', contentType: 'form' })?.body).toEqual({
      kind: 'text',
      text: 'a=1',
      contentType: 'application/x-www-form-urlencoded',
    });
  });

  it('gives a rendered template the content type of the webhook', () => {
    const typeOf = (contentType: WebhookShape['contentType']) =>
      request({ renderedBody: '<a/>' }, { format: 'template', contentType })?.body;
    expect(typeOf('xml')).toEqual({ kind: 'text', text: '<a/>', contentType: 'application/xml; charset=utf-8' });
    expect(typeOf('text')).toMatchObject({ contentType: 'text/plain; charset=utf-8' });
  });

  it('joins nested names by dots in a form', () => {
    const fields = [{ PositionsNr: '1', Masse: { b: 2 } }];
    expect(request({ table: 'Auftragspositio', fields, attributes }, { contentType: 'form' })?.body).toEqual({
      kind: 'form',
      fields: [
        ['Auftragspositio.0.PositionsNr', '1'],
        ['Auftragspositio.0.Masse.b', 2],
        ['quelle', 'ERP'],
        ['token', secretSlot('attribute:token')],
        ['_eilbote.event', 'project.created'],
        ['_eilbote.eventId', 'evt_1'],
        ['_eilbote.deliveryId', 'dlv_1'],
        ['_eilbote.occurredAt', '2026-02-03T10:00:00Z'],
        ['_eilbote.details.trigger', 'speichern'],
      ],
    });
  });

  it('has everything in the URL when it is a GET, each attribute once', () => {
    const draft = request({ attributes, conditions: '' }, { method: 'GET' });
    expect(draft?.body).toBeUndefined();
    expect(draft?.url.query?.map(([name]) => name)).toEqual([
      'ereignis',
      'tabelle',
      'quelle',
      'mandant',
      'token',
      'Auftrag.AuftragsNr',
      'Auftrag.Status',
      '_eilbote.event',
      '_eilbote.eventId',
      '_eilbote.deliveryId',
      '_eilbote.occurredAt',
      '_eilbote.details.trigger',
    ]);
  });

  it('writes lists and objects as JSON text where only text can stand', () => {
    const nested: Attribute = { name: 'masse', value: { b: [1, 2] }, part: 'url' };
    expect(request({ attributes: [nested] })?.url.query?.at(-1)).toEqual(['masse', '{"b":[1,2]}']);
  });

  it('keeps hostile names as plain members', () => {
    const hostile: Attribute = { name: '__proto__', value: 'x', part: 'json' };
    const body = request({ attributes: [hostile] })?.body;
    const text = body?.kind === 'json' ? JSON.stringify(body.value) : '';
    expect(text).toContain('"__proto__":"x"');
  });
});

describe('the check of a webhook of Benutzerdefiniert', () => {
  const problems = (webhook: Partial<WebhookShape>) => call?.validate?.({ ...shape, ...webhook }) ?? [];
  const named = (name: string) => ({ attributes: [{ name, part: 'json' as const }] });

  it.each(['Auftrag', '_eilbote', 'ereignis', 'tabelle', 'bedingungen'])('refuses an attribute "%s"', (name) => {
    expect(problems(named(name))).toMatchObject([{ path: '/attributes/0/name', code: 'ATTRIBUTE_NAME_RESERVED' }]);
  });

  it.each([
    ['Auftrag.AuftragsNr', {}],
    ['_eilbote.event', {}],
    ['Status.x', { format: 'flat' }],
  ])('refuses an attribute "%s" where values stand side by side, in forms and parameters', (name, change) => {
    const taken = [{ path: '/attributes/0/name', code: 'ATTRIBUTE_NAME_RESERVED' }];
    expect(problems({ ...named(name), ...change, contentType: 'form' })).toMatchObject(taken);
    expect(problems({ ...named(name), ...change, method: 'GET' })).toMatchObject(taken);
    expect(problems({ ...named(name), ...change })).toEqual([]);
  });

  it('lets a field that no schema knows give way to an attribute, in a form as in JSON', () => {
    const change = { fields: { AuftragsNr: 'S019', Farbton: 'rot', _eilbote: 'x' } };
    const attribute = { name: 'Farbton', value: 'blau', part: 'json' as const };
    const input = { ...change, attributes: [attribute] };
    const form = request(input, { format: 'flat', contentType: 'form' })?.body;
    const names = form?.kind === 'form' ? form.fields.map(([name]) => name) : [];
    expect(names.filter((name) => name === 'Farbton' || name === '_eilbote')).toEqual(['Farbton']);
    const json = request(input, { format: 'flat' })?.body;
    expect(json).toMatchObject({ value: { AuftragsNr: 'S019', Farbton: 'blau', _eilbote: metadata } });
  });

  it('refuses an attribute named like a field in the format flat only', () => {
    expect(problems(named('Status'))).toEqual([]);
    expect(problems({ ...named('Status'), format: 'flat' })).toMatchObject([{ code: 'ATTRIBUTE_NAME_RESERVED' }]);
  });

  it('lets a template use the name of the table', () => {
    expect(problems({ ...named('Auftrag'), format: 'template' })).toEqual([]);
  });

  it.each(['xml', 'text'] as const)('makes %s by a template only', (contentType) => {
    expect(problems({ contentType })).toMatchObject([{ path: '/contentType', code: 'CONTENT_TYPE_NEEDS_TEMPLATE' }]);
    expect(problems({ contentType, format: 'template' })).toEqual([]);
  });

  it('refuses a format that it does not know and names those it does', () => {
    const [problem] = problems({ format: 'xml' });
    expect(problem).toMatchObject({ path: '/format', code: 'FORMAT_UNKNOWN' });
    expect(problem?.text.de).toContain('profacto/1, flat, cloudevents/structured, cloudevents/binary, template');
  });
});

describe('the meaning of an answer', () => {
  const meaning = (status: number) => custom.target.classify?.({ status, headers: {}, body: '' });

  it.each([200, 204, 301, 308, 400, 408, 413, 415, 422, 425, 429, 500, 503])('leaves %i to the default', (status) => {
    expect(meaning(status)).toBeUndefined();
  });

  it.each([
    [401, 'HTTP_401_403'],
    [403, 'HTTP_401_403'],
    [404, 'HTTP_404_410'],
    [405, 'HTTP_4XX'],
    [409, 'HTTP_4XX'],
    [418, 'HTTP_4XX'],
  ])('repeats after %i', (status, failure) => {
    expect(meaning(status)).toMatchObject({ kind: 'retry', failure });
  });

  it('pauses the webhook after 410', () => {
    expect(meaning(410)).toMatchObject({ kind: 'failed', failure: 'HTTP_404_410', pausesWebhook: true });
  });
});

import type { RequestDraft, RequestInput, Transformer } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import { auftrag, built, echo, eventOf, unbuildable, withRequest } from './testing/building.ts';

const throwValue = (value: unknown) => {
  throw value;
};

/** An error whose stack was written before its message changed: it still quotes the first one. */
function withStaleStack(message: string): Error {
  const error = new Error(message);
  return Object.assign(error, { stack: `${error.stack}`, message: 'x' });
}

describe('a plugin that misbehaves', () => {
  const throwing = withRequest(() => {
    throw new TypeError('Küche "Süd" of the customer');
  });

  it('fails its delivery, is named, and never gives away what it threw', async () => {
    const result = await unbuildable({ action: throwing });
    expect(result).toMatchObject({ failure: 'PLUGIN_CRASHED', error: { code: 'PLUGIN_THREW' } });
    expect(result.reason.de).toMatch(/„acme“.*„build“.*TypeError, misbehaving-plugin\.test\.ts:\d+/);
    expect(JSON.stringify(result.reason)).not.toContain('Süd');
    expect(result.error.cause).toMatchObject({ message: 'Küche "Süd" of the customer' });
    expect(result.fields).toEqual(['AuftragsNr', 'Bauvorhaben', 'Status', 'KundenNr']);
  });

  it.each([
    ['throws text', async () => throwValue('x'), 'string'],
    ['changes its message later', async () => throwValue(withStaleStack('Süd.ts:1:1')), 'Error)'],
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
    expect(await unbuildable({ transformer })).toMatchObject({
      failure: 'TRANSFORM_FAILED',
      error: { code: 'REQUEST_DRAFT_INVALID' },
    });
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

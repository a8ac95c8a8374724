import { defineError } from '@eilbote/contract';
import { describe, expect, it } from 'vitest';
import type { Secrets } from '../../ports/secrets.ts';
import {
  openConnection,
  openWebhook,
  sealConnection,
  sealWebhook,
  secretsOf,
  slotsInForce,
  type ConnectionDefinition,
  type WebhookDefinition,
} from '../index.ts';

const KEY_WRONG = defineError('SECRETS_KEY_WRONG', { de: 'x', en: 'x' }, () => ({ de: 'x', en: 'x' }));

/** Bound to its context like the real one; the numbers show when a value was sealed anew. */
function secretsWith(key: string): Secrets {
  let count = 0;
  const wrap = (plain: string, context: string) =>
    Buffer.from(JSON.stringify([key, context, plain])).toString('base64');
  return {
    seal: (plain, context) => `${(count += 1)}.${wrap(plain, context)}`,
    open(sealed, context) {
      const [usedKey, usedContext, plain] = JSON.parse(
        Buffer.from(sealed.split('.')[1] ?? '', 'base64').toString(),
      ) as string[];
      if (usedKey !== key || usedContext !== context || plain === undefined) throw KEY_WRONG({});
      return plain;
    },
  };
}

const definition: WebhookDefinition = {
  name: 'Hook',
  event: 'project.created',
  target: 'custom',
  action: 'call',
  url: 'https://receiver.example/path-token?key=query-token',
  table: 'Auftrag',
  fields: 'standard',
  conditions: { text: '', mode: 'pass' },
  attributes: [
    { name: 'token', part: 'json', secret: 'attribute-token' },
    { name: 'plain', part: 'json', text: 'x' },
  ],
  format: 'profacto/1',
  method: 'POST',
  contentType: 'json',
  headers: [{ name: 'Authorization', secret: 'header-token' }],
  signingSecret: 'whsec_signing-token',
  retryAfterSeconds: [5],
  order: 'none',
  timeLimitSeconds: 15,
  active: true,
};
const secrets = secretsWith('k1');
const id = 'whk_1';
const stored = sealWebhook(definition, { id, secrets });
const read: WebhookDefinition = {
  ...definition,
  attributes: [
    { name: 'token', part: 'json', secret: true },
    { name: 'plain', part: 'json', text: 'x' },
  ],
  headers: [{ name: 'Authorization', secret: true }],
  signingSecret: true,
};

describe('a stored webhook', () => {
  it('holds neither its URL nor a secret in clear', () => {
    for (const hidden of [
      'receiver.example',
      'path-token',
      'query-token',
      'attribute-token',
      'header-token',
      'signing-token',
    ]) {
      expect(stored).not.toContain(hidden);
    }
  });

  it('is read with its URL, and with true for every secret', () => {
    expect(openWebhook(stored, { id, secrets })).toEqual({ definition: read, locked: false });
  });

  it('can be read but for its URL while the key is wrong', () => {
    expect(openWebhook(stored, { id, secrets: secretsWith('k2') })).toEqual({
      definition: { ...read, url: '•••' },
      locked: true,
    });
  });

  it('keeps the ciphertext of a secret that is written as true', () => {
    const next = sealWebhook({ ...read, url: 'https://new.example/' }, { id, secrets, previous: stored });
    expect(openWebhook(next, { id, secrets }).definition.url).toBe('https://new.example/');
    const reader = secretsOf(secrets, { id, definition: next });
    expect(['attribute:token', 'header:authorization', 'signing'].map(reader.read)).toEqual([
      'attribute-token',
      'header-token',
      'whsec_signing-token',
    ]);
  });

  it('keeps a header secret when only the case of its name changes', () => {
    const headers = [{ name: 'AUTHORIZATION', secret: true as const }];
    const next = sealWebhook({ ...read, headers }, { id, secrets, previous: stored });
    expect(secretsOf(secrets, { id, definition: next }).read('header:authorization')).toBe('header-token');
  });

  it('refuses to keep what is not there', () => {
    const attributes = [{ name: 'renamed', part: 'json', secret: true }] as const;
    expect(() => sealWebhook({ ...read, attributes }, { id, secrets, previous: stored })).toThrow(/attribute:renamed/);
    expect(() => sealWebhook(read, { id, secrets })).toThrow(/No secret is stored/);
  });

  it('forgets a secret that is no longer used', () => {
    const { signingSecret: _, ...rest } = read;
    const next = sealWebhook({ ...rest, attributes: [], headers: [] }, { id, secrets, previous: stored });
    const reader = secretsOf(secrets, { id, definition: next });
    expect(reader.has('signing')).toBe(false);
    expect(reader.signing).toBeUndefined();
    expect(() => reader.read('signing')).toThrow(/No secret is stored for "signing"/);
  });

  it('opens each secret once, and again only where that failed', () => {
    const opened: string[] = [];
    let isThere = false;
    const reader = secretsOf(
      {
        ...secrets,
        open(sealed, context) {
          opened.push(sealed);
          if (!isThere) throw KEY_WRONG({});
          return secrets.open(sealed, context);
        },
      },
      { id, definition: stored },
    );
    expect(() => reader.read('signing')).toThrow(KEY_WRONG({}).message);
    isThere = true;
    expect([reader.read('signing'), reader.read('signing')]).toEqual(['whsec_signing-token', 'whsec_signing-token']);
    expect(opened).toHaveLength(2);
  });

  it('retires its signing secret without a key, and signs with both until the time is up', () => {
    const until = '2026-11-24T12:00:00Z';
    const change = { signingSecret: 'whsec_new', previousSigningSecret: { secret: true, until } } as const;
    const next = sealWebhook({ ...read, ...change }, { id, secrets, previous: stored, retires: true });
    expect(openWebhook(next, { id, secrets }).definition).toMatchObject({
      signingSecret: true,
      previousSigningSecret: { secret: true, until },
    });
    const reader = secretsOf(secrets, { id, definition: next });
    const end = Date.parse(until);
    const inForce = (now: number) => reader.signing && slotsInForce(reader.signing, now).map(reader.read);
    expect(inForce(end - 1)).toEqual(['whsec_new', 'whsec_signing-token']);
    expect(inForce(end)).toEqual(['whsec_new']);
    const kept = sealWebhook({ ...read, ...change, signingSecret: true }, { id, secrets, previous: next });
    expect(secretsOf(secrets, { id, definition: kept }).read('signing.previous')).toBe('whsec_signing-token');
    const dropped = sealWebhook({ ...read, signingSecret: true }, { id, secrets, previous: next });
    expect(secretsOf(secrets, { id, definition: dropped }).has('signing.previous')).toBe(false);
  });

  it('cannot lend its secrets to another webhook', () => {
    expect(openWebhook(stored, { id: 'whk_2', secrets }).locked).toBe(true);
    expect(() => secretsOf(secrets, { id: 'whk_2', definition: stored }).read('signing')).toThrow(
      KEY_WRONG({}).message,
    );
  });

  it('is an error of its own when it is damaged', () => {
    expect(() => openWebhook('{', { id, secrets })).toThrow(/damaged in the database/);
    expect(() => openWebhook('{}', { id, secrets })).toThrow(/damaged in the database/);
  });
});

describe('a stored connection', () => {
  const connection: ConnectionDefinition = {
    name: 'CRM',
    target: 'custom',
    baseUrl: 'https://crm.example/base-token',
    headers: [{ name: 'X-Key', secret: 'connection-token' }],
    signingSecret: 'whsec_connection-signing',
  };
  const text = sealConnection(connection, { id: 'con_1', secrets });

  it('hides its base URL and its secrets', () => {
    expect(text).not.toMatch(/crm\.example|base-token|connection-token|connection-signing/);
    expect(openConnection(text, { id: 'con_1', secrets })).toEqual({
      definition: { ...connection, headers: [{ name: 'X-Key', secret: true }], signingSecret: true },
      locked: false,
    });
    expect(openConnection(text, { id: 'con_1', secrets: secretsWith('k2') })).toMatchObject({
      definition: { name: 'CRM', baseUrl: '•••' },
      locked: true,
    });
  });

  it('lends its secrets to its webhooks, whose own signing secret goes first', () => {
    const { signingSecret: _, ...unsigned } = read;
    const own = sealWebhook({ ...unsigned, attributes: [], headers: [] }, { id, secrets });
    const row = { id: 'con_1', definition: text };
    expect(secretsOf(secrets, { id, definition: own }, row).signing).toEqual({ slot: 'connection/signing' });
    expect(secretsOf(secrets, { id, definition: stored }, row).signing).toEqual({ slot: 'signing' });
    const reader = secretsOf(secrets, { id, definition: own }, row);
    expect(reader.read('connection/header:x-key')).toBe('connection-token');
    expect(reader.has('connection/signing')).toBe(true);
    expect(reader.has('signing')).toBe(false);
  });
});

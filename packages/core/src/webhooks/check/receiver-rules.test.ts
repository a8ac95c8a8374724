import { describe, expect, it } from 'vitest';
import { readConnection, readWebhook, secretReceivers, type CheckContext, type ConnectionInput } from '../index.ts';
import { normaliseConnection, normaliseWebhook } from '../normalise.ts';
import { context as installation, short } from './testing/checking.ts';

const stored: Partial<CheckContext> = { keepsSecret: () => true };

type Change = Partial<ConnectionInput>;
const connection = { name: 'CRM', baseUrl: 'https://crm.example/api' };

/** What is said of a connection whose secrets are kept while something else is changed. */
function changed(before: Change, after: Change, more: Partial<CheckContext> = {}): readonly string[] {
  const previous = normaliseConnection({ ...connection, ...before }, installation);
  const keptFor = secretReceivers(previous, []);
  const input = { ...connection, ...before, ...after };
  return readConnection(input, { ...installation, ...stored, keptFor, ...more }).problems.map(short);
}

const webhook = { name: 'Hook', event: 'project.created' };
function changedWebhook(before: object, after: object): readonly string[] {
  const previous = normaliseWebhook({ ...webhook, ...before }, installation);
  const keptFor = secretReceivers(previous, installation.connections);
  const input = { ...webhook, ...after };
  return readWebhook(input, { ...installation, ...stored, keptFor }).problems.map(short);
}

const key = [{ name: 'X-Key', secret: true as const }];
const oauth = {
  scheme: 'oauth2',
  tokenUrl: 'https://login.example/token',
  clientId: 'eilbote',
  clientSecret: true,
} as const;

describe('a stored secret', () => {
  it.each([
    ['another host', 'https://other.example/api'],
    ['another port', 'https://crm.example:8443/api'],
    ['no encryption any more', 'http://crm.example/api'],
    ['a host that only begins alike', 'https://crm.example.attacker.example/api'],
  ])('is asked for again when the connection gets %s', (_, baseUrl) => {
    expect(changed({ headers: key }, { baseUrl })).toEqual(['/headers/0/secret SECRET_OF_OTHER_RECEIVER']);
    expect(changed({ auth: { scheme: 'bearer', token: true } }, { baseUrl })).toEqual([
      '/auth/token SECRET_OF_OTHER_RECEIVER',
    ]);
  });

  it('is kept when only the path changes, or the way the host is spelt', () => {
    expect(changed({ headers: key }, { baseUrl: 'https://CRM.example:443/v2' })).toEqual([]);
  });

  it('may be entered anew for the new receiver', () => {
    const headers = [{ name: 'X-Key', secret: 'again' }];
    expect(changed({ headers: key }, { baseUrl: 'https://other.example', headers })).toEqual([]);
  });

  it('is kept for any receiver where it only signs or identifies, because it is never sent', () => {
    expect(changed({ signingSecret: true }, { baseUrl: 'https://other.example' })).toEqual([]);
  });

  it('of OAuth 2.0 is asked for again when the tokens come from another server, or go to another one', () => {
    const elsewhere = { ...oauth, tokenUrl: 'https://attacker.example/token' };
    expect(changed({ auth: oauth }, { auth: elsewhere })).toEqual(['/auth/clientSecret SECRET_OF_OTHER_RECEIVER']);
    expect(changed({ auth: oauth }, { baseUrl: 'https://other.example' })).toEqual([
      '/auth/clientSecret SECRET_OF_OTHER_RECEIVER',
    ]);
  });

  it('of a proxy belongs to that proxy, wherever the calls go', () => {
    const proxy = { url: 'http://proxy.example:3128', user: 'eilbote', password: true } as const;
    expect(changed({ proxy }, { baseUrl: 'https://other.example' })).toEqual([]);
    expect(changed({ proxy }, { proxy: { ...proxy, url: 'http://other.example:3128' } })).toEqual([
      '/proxy/password SECRET_OF_OTHER_RECEIVER',
    ]);
  });

  it('of a webhook on the connection keeps the connection where it is', () => {
    const more = { secretsOfWebhooks: ['Hook'] };
    expect(changed({}, { baseUrl: 'https://other.example' }, more)).toEqual(['/baseUrl SECRETS_OF_WEBHOOKS']);
    expect(changed({}, { baseUrl: 'https://crm.example/v2' }, more)).toEqual([]);
  });

  it('of a webhook is asked for again when it gets another receiver, by URL or by connection', () => {
    const attributes = [{ name: 'token', secret: true, part: 'json' as const }];
    const own = { url: 'https://receiver.example/a', attributes };
    const refused = ['/attributes/0/secret SECRET_OF_OTHER_RECEIVER'];
    expect(changedWebhook(own, { ...own, url: 'https://receiver.example/b?x={{ Auftrag.AuftragsNr }}' })).toEqual([]);
    expect(changedWebhook(own, { ...own, url: 'https://other.example/a' })).toEqual(refused);
    expect(changedWebhook(own, { attributes, connection: 'con_1' })).toEqual(refused);
  });

  it('is asked for again where it cannot be read for whom it was entered, because the key is missing', () => {
    const locked = { url: '•••', attributes: [{ name: 'token', secret: true }] };
    expect(changedWebhook(locked, { ...locked, url: 'https://receiver.example' })).toEqual([
      '/attributes/0/secret SECRET_OF_OTHER_RECEIVER',
    ]);
  });
});

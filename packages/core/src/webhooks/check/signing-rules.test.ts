import { describe, expect, it } from 'vitest';
import { readConnection, readWebhook, type CheckContext } from '../index.ts';
import { context as installation, short } from './testing/checking.ts';

const connection = {
  name: 'CRM',
  target: 'custom',
  baseUrl: 'https://crm.example/api',
  headers: [{ name: 'X-Key', text: '1' }],
  signingSecret: true as const,
  signatureHeader: { name: 'X-Sig' },
};
const context: CheckContext = {
  ...installation,
  connections: [{ id: 'con_1', definition: connection }],
  keepsSecret: (slot) => slot === 'signing',
};
const webhook = { name: 'Hook', event: 'project.created', url: 'https://receiver.example/' };
const viaConnection = { url: undefined, connection: 'con_1' };
const read = (change: object, more: Partial<CheckContext> = {}) =>
  readWebhook({ ...webhook, ...change }, { ...context, ...more });
const problems = (change: object, more: Partial<CheckContext> = {}) => read(change, more).problems.map(short);

const whsec = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const whsk = 'whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=';
const longText = 'ein ausreichend langer Text';

describe('the check of how calls are signed', () => {
  it.each([
    [{ signingSecret: whsec }],
    [{ signingSecret: whsk }],
    [{ signingSecret: true }],
    [{ signingSecret: whsk, previousSigningSecret: { secret: whsec, until: '2026-11-24T12:00:00+01:00' } }],
    [{ signingSecret: longText, signatureHeader: { name: 'X-Hub-Signature-256', prefix: 'sha256=' } }],
    [{ signingSecret: longText, signatureHeader: { name: 'X-Sig', encoding: 'base64', hash: 'sha512' } }],
    [{ ...viaConnection }],
    [{ ...viaConnection, signingSecret: whsec, headers: [{ name: 'x-sig', text: '1' }] }],
  ])('has nothing against %j', (change) => {
    const { problems: found, warnings } = read(change);
    expect([...found, ...warnings]).toEqual([]);
  });

  const header = { name: 'X-Sig' };
  it.each([
    [{ signingSecret: longText }, '/signingSecret SIGNING_SECRET_INVALID'],
    [{ signingSecret: whsk.replace('whsk', 'whpk') }, '/signingSecret SIGNING_KEY_PUBLIC'],
    [{ signatureHeader: header }, '/signatureHeader SIGNATURE_WITHOUT_SECRET'],
    [
      { previousSigningSecret: { secret: whsec, until: '2026-11-24T12:00:00Z' } },
      '/previousSigningSecret SIGNATURE_WITHOUT_SECRET',
    ],
    [
      { signingSecret: whsec, previousSigningSecret: { secret: true, until: '2026-11-24T12:00:00Z' } },
      '/previousSigningSecret/secret SECRET_MISSING',
    ],
    [
      { signingSecret: whsec, previousSigningSecret: { secret: longText, until: '2026-11-24T12:00:00Z' } },
      '/previousSigningSecret/secret SIGNING_SECRET_INVALID',
    ],
    [
      { signingSecret: whsec, previousSigningSecret: { secret: whsec, until: 'morgen' } },
      '/previousSigningSecret/until UNTIL_INVALID',
    ],
    [
      { signingSecret: whsec, previousSigningSecret: { secret: whsec, until: '2026-13-24T12:00:00Z' } },
      '/previousSigningSecret/until UNTIL_INVALID',
    ],
    [
      {
        signingSecret: longText,
        signatureHeader: header,
        previousSigningSecret: { secret: whsec, until: '2026-11-24T12:00:00Z' },
      },
      '/previousSigningSecret SIGNATURE_HEADER_HOLDS_ONE',
    ],
    [
      { signingSecret: longText, signatureHeader: { name: 'webhook-signature' } },
      '/signatureHeader/name HEADER_RESERVED',
    ],
    [{ signingSecret: longText, signatureHeader: { name: 'a b' } }, '/signatureHeader/name HEADER_NAME_INVALID'],
    [
      { signingSecret: longText, signatureHeader: { name: 'Content-type' } },
      '/signatureHeader/name SIGNATURE_HEADER_TAKEN',
    ],
    [
      { signingSecret: longText, signatureHeader: { name: 'X-Sig', prefix: 'a\r\nb' } },
      '/signatureHeader/prefix HEADER_VALUE_INVALID',
    ],
    [
      { signingSecret: longText, signatureHeader: { name: 'X-Sig', hash: 'md5' } },
      '/signatureHeader/hash VALUE_UNKNOWN',
    ],
    [{ signingSecret: longText, signatureHeader: {} }, '/signatureHeader/name PROPERTY_MISSING'],
    [{ signingSecret: longText, signatureHeader: { name: 1 } }, '/signatureHeader/name VALUE_TYPE'],
    [
      { signingSecret: longText, signatureHeader: header, headers: [{ name: 'x-SIG', text: '1' }] },
      '/signatureHeader/name SIGNATURE_HEADER_TAKEN',
    ],
    [
      { ...viaConnection, signingSecret: longText, signatureHeader: { name: 'X-KEY' } },
      '/signatureHeader/name SIGNATURE_HEADER_TAKEN',
    ],
    [{ ...viaConnection, headers: [{ name: 'X-sig', text: '1' }] }, '/headers SIGNATURE_HEADER_TAKEN'],
  ])('refuses %j', (change, problem) => {
    expect(problems(change)).toEqual([problem]);
  });

  it('warns of a secret that may be guessed', () => {
    expect(read({ signingSecret: 'geheim', signatureHeader: header }).warnings.map(short)).toEqual([
      '/signingSecret SIGNING_SECRET_SHORT',
    ]);
  });

  it('does not keep the secret of a header for Standard Webhooks, whose form it has not', () => {
    const kept = { keptSignatureHeader: true };
    expect(problems({ signingSecret: true }, kept)).toEqual(['/signingSecret SIGNING_SECRET_OF_HEADER']);
    expect(problems({ signingSecret: true, signatureHeader: header }, kept)).toEqual([]);
  });

  it('is the same for a connection', () => {
    const found = (change: object) =>
      readConnection({ name: 'CRM', baseUrl: 'https://crm.example/', ...change }, context).problems.map(short);
    expect(found({ signatureHeader: header })).toEqual(['/signatureHeader SIGNATURE_WITHOUT_SECRET']);
    const signed = { signingSecret: longText, signatureHeader: header };
    const taken = ['/signatureHeader/name SIGNATURE_HEADER_TAKEN'];
    expect(found({ ...signed, headers: [{ name: 'x-sig', text: '1' }] })).toEqual(taken);
    expect(found({ ...signed, auth: { scheme: 'apiKey', in: 'header', name: 'x-sig', key: 'k' } })).toEqual(taken);
    expect(found({ ...signed, auth: { scheme: 'apiKey', in: 'query', name: 'x-sig', key: 'k' } })).toEqual([]);
  });
});

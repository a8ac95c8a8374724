import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateAuthority } from '../../transport/conformance/test-certificates.ts';
import { readConnection, readWebhook, type CheckContext, type TlsDefinition } from '../index.ts';
import { context as installation, short } from './testing/checking.ts';

const context: CheckContext = { ...installation, connections: [], now: Date.now() };
const authority = certificateAuthority('Tischlerei CA');
const { certificate, key } = authority.issue('erp', { days: 90 });
const encrypted = createPrivateKey(key).export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'geheim',
});
const read = (tls: TlsDefinition, baseUrl = 'https://dms.example') =>
  readConnection({ name: 'DMS', baseUrl, tls }, context);
const problems = (tls: TlsDefinition) => read(tls).problems.map(short);

describe('the TLS settings of a connection as they are written', () => {
  it('may be an authority, a client certificate with its key, or both', () => {
    const { certificate: ca } = certificateAuthority('other');
    for (const tls of [{ certificateAuthorities: ca }, { certificate, privateKey: key }]) {
      expect(read({ ...tls })).toMatchObject({ problems: [], warnings: [] });
    }
    expect(problems({ certificate: `${certificate}\n${ca}`, privateKey: encrypted, passphrase: 'geheim' })).toEqual([]);
  });

  it('belong together', () => {
    expect(problems({ certificate })).toEqual(['/tls/privateKey TLS_KEY_MISSING']);
    expect(problems({ privateKey: key })).toEqual(['/tls/certificate TLS_CERTIFICATE_MISSING']);
    expect(problems({ passphrase: 'x' })).toEqual(['/tls/passphrase TLS_KEY_MISSING']);
    expect(problems({ certificate, privateKey: authority.key })).toEqual(['/tls/privateKey TLS_KEY_DOES_NOT_FIT']);
  });

  it('can be read', () => {
    expect(problems({ certificateAuthorities: 'x' })).toEqual([
      '/tls/certificateAuthorities TLS_CERTIFICATE_UNREADABLE',
    ]);
    expect(problems({ certificate, privateKey: 'x' })).toEqual(['/tls/privateKey TLS_KEY_UNREADABLE']);
    expect(problems({ certificate, privateKey: encrypted })).toEqual(['/tls/privateKey TLS_KEY_UNREADABLE']);
    expect(problems({ certificate, privateKey: encrypted, passphrase: 'falsch' })).toEqual([
      '/tls/privateKey TLS_KEY_UNREADABLE',
    ]);
  });

  it('hold no key where it would lie in clear', () => {
    expect(problems({ certificate: certificate + key, privateKey: key })).toEqual([
      '/tls/certificate TLS_KEY_IN_CERTIFICATE',
    ]);
  });

  it('keep a key that is stored, and none that is not', () => {
    expect(problems({ certificate, privateKey: true })).toEqual(['/tls/privateKey SECRET_MISSING']);
    const kept = readConnection(
      { name: 'DMS', baseUrl: 'https://dms.example', tls: { certificate, privateKey: true } },
      { ...context, keepsSecret: (slot) => slot === 'tls:privateKey' },
    );
    expect(kept.problems).toEqual([]);
  });

  it('are warned of in the last thirty days, and after', () => {
    const ending = (days: number) => {
      const issued = authority.issue('erp', { days });
      return read({ certificate: issued.certificate, privateKey: issued.key }).warnings.map(({ text }) => text.de);
    };
    expect(ending(31)).toEqual([]);
    // Half a day, so that no second decides about the number.
    expect(ending(19.5)).toEqual(['Das Zertifikat „erp“ läuft in 19 Tagen ab.']);
    expect(ending(-1)).toEqual(['Das Zertifikat „erp“ ist abgelaufen.']);
  });

  it('make sense with https:// only', () => {
    const { warnings } = read({ certificate, privateKey: key }, 'http://dms.example');
    expect(warnings.map(short)).toContain('/tls TLS_WITHOUT_HTTPS');
  });

  it('belong to a webhook with a URL of its own, or to its connection', () => {
    const tls = { certificate, privateKey: key };
    const webhook = { name: 'W', event: 'customer.created' };
    expect(readWebhook({ ...webhook, url: 'https://dms.example', tls }, context).problems).toEqual([]);
    const definition = { name: 'DMS', target: 'custom', baseUrl: 'https://dms.example', headers: [] };
    const withConnection = readWebhook(
      { ...webhook, connection: 'con_1', tls },
      { ...context, connections: [{ id: 'con_1', definition }] },
    );
    expect(withConnection.problems.map(short)).toEqual(['/tls ROUTE_WITH_CONNECTION']);
  });
});

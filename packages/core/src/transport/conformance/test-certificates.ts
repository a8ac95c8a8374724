import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { der } from './der.ts';

export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateAuthority extends TestCertificate {
  /** A certificate for this host, valid since two days and for so many more: one when left out, -1 until yesterday. */
  issue(host: string, options?: { days?: number }): TestCertificate;
}

const day = 24 * 60 * 60 * 1000;
const ecdsaWithSha256 = der.sequence(der.oid('2a8648ce3d040302'));
const commonName = (name: string) => der.sequence(der.set(der.sequence(der.oid('550403'), der.utf8(name))));
const extension = (oid: string, critical: boolean, value: Buffer) =>
  der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octets(value));

/** An authority of its own for each test run, so that no key lies in the repository. */
export function certificateAuthority(name: string, { days = 90 }: { days?: number } = {}): CertificateAuthority {
  const keys = newKeys();
  const isAuthority = extension('551d13', true, der.sequence(der.boolean(true)));
  const own = certify({
    subject: name,
    keys,
    issuer: name,
    issuerKey: keys.privateKey,
    extensions: [isAuthority],
    days,
  });
  return {
    ...own,
    issue: (host, { days = 1 } = {}) =>
      certify({
        subject: host,
        keys: newKeys(),
        issuer: name,
        issuerKey: keys.privateKey,
        extensions: [isHost(host)],
        days,
      }),
  };
}

/** A certificate that nobody but itself vouches for. */
export function selfSigned(host: string): TestCertificate {
  const keys = newKeys();
  return certify({ subject: host, keys, issuer: host, issuerKey: keys.privateKey, extensions: [isHost(host)] });
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const isHost = (host: string) =>
  extension('551d11', false, der.sequence(der.context(2, Buffer.from(host, 'latin1'), false)));

interface Request {
  readonly subject: string;
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly issuer: string;
  readonly issuerKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly days?: number;
}

/** RFC 5280 4.1. */
function certify({ subject, keys, issuer, issuerKey, extensions, days = 1 }: Request): TestCertificate {
  const now = Date.now();
  const content = der.sequence(
    der.context(0, der.integer(2)),
    der.integer(1 + Math.floor(Math.random() * 100)),
    ecdsaWithSha256,
    commonName(issuer),
    der.sequence(der.time(new Date(now - 2 * day)), der.time(new Date(now + days * day))),
    commonName(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der.context(3, der.sequence(...extensions)),
  );
  const signature = sign('sha256', content, issuerKey);
  return {
    certificate: pem('CERTIFICATE', der.sequence(content, ecdsaWithSha256, der.bits(signature))),
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** RFC 7468: a blank line before the end would make the text unreadable. */
const pem = (label: string, bytes: Buffer): string => {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
};

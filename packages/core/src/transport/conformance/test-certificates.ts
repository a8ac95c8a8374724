import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { der } from './der.ts';

export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateAuthority extends TestCertificate {
  /** A certificate for this host, valid for a day around now unless it shall have ended yesterday. */
  issue(host: string, options?: { expired?: boolean }): TestCertificate;
}

const day = 24 * 60 * 60 * 1000;
const ecdsaWithSha256 = der.sequence(der.oid('2a8648ce3d040302'));
const commonName = (name: string) => der.sequence(der.set(der.sequence(der.oid('550403'), der.utf8(name))));
const extension = (oid: string, critical: boolean, value: Buffer) =>
  der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octets(value));

/** An authority of its own for each test run, so that no key lies in the repository. */
export function certificateAuthority(name: string): CertificateAuthority {
  const keys = newKeys();
  const isAuthority = extension('551d13', true, der.sequence(der.boolean(true)));
  const own = certify({ subject: name, keys, issuer: name, issuerKey: keys.privateKey, extensions: [isAuthority] });
  return {
    ...own,
    issue: (host, { expired = false } = {}) =>
      certify({
        subject: host,
        keys: newKeys(),
        issuer: name,
        issuerKey: keys.privateKey,
        extensions: [isHost(host)],
        expired,
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
  readonly expired?: boolean;
}

/** RFC 5280 4.1. */
function certify({ subject, keys, issuer, issuerKey, extensions, expired = false }: Request): TestCertificate {
  const now = Date.now();
  const content = der.sequence(
    der.context(0, der.integer(2)),
    der.integer(1 + Math.floor(Math.random() * 100)),
    ecdsaWithSha256,
    commonName(issuer),
    der.sequence(der.time(new Date(now - 2 * day)), der.time(new Date(expired ? now - day : now + day))),
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

const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`;

import type { LocalizedText } from '@eilbote/contract';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { daysLeft, endsSoon, holdsPrivateKey, readCertificates, type Certificate } from '../../certificates/index.ts';
import { tlsSecrets, type TlsDefinition } from '../route-definition.ts';
import { tlsSlot } from '../secret-slots.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';

type TlsContext = Pick<CheckContext, 'keepsSecret' | 'now'>;

/** Certificates and key can be read, belong together, and hold for a while. */
export function checkTls(tls: TlsDefinition, url: string | undefined, context: TlsContext, findings: Findings): void {
  const { certificateAuthorities, certificate, privateKey, passphrase } = tls;
  for (const name of tlsSecrets) {
    const value = tls[name];
    if (value !== undefined) checkSecret(`/tls/${name}`, tlsSlot(name), value, context, findings);
  }
  if (certificateAuthorities !== undefined) {
    checkCertificates('/tls/certificateAuthorities', certificateAuthorities, context, findings);
  }
  if (certificate === undefined) {
    if (privateKey !== undefined) findings.problem('/tls/certificate', 'TLS_CERTIFICATE_MISSING', certificateMissing);
  } else if (privateKey === undefined) findings.problem('/tls/privateKey', 'TLS_KEY_MISSING', keyMissing);
  if (passphrase !== undefined && privateKey === undefined) {
    findings.problem('/tls/passphrase', 'TLS_KEY_MISSING', passphraseAlone);
  }
  const own =
    certificate === undefined ? undefined : checkCertificates('/tls/certificate', certificate, context, findings);
  const key = checkKey(tls, findings);
  if (own !== undefined && key !== undefined && !own.x509.checkPrivateKey(key)) {
    findings.problem('/tls/privateKey', 'TLS_KEY_DOES_NOT_FIT', doesNotFit);
  }
  if (url?.startsWith('http:') === true) findings.warning('/tls', 'TLS_WITHOUT_HTTPS', withoutHttps);
}

/** The first certificate of a text that is all right. */
function checkCertificates(
  path: string,
  pem: string,
  { now }: TlsContext,
  findings: Findings,
): Certificate | undefined {
  if (holdsPrivateKey(pem)) {
    findings.problem(path, 'TLS_KEY_IN_CERTIFICATE', keyInCertificate);
    return undefined;
  }
  const certificates = readCertificates(pem);
  if (certificates === undefined) {
    findings.problem(path, 'TLS_CERTIFICATE_UNREADABLE', certificateUnreadable);
    return undefined;
  }
  for (const { subject, validUntil } of certificates) {
    if (now === undefined || !endsSoon(validUntil, now)) continue;
    findings.warning(path, 'TLS_CERTIFICATE_ENDS', ends(subject, daysLeft(validUntil, now)));
  }
  return certificates[0];
}

function checkKey({ privateKey, passphrase }: TlsDefinition, findings: Findings): KeyObject | undefined {
  // What is kept can be read by the send stage only.
  if (privateKey === undefined || privateKey === true || passphrase === true) return undefined;
  try {
    return createPrivateKey({ key: privateKey, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    findings.problem('/tls/privateKey', 'TLS_KEY_UNREADABLE', keyUnreadable);
    return undefined;
  }
}

const certificateMissing: LocalizedText = {
  de: 'Zum privaten Schlüssel fehlt das Client-Zertifikat.',
  en: 'The client certificate that belongs to the private key is missing.',
};
const keyMissing: LocalizedText = {
  de: 'Zum Client-Zertifikat fehlt der private Schlüssel.',
  en: 'The private key of the client certificate is missing.',
};
const passphraseAlone: LocalizedText = {
  de: 'Eine Passphrase gehört zu einem privaten Schlüssel. Geben Sie ihn ein, oder entfernen Sie die Passphrase.',
  en: 'A passphrase belongs to a private key. Enter the key, or remove the passphrase.',
};
const doesNotFit: LocalizedText = {
  de: 'Der private Schlüssel gehört nicht zu diesem Zertifikat. Das eigene Zertifikat muss im Text an erster Stelle stehen.',
  en: 'The private key does not belong to this certificate. The own certificate must be the first one of the text.',
};
const keyInCertificate: LocalizedText = {
  de: 'In diesem Text steht ein privater Schlüssel; er würde hier unverschlüsselt gespeichert. Trennen Sie die Datei: Zertifikate hierher, den Schlüssel unter „privateKey“.',
  en: 'There is a private key in this text, and here it would be stored without encryption. Split the file: certificates go here, the key is "privateKey".',
};
const certificateUnreadable: LocalizedText = {
  de: 'Das ist kein Zertifikat in PEM. Es beginnt mit „-----BEGIN CERTIFICATE-----“; eine Datei in DER oder PKCS#12 (.p12, .pfx) wandelt zum Beispiel openssl um.',
  en: 'This is no certificate in PEM. It begins with "-----BEGIN CERTIFICATE-----"; openssl, for example, converts files in DER or PKCS#12 (.p12, .pfx).',
};
const keyUnreadable: LocalizedText = {
  de: 'Das ist kein privater Schlüssel in PEM, oder die Passphrase fehlt oder stimmt nicht.',
  en: 'This is no private key in PEM, or the passphrase is missing or wrong.',
};
const withoutHttps: LocalizedText = {
  de: 'Zertifikate gelten nur für Adressen mit „https://“; diese hat „http://“.',
  en: 'Certificates are for addresses with "https://" only; this one has "http://".',
};
const ends = (subject: string, days: number): LocalizedText =>
  days < 0
    ? {
        de: `Das Zertifikat „${subject}“ ist abgelaufen.`,
        en: `The certificate "${subject}" has expired.`,
      }
    : {
        de: `Das Zertifikat „${subject}“ läuft in ${days === 1 ? 'einem Tag' : `${days} Tagen`} ab.`,
        en: `The certificate "${subject}" expires in ${days === 1 ? 'one day' : `${days} days`}.`,
      };

import type { SecretValue } from '../secret-value.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';

/** A secret that is kept must be there. */
export function checkSecret(
  path: string,
  slot: string,
  value: SecretValue,
  { keepsSecret }: Pick<CheckContext, 'keepsSecret'>,
  findings: Findings,
): void {
  if (value !== true || keepsSecret === undefined || keepsSecret(slot)) return;
  findings.problem(path, 'SECRET_MISSING', {
    de: 'Hier ist noch kein Geheimnis gespeichert. Geben Sie es ein (nach dem Umbenennen eines Attributs oder einer Kopfzeile noch einmal).',
    en: 'No secret is stored here yet. Enter it (again, after an attribute or header got another name).',
  });
}

/** Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes. */
export function checkSigningSecret(value: SecretValue, findings: Findings): void {
  if (value === true || isSigningSecret(value)) return;
  findings.problem('/signingSecret', 'SIGNING_SECRET_INVALID', {
    de: 'Das Signatur-Geheimnis muss aus „whsec_“ und 24 bis 64 Byte in Base64 bestehen (Standard Webhooks). Kopieren Sie es unverändert vom Empfänger, oder lassen Sie eines erzeugen.',
    en: 'The signing secret must be "whsec_" and 24 to 64 bytes in base64 (Standard Webhooks). Copy it unchanged from the receiver, or have one made.',
  });
}

function isSigningSecret(value: string): boolean {
  const base64 = value.startsWith('whsec_') ? value.slice('whsec_'.length) : '';
  if (!/^[A-Za-z0-9+/]{32,86}={0,2}$/.test(base64)) return false;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length <= 64 && bytes.toString('base64').replaceAll('=', '') === base64.replaceAll('=', '');
}

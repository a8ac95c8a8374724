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

import type { LocalizedText } from '@eilbote/contract';
import { checkHeader, checkHeaderValue } from '../../request/header-check.ts';
import { authHeader, authSecrets, type AuthDefinition, type EnteredAuth } from '../auth-definition.ts';
import type { HeaderDefinition } from '../definition.ts';
import type { SecretValue } from '../secret-value.ts';
import { authSlot } from '../secret-slots.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';
import { checkUrl } from './url-rules.ts';

/** What each scheme must have, and what it may have beside. */
const properties: {
  readonly [S in EnteredAuth['scheme']]: readonly [must: readonly string[], may: readonly string[]];
} = {
  basic: [['user', 'password'], []],
  bearer: [['token'], []],
  apiKey: [['name', 'key'], ['in']],
  oauth2: [
    ['tokenUrl', 'clientId', 'clientSecret'],
    ['scope', 'audience', 'sendSecretIn'],
  ],
};

/** The scheme has what it needs and nothing else, and what it sends can stand where it goes. */
export function checkAuth(
  auth: EnteredAuth,
  headers: readonly HeaderDefinition[],
  context: Pick<CheckContext, 'keepsSecret' | 'judgeUrl'>,
  findings: Findings,
): void {
  if (!checkProperties(auth, findings)) return;
  for (const name of authSecrets[auth.scheme]) {
    const value = (auth as unknown as { readonly [name: string]: SecretValue })[name] ?? true;
    checkSecret(`/auth/${name}`, authSlot(name), value, context, findings);
    const problem = value === true || !goesIntoHeader.has(auth.scheme) ? undefined : checkHeaderValue(name, value);
    if (problem !== undefined) findings.error(`/auth/${name}`, problem);
  }
  if (auth.scheme === 'oauth2') checkUrl('/auth/tokenUrl', auth.tokenUrl, context, findings);
  if (auth.scheme === 'basic' && auth.user.includes(':')) findings.problem('/auth/user', 'AUTH_USER_COLON', userColon);
  checkHeaderName(auth, headers, findings);
}

/** Schemes whose secret is sent as it is. */
const goesIntoHeader: ReadonlySet<EnteredAuth['scheme']> = new Set(['bearer', 'apiKey']);

function checkProperties(auth: EnteredAuth, findings: Findings): boolean {
  const [must, may] = properties[auth.scheme];
  const missing = must.filter((name) => !Object.hasOwn(auth, name));
  for (const name of missing) findings.problem(`/auth/${name}`, 'PROPERTY_MISSING', propertyMissing(auth.scheme, name));
  const foreign = Object.keys(auth).filter((name) => name !== 'scheme' && ![...must, ...may].includes(name));
  for (const name of foreign) {
    findings.problem(`/auth/${name}`, 'AUTH_PROPERTY_FOREIGN', propertyForeign(auth.scheme, name, [...must, ...may]));
  }
  return missing.length === 0;
}

function checkHeaderName(auth: EnteredAuth, headers: readonly HeaderDefinition[], findings: Findings): void {
  const name = authHeader(auth);
  if (name === undefined) return;
  const problem = checkHeader(name, '');
  if (problem !== undefined) findings.error('/auth/name', problem);
  checkAuthStandsAlone(auth, headers, findings);
}

/** A header of the same name would never be sent: the credential of the connection takes its place. */
export function checkAuthStandsAlone(
  auth: AuthDefinition,
  headers: readonly HeaderDefinition[],
  findings: Findings,
): void {
  const name = authHeader(auth)?.toLowerCase();
  const position = headers.findIndex((header) => header.name.toLowerCase() === name);
  if (position !== -1) findings.problem(`/headers/${position}/name`, 'AUTH_HEADER_TWICE', headerTwice(name ?? ''));
}

const propertyMissing = (scheme: string, name: string): LocalizedText => ({
  de: `Zur Anmeldung mit „${scheme}“ fehlt „${name}“.`,
  en: `"${name}" is missing for the authorisation "${scheme}".`,
});
const propertyForeign = (scheme: string, name: string, allowed: readonly string[]): LocalizedText => ({
  de: `„${name}“ gehört nicht zur Anmeldung mit „${scheme}“. Möglich sind: ${allowed.join(', ')}.`,
  en: `"${name}" does not belong to the authorisation "${scheme}". Possible are: ${allowed.join(', ')}.`,
});
const userColon: LocalizedText = {
  de: 'Ein Benutzername kann bei der Anmeldung mit Basic keinen Doppelpunkt enthalten (RFC 7617).',
  en: 'A user name cannot hold a colon with Basic authorisation (RFC 7617).',
};
const headerTwice = (name: string): LocalizedText => ({
  de: `Die Kopfzeile „${name}“ schreibt schon die Anmeldung der Verbindung. Entfernen Sie eines von beiden.`,
  en: `The header "${name}" is already written by the authorisation of the connection. Remove one of them.`,
});

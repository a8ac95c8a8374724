import type { LocalizedText } from '@eilbote/contract';
import type { ProxyDefinition } from '../route-definition.ts';
import { proxySlot } from '../secret-slots.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';
import { checkSecret } from './secret-rules.ts';

/** The proxy has an address that can be one, and credentials that can be sent. */
export function checkProxy(
  proxy: ProxyDefinition | 'none',
  context: Pick<CheckContext, 'keepsSecret' | 'judgeProxy'>,
  findings: Findings,
): void {
  if (proxy === 'none') return;
  const { url, user, password } = proxy;
  const read = URL.parse(url);
  const isPlain = read?.pathname === '/' && read.search === '' && read.hash === '';
  if (read === null || (read.protocol !== 'http:' && read.protocol !== 'https:') || !isPlain) {
    findings.problem('/proxy/url', 'PROXY_URL_INVALID', urlInvalid);
  } else if (read.username !== '' || read.password !== '') {
    findings.problem('/proxy/url', 'PROXY_URL_CREDENTIALS', credentials);
  } else {
    const refusal = context.judgeProxy?.(url);
    if (refusal !== undefined) findings.doubt('/proxy/url', refusal);
  }
  if (password === undefined) return;
  checkSecret('/proxy/password', proxySlot('password'), password, context, findings);
  if (user === undefined) findings.problem('/proxy/user', 'PROXY_USER_MISSING', userMissing);
  else if (user.includes(':')) findings.problem('/proxy/user', 'AUTH_USER_COLON', userColon);
}

const urlInvalid: LocalizedText = {
  de: 'Die Adresse eines Proxys besteht aus „http://“ oder „https://“, Rechnername und Anschluss (Port), zum Beispiel „http://proxy.firma.lan:3128“.',
  en: 'The address of a proxy is "http://" or "https://", host name and port, for example "http://proxy.company.lan:3128".',
};
const credentials: LocalizedText = {
  de: 'Benutzername und Kennwort gehören nicht in die Adresse des Proxys; sie stünde dann unverschlüsselt da. Tragen Sie sie unter „user“ und „password“ ein.',
  en: 'User name and password do not belong into the address of the proxy, which is stored in clear. Enter them as "user" and "password".',
};
const userMissing: LocalizedText = {
  de: 'Zum Kennwort des Proxys fehlt der Benutzername.',
  en: 'The user name that belongs to the password of the proxy is missing.',
};
const userColon: LocalizedText = {
  de: 'Ein Benutzername kann bei der Anmeldung mit Basic keinen Doppelpunkt enthalten (RFC 7617).',
  en: 'A user name cannot hold a colon with Basic authorisation (RFC 7617).',
};

import type { LocalizedText } from '@eilbote/contract';
import { nearest } from '../../suggestion.ts';
import { joinUrl, leavesBase, splitUrl, withoutTemplates } from '../address.ts';
import type { WebhookDefinition } from '../definition.ts';
import { checkAuthStandsAlone } from './auth-rules.ts';
import type { CheckContext } from './check-context.ts';
import { didYouMean, type Findings } from './findings.ts';
import { checkProxy } from './proxy-rules.ts';
import { checkTls } from './tls-rules.ts';
import { checkUrl, isUnreadable, unreadable } from './url-rules.ts';

/** The way to the receiver: an own URL with limits, or a connection with a path below its base URL. */
export function checkAddress(definition: WebhookDefinition, context: CheckContext, findings: Findings): void {
  const { url, connection, path, limits, tls, proxy } = definition;
  if (connection === undefined) {
    if (path !== undefined) findings.problem('/path', 'PATH_WITHOUT_CONNECTION', pathWithoutConnection);
    if (tls !== undefined) checkTls(tls, url, context, findings);
    if (proxy !== undefined) checkProxy(proxy, context, findings);
    if (context.locked === true) return;
    if (url !== undefined) checkOwnUrl(url, context, findings);
    else findings.problem('/url', 'URL_MISSING', urlMissing);
    return;
  }
  if (url !== undefined) findings.problem('/url', 'URL_AND_CONNECTION', urlAndConnection);
  if (limits !== undefined) findings.problem('/limits', 'LIMITS_WITH_CONNECTION', limitsWithConnection);
  if (tls !== undefined) findings.problem('/tls', 'ROUTE_WITH_CONNECTION', routeWithConnection);
  if (proxy !== undefined) findings.problem('/proxy', 'ROUTE_WITH_CONNECTION', routeWithConnection);
  if (path !== undefined && leavesBase(path)) findings.problem('/path', 'PATH_LEAVES_BASE', pathLeavesBase);
  if (path !== undefined && context.locked !== true && isUnreadable(path)) {
    findings.problem('/path', 'ADDRESS_UNREADABLE', unreadable);
  }
  checkConnectionUse(definition, connection, context, findings);
}

function checkOwnUrl(url: string, context: CheckContext, findings: Findings): void {
  const { origin } = splitUrl(url);
  if (origin.includes('{{') || origin.includes('{%')) {
    findings.problem('/url', 'URL_HOST_TEMPLATE', hostTemplate);
    return;
  }
  checkUrl('/url', withoutTemplates(url), context, findings);
  const braces = /\{[\p{L}_][\p{L}\p{N}_.]*\}/u.exec(withoutTemplates(url))?.[0];
  if (braces !== undefined) findings.warning('/url', 'URL_SINGLE_BRACES', singleBraces(braces));
}

function checkConnectionUse(
  { target, path = '', headers }: WebhookDefinition,
  id: string,
  context: CheckContext,
  findings: Findings,
): void {
  const found = context.connections.find((connection) => connection.id === id);
  if (found === undefined) {
    findings.problem('/connection', 'CONNECTION_UNKNOWN', unknownConnection(id, context.connections));
    return;
  }
  const { definition } = found;
  if (definition.target !== target) {
    findings.problem('/connection', 'CONNECTION_OF_OTHER_TARGET', {
      de: `Die Verbindung „${definition.name}“ gehört zum Zielsystem „${definition.target}“, der Webhook zu „${target}“.`,
      en: `The connection "${definition.name}" belongs to the target system "${definition.target}", the webhook to "${target}".`,
    });
  }
  if (definition.auth !== undefined) checkAuthStandsAlone(definition.auth, headers, findings);
  const refusal = context.judgeUrl?.(joinUrl(definition.baseUrl, withoutTemplates(path)));
  if (refusal !== undefined) findings.doubt('/connection', refusal);
}

/** Names may be given twice, ids not: so a webhook names its connection by the id. */
function unknownConnection(id: string, connections: CheckContext['connections']): LocalizedText {
  const named = connections.filter(({ definition }) => definition.name === id).map((connection) => connection.id);
  const known = connections.flatMap((connection) => [connection.definition.name, connection.id]);
  const [meant = nearest(id, known)] = named;
  const hint = didYouMean(meant, connections.length === 0 ? noConnections : allConnections);
  return {
    de: `Die Verbindung „${id}“ gibt es nicht.${hint.de}`,
    en: `There is no connection "${id}".${hint.en}`,
  };
}

const noConnections = { de: 'Es ist noch keine angelegt.', en: 'None has been made yet.' };
const allConnections = { de: 'Alle zeigt „eilbote connections“.', en: '"eilbote connections" shows all.' };
const urlMissing: LocalizedText = {
  de: 'Es fehlt die URL des Empfängers. Tragen Sie eine URL ein oder wählen Sie eine Verbindung.',
  en: 'The URL of the receiver is missing. Enter a URL or choose a connection.',
};
const urlAndConnection: LocalizedText = {
  de: 'Ein Webhook hat entweder eine eigene URL oder eine Verbindung. Entfernen Sie eines von beiden; den Rest der Adresse hinter der Verbindung tragen Sie als Pfad ein.',
  en: 'A webhook has either a URL of its own or a connection. Remove one of them; what follows behind the connection is its path.',
};
const pathWithoutConnection: LocalizedText = {
  de: 'Ein Pfad gehört zu einer Verbindung. Bei einer eigenen URL schreiben Sie ihn in die URL.',
  en: 'A path belongs to a connection. With a URL of its own, write it into the URL.',
};
const limitsWithConnection: LocalizedText = {
  de: 'Mit einer Verbindung gelten deren Grenzen. Stellen Sie sie an der Verbindung ein.',
  en: 'With a connection its limits count. Set them at the connection.',
};
const routeWithConnection: LocalizedText = {
  de: 'Mit einer Verbindung gelten deren Zertifikate und deren Proxy. Stellen Sie sie an der Verbindung ein.',
  en: 'With a connection its certificates and its proxy count. Set them at the connection.',
};
const pathLeavesBase: LocalizedText = {
  de: 'Der Pfad würde die Basis-URL der Verbindung verlassen. Er darf kein „..“, kein „\\“ und keinen Servernamen enthalten.',
  en: 'The path would leave the base URL of the connection. It must not contain "..", "\\" or a host.',
};
const hostTemplate: LocalizedText = {
  de: 'Vorlagen „{{ … }}“ sind erst hinter dem Servernamen erlaubt, sonst könnten Daten bestimmen, wohin gesendet wird.',
  en: 'Templates "{{ ... }}" are allowed behind the host only, otherwise data could decide where to send.',
};
const singleBraces = (braces: string): LocalizedText => ({
  de: `„${braces}“ wird wörtlich gesendet. Eine Vorlage hat zwei Klammern: „{${braces}}“.`,
  en: `"${braces}" is sent literally. A template has two braces: "{${braces}}".`,
});

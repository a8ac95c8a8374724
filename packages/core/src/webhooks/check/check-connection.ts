import { nearest } from '../../suggestion.ts';
import { holdsTemplate } from '../../templates/index.ts';
import type { ConnectionDefinition } from '../definition.ts';
import { targetOf } from '../known.ts';
import { checkAccount } from './account-rules.ts';
import { checkAuth } from './auth-rules.ts';
import type { CheckContext } from './check-context.ts';
import type { CheckResult } from './check-webhook.ts';
import { didYouMean, Findings } from './findings.ts';
import { checkHeaders } from './header-rules.ts';
import { checkName } from './identity-rules.ts';
import { checkSignatureHeaderFree, checkSigning, headersOfConnection } from './signing-rules.ts';
import { checkProxy } from './proxy-rules.ts';
import { checkReceivers } from './receiver-rules.ts';
import { checkTls } from './tls-rules.ts';
import { checkUrl } from './url-rules.ts';

/** Everything that is wrong or doubtful about a connection, at once. */
export function checkConnection(
  definition: ConnectionDefinition,
  context: Pick<
    CheckContext,
    | 'catalogue'
    | 'targets'
    | 'connections'
    | 'otherConnections'
    | 'judgeUrl'
    | 'keepsSecret'
    | 'keptFor'
    | 'isGiven'
    | 'secretsOfWebhooks'
    | 'judgeProxy'
    | 'keptSignatureHeader'
    | 'locked'
    | 'now'
  >,
): CheckResult {
  const findings = new Findings();
  checkName(definition.name, context.otherConnections, findings);
  const { target, baseUrl, tls, proxy } = definition;
  const known = targetOf(context, target);
  if (known === undefined) {
    const hint = didYouMean(
      nearest(
        target,
        context.targets.map(({ id }) => id),
      ),
    );
    findings.problem('/target', 'TARGET_UNKNOWN', {
      de: `Das Zielsystem „${target}“ gibt es nicht.${hint.de}`,
      en: `There is no target system "${target}".${hint.en}`,
    });
  }
  if (known?.account !== undefined) checkAccount(definition, known.account, context, findings);
  else checkPlain(definition, context, findings);
  if (tls !== undefined) checkTls(tls, baseUrl, context, findings);
  if (proxy !== undefined) checkProxy(proxy, context, findings);
  checkReceivers(definition, context, findings);
  checkSigning(definition, context, findings);
  checkSignatureHeaderFree(definition, headersOfConnection(definition), '/signatureHeader/name', findings);
  return { problems: findings.problems, warnings: findings.warnings };
}

/** A connection that is entered by its base URL, headers and authorisation. */
function checkPlain(
  { baseUrl, auth, headers }: ConnectionDefinition,
  context: Pick<CheckContext, 'judgeUrl' | 'keepsSecret' | 'locked'>,
  findings: Findings,
): void {
  if (holdsTemplate(baseUrl)) findings.problem('/baseUrl', 'BASE_URL_TEMPLATE', noTemplate);
  else if (baseUrl !== '' && context.locked !== true) checkUrl('/baseUrl', baseUrl, context, findings);
  // A token endpoint follows from settings; the shape refuses one that is entered.
  if (auth !== undefined && auth.scheme !== 'tokenEndpoint') checkAuth(auth, headers, context, findings);
  checkHeaders(headers, context, findings);
  headers.forEach((header, position) => {
    if ('template' in header)
      findings.problem(`/headers/${position}/template`, 'CONNECTION_TEMPLATE', noHeaderTemplate);
  });
}

const noTemplate = {
  de: 'Die Basis-URL einer Verbindung gilt für alle ihre Webhooks und kann keine Vorlage enthalten. Schreiben Sie Vorlagen in den Pfad des Webhooks.',
  en: 'The base URL of a connection serves all its webhooks and cannot hold a template. Write templates into the path of the webhook.',
};
const noHeaderTemplate = {
  de: 'Eine Kopfzeile einer Verbindung gilt für alle ihre Webhooks und kann keine Vorlage sein. Legen Sie sie am Webhook an.',
  en: 'A header of a connection serves all its webhooks and cannot be a template. Make it a header of the webhook.',
};

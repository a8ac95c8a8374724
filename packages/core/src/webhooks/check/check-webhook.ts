import type { DefinitionProblem } from '@eilbote/contract';
import type { WebhookDefinition } from '../definition.ts';
import { checkByAction } from './action-rules.ts';
import { checkAddress } from './address-rules.ts';
import { checkAttributes } from './attribute-rules.ts';
import { subjectOf, type CheckContext } from './check-context.ts';
import { checkOnlyWhenChanged } from './change-rules.ts';
import { checkCoalesce } from './coalesce-rules.ts';
import { checkConditionText } from './condition-rules.ts';
import { checkFields } from './field-rules.ts';
import { Findings } from './findings.ts';
import { checkContentType, checkHeaders } from './header-rules.ts';
import { checkHandshake } from './handshake-rules.ts';
import { checkIdentity } from './identity-rules.ts';
import { checkMapping } from './mapping-rules.ts';
import { checkQuery } from './query-rules.ts';
import { checkReceivers } from './receiver-rules.ts';
import { checkSignatureHeaderFree, checkSigning, headersOfConnection } from './signing-rules.ts';
import { checkTemplates } from './template-rules.ts';

/** What a check has found. */
export interface CheckResult {
  /** With one of these the definition is not saved. */
  readonly problems: readonly DefinitionProblem[];
  /** Doubtful, but its author's decision. */
  readonly warnings: readonly DefinitionProblem[];
}

/**
 * Everything that is wrong or doubtful about a webhook, at once. Asked on every save, and again for saved webhooks when
 * tables, event types or plugins have changed.
 */
export function checkWebhook(definition: WebhookDefinition, context: CheckContext): CheckResult {
  const findings = new Findings();
  const subject = subjectOf(definition, context);
  const action = checkIdentity(definition, context, subject, findings);
  checkAddress(definition, context, findings);
  checkFields(definition, subject, findings);
  checkConditionText(definition, context, subject, findings);
  checkAttributes(definition, context, subject, findings);
  checkTemplates(definition, context, subject, findings);
  checkHeaders(definition.headers, context, findings);
  checkContentType(definition, findings);
  checkHandshake(definition, findings);
  checkReceivers(definition, context, findings);
  checkCoalesce(definition, findings);
  checkOnlyWhenChanged(definition, subject, findings);
  checkSigning(definition, context, findings);
  checkSignatureHeader(definition, context, findings);
  if (action !== undefined) {
    checkMapping(definition, action, context, subject, findings);
    checkQuery(definition, action, context, findings);
    checkByAction(definition, action, subject, findings);
  }
  return { problems: findings.problems, warnings: findings.warnings };
}

/** Headers of webhook and connection come together in one call, and so does the one that signs it. */
function checkSignatureHeader(definition: WebhookDefinition, { connections }: CheckContext, findings: Findings): void {
  const connection = connections.find(({ id }) => id === definition.connection)?.definition;
  const own = definition.headers.map(({ name }) => name);
  const others = connection === undefined ? own : [...own, ...headersOfConnection(connection)];
  if (definition.signingSecret !== undefined)
    checkSignatureHeaderFree(definition, others, '/signatureHeader/name', findings);
  else if (connection !== undefined) checkSignatureHeaderFree(connection, own, '/headers', findings);
}

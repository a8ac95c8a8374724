import type { Table } from '@eilbote/contract';
import { checkConditions, parseConditions, placeOf, type ConditionScope } from '../../conditions/index.ts';
import type { WebhookDefinition } from '../definition.ts';
import type { Known } from '../known.ts';
import type { CheckContext, Subject } from './check-context.ts';
import { subjectOf } from './check-context.ts';
import type { Findings } from './findings.ts';

/** Conditions that are evaluated must be right. Those that are only passed on are opaque: findings are hints. */
export function checkConditionText(
  definition: WebhookDefinition,
  context: CheckContext,
  subject: Subject,
  findings: Findings,
): void {
  const { text, mode } = definition.conditions;
  if (text.trim() === '') {
    if (mode !== 'pass') findings.warning('/conditions/text', 'CONDITIONS_EMPTY', empty);
    return;
  }
  const parsed = parseConditions(text);
  const scope = scopeOf(subject, definition.table, context);
  for (const finding of [...parsed.findings, ...(scope === undefined ? [] : checkConditions(parsed, scope))]) {
    const placed = { code: finding.code, text: finding.text, place: placeOf(finding, text) };
    if (finding.severity === 'error' && mode !== 'pass') findings.error('/conditions/text', placed);
    else findings.doubt('/conditions/text', placed);
  }
}

/** What the conditions of a webhook may speak of; `undefined` where its event or table does not exist. */
export const conditionScope = (
  definition: Pick<WebhookDefinition, 'event' | 'table'>,
  known: Known,
): ConditionScope | undefined => scopeOf(subjectOf(definition, known), definition.table, known);

function scopeOf(
  { eventType, table, comingTables }: Subject,
  own: string,
  { catalogue }: Known,
): ConditionScope | undefined {
  if (eventType === undefined || table === undefined) return undefined;
  const related = comingTables
    .filter((name) => name !== own)
    .map((name) => catalogue.table(name))
    .filter((found): found is Table => found !== undefined);
  return { table, related, details: eventType.details };
}

const empty = {
  de: 'Es sind keine Bedingungen eingetragen: Der Webhook sendet bei jedem Ereignis.',
  en: 'There are no conditions: the webhook sends on every event.',
};

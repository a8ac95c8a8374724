import type { Action } from '@eilbote/contract';
import type { WebhookDefinition } from '../definition.ts';
import { fieldSelection } from '../field-selection.ts';
import { headersAsDefined, webhookShape } from '../webhook-shape.ts';
import type { Subject } from './check-context.ts';
import type { Findings } from './findings.ts';

/** What only the action of the target system can see. Its code may fail: then the webhook is not saved unchecked. */
export function checkByAction(
  definition: WebhookDefinition,
  action: Action,
  { table }: Subject,
  findings: Findings,
): void {
  if (action.validate === undefined || table === undefined) return;
  const { names } = fieldSelection(definition.fields, table);
  const shape = webhookShape('', definition, names, headersAsDefined(definition.headers));
  try {
    for (const { path, code, text } of action.validate(shape)) findings.problem(path, code, text);
  } catch {
    findings.problem('/action', 'ACTION_CHECK_FAILED', {
      de: `Das Plugin des Zielsystems „${definition.target}“ ist beim Prüfen abgestürzt. Wenden Sie sich an seinen Hersteller.`,
      en: `The plugin of the target system "${definition.target}" crashed while checking. Turn to its maker.`,
    });
  }
}

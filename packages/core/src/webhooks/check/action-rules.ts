import type { Action, DefinitionProblem, WebhookShape } from '@eilbote/contract';
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
  const problems = askAction(action, shape);
  if (problems === undefined) {
    findings.problem('/action', 'ACTION_CHECK_FAILED', {
      de: `Das Plugin des Zielsystems „${definition.target}“ ist beim Prüfen abgestürzt. Wenden Sie sich an seinen Hersteller.`,
      en: `The plugin of the target system "${definition.target}" crashed while checking. Turn to its maker.`,
    });
  }
  for (const problem of problems ?? []) findings.error(problem.path, problem);
}

/** What the action says of the webhook; `undefined` where that is not what was asked for. */
function askAction(action: Action, shape: WebhookShape): readonly DefinitionProblem[] | undefined {
  let problems: unknown;
  try {
    problems = action.validate?.(shape);
    if (Array.isArray(problems) && problems.every(isProblem)) return problems;
  } catch {
    return undefined;
  }
  // Nobody waits for a promise here; one that is rejected must not end the process.
  if (problems instanceof Promise) problems.catch(() => {});
  return undefined;
}

function isProblem(value: unknown): value is DefinitionProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { path, code, text } = value as Partial<DefinitionProblem>;
  return [path, code, text?.de, text?.en].every((one) => typeof one === 'string');
}

import type { DefinitionProblem } from '@eilbote/contract';
import type { CheckContext } from './check/check-context.ts';
import { checkAddressed } from './check/account-rules.ts';
import { checkConnection } from './check/check-connection.ts';
import { checkWebhook, type CheckResult } from './check/check-webhook.ts';
import { tryTemplates } from './check/template-trial.ts';
import type { ConnectionDefinition, ConnectionInput, WebhookDefinition, WebhookInput } from './definition.ts';
import { normaliseConnection, normaliseWebhook } from './normalise.ts';
import { withoutFaults } from './schema/repair.ts';
import { checkShape } from './schema/validate.ts';

/** What was read, and what is wrong or doubtful about it. */
export interface ReadResult<D> extends CheckResult {
  /** Complete with all defaults. Only without problems is it what was meant; absent where nothing could be read. */
  readonly definition?: D;
}

/** Reads a webhook as it was written: shape, defaults and all rules in one go. The only way in from outside. */
export function readWebhook(input: unknown, context: CheckContext): ReadResult<WebhookDefinition> {
  return read('webhook', input, (repaired) => {
    const definition = normaliseWebhook({ name: '', event: '', ...(repaired as Partial<WebhookInput>) }, context);
    const { problems, warnings } = checkWebhook(definition, context);
    const tried = tryTemplates(definition, context).filter(({ path }) => !problems.some((told) => told.path === path));
    return { definition, problems, warnings: [...warnings, ...tried] };
  });
}

/** Reads a connection as it was written. */
export function readConnection(input: unknown, context: CheckContext): ReadResult<ConnectionDefinition> {
  return read('connection', input, (repaired) => {
    const written = { name: '', ...(repaired as Partial<ConnectionInput>) };
    const definition = normaliseConnection(written, context);
    const { problems, warnings } = checkConnection(definition, context);
    return { definition, problems: [...checkAddressed(written, context), ...problems], warnings };
  });
}

function read<D>(
  kind: 'webhook' | 'connection',
  given: unknown,
  check: (repaired: object) => Required<ReadResult<D>>,
): ReadResult<D> {
  const input = plain(given);
  const shape = checkShape(kind, input);
  const repaired = withoutFaults(input, shape);
  if (repaired === undefined) return { problems: shape, warnings: [] };
  const { definition, problems, warnings } = check(repaired);
  const said = (problem: DefinitionProblem) => shape.some(({ path }) => covers(path, problem.path));
  return {
    definition,
    problems: [...shape, ...problems.filter((problem) => !said(problem))],
    warnings: warnings.filter((warning) => !said(warning)),
  };
}

/** A value that is wrong already is not judged any further. */
const covers = (faulty: string, path: string): boolean => path === faulty || path.startsWith(`${faulty}/`);

/** As JSON would carry it: `undefined` is absent, and no prototype comes along. */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return undefined;
  }
}

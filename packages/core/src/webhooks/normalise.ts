import type { TargetSystem } from '@eilbote/contract';
import type { AuthDefinition } from './auth-definition.ts';
import {
  defaultRetrySeconds,
  defaultTimeLimitSeconds,
  type AuthInput,
  type ConnectionDefinition,
  type ConnectionInput,
  type WebhookDefinition,
  type WebhookInput,
} from './definition.ts';
import { targetOf, type Known } from './known.ts';

const defaultTarget = 'custom';

/**
 * What a time recording needs of an employee: to tell who it is, when he works here and by which model. Telephone
 * numbers, qualification and roles stay at home unless somebody selects them.
 */
const personalSelection = [
  'PersonalNr',
  'Name1',
  'Name2',
  'Mitarbeitergrup',
  'email',
  'BDEAusweisNr',
  'Eintrittsdatum',
  'Austrittsdatum',
  'Wochenstunden',
  'Urlaubsanspruch',
  'Zeitmodell',
];

/**
 * A written webhook with everything it leaves to defaults. What it names but does not exist stays for the check to
 * complain about.
 */
export function normaliseWebhook(input: WebhookInput, known: Known): WebhookDefinition {
  const { conditions, attributes = [], ...given } = input;
  const target = input.target ?? defaultTarget;
  const action = input.action ?? onlyAction(targetOf(known, target));
  const method = input.method ?? 'POST';
  const table = input.table ?? tableFor(input.event, target, action, known);
  return {
    ...given,
    target,
    action,
    table,
    fields: input.fields ?? defaultFields(table, method, known),
    conditions: { text: conditions?.text ?? '', mode: conditions?.mode ?? 'pass' },
    attributes: attributes.map((attribute) => ({ ...attribute, part: attribute.part ?? 'json' })),
    format: input.format ?? (input.template === undefined ? 'profacto/1' : 'template'),
    method,
    contentType: input.contentType ?? 'json',
    headers: input.headers ?? [],
    retryAfterSeconds: input.retryAfterSeconds ?? defaultRetrySeconds,
    order: input.order ?? 'none',
    timeLimitSeconds: input.timeLimitSeconds ?? defaultTimeLimitSeconds,
    active: input.active ?? true,
  };
}

/** A written connection with everything it leaves to defaults. */
export function normaliseConnection({ auth, ...input }: ConnectionInput): ConnectionDefinition {
  return {
    ...input,
    target: input.target ?? defaultTarget,
    ...(auth === undefined ? {} : { auth: normaliseAuth(auth) }),
    headers: input.headers ?? [],
  };
}

function normaliseAuth(auth: AuthInput): AuthDefinition {
  if (auth.scheme === 'apiKey') return { ...auth, in: auth.in ?? 'header' };
  return auth.scheme === 'oauth2' ? { ...auth, sendSecretIn: auth.sendSecretIn ?? 'header' } : auth;
}

const onlyAction = (target: TargetSystem | undefined): string => Object.keys(target?.actions ?? {})[0] ?? '';

function tableFor(event: string, target: string, action: string, known: Known): string {
  const actions = targetOf(known, target)?.actions;
  const taken = actions !== undefined && Object.hasOwn(actions, action) ? actions[action]?.table : undefined;
  if (taken !== undefined && taken !== 'any') return taken;
  return known.catalogue.eventType(event)?.table ?? '';
}

/** A URL ends up in the logs of whoever passes it on: a GET sends fields only when they are selected. */
function defaultFields(table: string, method: WebhookDefinition['method'], known: Known): WebhookDefinition['fields'] {
  if (method === 'GET') return 'none';
  if (table !== 'Personal') return 'standard';
  const fields = known.catalogue.table(table)?.fields ?? {};
  return personalSelection.filter((name) => Object.hasOwn(fields, name));
}

import type { TargetAccount, TargetSystem } from '@eilbote/contract';
import type { CheckContext } from './check/check-context.ts';
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
import { followFromSettings, normaliseSettings, settingsVersionOf, upgradeSettings } from './account/index.ts';
import { targetOf, type Known } from './known.ts';

/** Benutzerdefiniert: a webhook or connection that names no target system means it. */
export const defaultTarget = 'custom';

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
export function normaliseWebhook(
  input: WebhookInput,
  known: Known & Partial<Pick<CheckContext, 'connections'>>,
): WebhookDefinition {
  const { conditions, attributes = [], ...given } = input;
  const target = input.target ?? targetOfConnection(input.connection, known) ?? defaultTarget;
  const action = input.action ?? likelyAction(targetOf(known, target), input, known);
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

/** A written connection with everything it leaves to defaults, or that follows from its settings. */
export function normaliseConnection({ auth, ...input }: ConnectionInput, known: Known): ConnectionDefinition {
  const target = input.target ?? defaultTarget;
  const definition = {
    ...input,
    target,
    baseUrl: input.baseUrl ?? '',
    ...(auth === undefined ? {} : { auth: normaliseAuth(auth) }),
    headers: input.headers ?? [],
  };
  const account = targetOf(known, target)?.account;
  if (account === undefined) return definition;
  const { settings, settingsVersion } = presentSettings(input, account, target);
  const complete = normaliseSettings(settings, account);
  return followFromSettings({ ...definition, settings: complete, settingsVersion }, account);
}

/** What cannot be upgraded stays as it is, for the check to refuse. */
function presentSettings({ settings = {}, settingsVersion }: ConnectionInput, account: TargetAccount, target: string) {
  const present = settingsVersionOf(account);
  if (settingsVersion === undefined) return { settings, settingsVersion: present };
  try {
    return { settings: upgradeSettings(settings, settingsVersion, account, target), settingsVersion: present };
  } catch {
    return { settings, settingsVersion };
  }
}

function normaliseAuth(auth: AuthInput): AuthDefinition {
  if (auth.scheme === 'apiKey') return { ...auth, in: auth.in ?? 'header' };
  return auth.scheme === 'oauth2' ? { ...auth, sendSecretIn: auth.sendSecretIn ?? 'header' } : auth;
}

const targetOfConnection = (id: string | undefined, { connections }: Partial<Pick<CheckContext, 'connections'>>) =>
  id === undefined ? undefined : connections?.find((connection) => connection.id === id)?.definition.target;

/** The one that is meant for the event, else the first that takes its table. */
function likelyAction(target: TargetSystem | undefined, { event, table }: WebhookInput, { catalogue }: Known): string {
  const actions = Object.entries(target?.actions ?? {});
  const wanted = table ?? catalogue.eventType(event)?.table;
  const found =
    actions.find(([, { recommendedFor = [] }]) => recommendedFor.includes(event)) ??
    actions.find(([, action]) => action.table === wanted) ??
    actions[0];
  return found?.[0] ?? '';
}

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

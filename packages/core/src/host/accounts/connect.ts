import { createHash } from 'node:crypto';
import type { Action, DefinitionProblem, EventType, Language, LocalizedText } from '@eilbote/contract';
import type { ConfiguredConnection } from '../../configuration/configured-webhook.ts';
import type { WebhookSave } from '../../ports/index.ts';
import { readWebhook, type WebhookDefinition, type WebhookInput } from '../../webhooks/index.ts';
import { contextForInput } from '../check-context.ts';
import type { Engine } from '../engine.ts';
import { webhookSave } from '../webhook-save.ts';
import { ACCOUNT_TARGET_MISSING, CONNECT_EVENT_UNUSED, CONNECT_INVALID } from './errors.ts';

/** Which webhooks an account is connected by. */
export interface ConnectOptions {
  /** Event types; all that the target system recommends an action for when left out. */
  readonly events?: readonly string[];
  /** Actions of the target system; all that are recommended for the events when left out. */
  readonly actions?: readonly string[];
  /** Tells what would be created, and creates nothing. */
  readonly dryRun?: boolean;
  /** Of the names that the webhooks get; German when left out. */
  readonly language?: Language;
}

/** One webhook by which an account is connected. */
export interface ConnectedWebhook {
  readonly id: string;
  readonly name: string;
  readonly event: string;
  readonly action: string;
  /** `there` is one that was set up before, by whatever name and however it was changed since. */
  readonly state: 'new' | 'there';
  readonly active: boolean;
  /** What a person has to confirm before it may be switched on. */
  readonly confirm?: LocalizedText;
  /** What is doubtful about a new one. */
  readonly warnings: readonly DefinitionProblem[];
}

/** What connecting an account would create, ready for the store. */
export interface ConnectPlan {
  readonly webhooks: readonly ConnectedWebhook[];
  readonly saves: readonly WebhookSave[];
}

interface Pair {
  readonly event: EventType;
  readonly id: string;
  readonly action: Action;
}

/**
 * The webhooks of the chosen events, each with what its target system recommends, in the order of the catalogue.
 * @throws ACCOUNT_TARGET_MISSING, CONNECT_EVENT_UNUSED, CONNECT_INVALID, SECRETS_KEY_MISSING
 */
export async function planConnect(
  connection: ConfiguredConnection,
  options: ConnectOptions,
  engine: Engine,
): Promise<ConnectPlan> {
  const planned: { readonly webhook: ConnectedWebhook; readonly save?: WebhookSave }[] = [];
  const refused: { readonly name: string; readonly problems: readonly DefinitionProblem[] }[] = [];
  for (const pair of pairsOf(connection, options, engine)) {
    const there = existing(connection, pair, engine);
    if (there !== undefined) {
      planned.push({ webhook: there });
      continue;
    }
    const input = draft(connection, pair, options.language ?? 'de');
    const { definition, problems, warnings } = readWebhook(input, contextForInput(engine));
    if (definition === undefined || problems.length > 0) {
      refused.push({ name: input.name, problems });
      continue;
    }
    const id = await unusedId(connection.id, pair, engine);
    const { save } = webhookSave(engine, id, definition, undefined, {});
    planned.push({ webhook: { ...shown(pair, definition), id, state: 'new', warnings }, save });
  }
  if (refused.length > 0) throw CONNECT_INVALID({ connection: connection.definition.name, webhooks: refused });
  return {
    webhooks: planned.map(({ webhook }) => webhook),
    saves: planned.flatMap(({ save }) => (save === undefined ? [] : [save])),
  };
}

/** Every action with every chosen event that it is recommended for, or whose table it takes where it was chosen, too. */
function pairsOf({ definition }: ConfiguredConnection, { events, actions }: ConnectOptions, engine: Engine): Pair[] {
  const target = engine.plugins.target(definition.target)?.target;
  if (target === undefined) throw ACCOUNT_TARGET_MISSING({ target: definition.target });
  const all = Object.entries(target.actions);
  const isMeant = ([id, action]: readonly [string, Action], event: EventType) => {
    if (actions !== undefined && !actions.includes(id)) return false;
    if (action.recommendedFor?.includes(event.id) === true) return true;
    return actions !== undefined && events !== undefined && (action.table === event.table || action.table === 'any');
  };
  const pairs = [...engine.catalogue.eventTypes].flatMap((event) =>
    events === undefined || events.includes(event.id)
      ? all.filter((one) => isMeant(one, event)).map(([id, action]) => ({ event, id, action }))
      : [],
  );
  const used = new Set(pairs.flatMap(({ event, id }) => [event.id, id]));
  const unused = [...(events ?? []), ...(actions ?? [])].find((name) => !used.has(name));
  if (unused !== undefined || pairs.length === 0) {
    const recommended = new Set(all.flatMap(([, { recommendedFor = [] }]) => recommendedFor));
    throw CONNECT_EVENT_UNUSED({ target: target.id, name: unused ?? '*', events: [...recommended] });
  }
  return pairs;
}

/** A new webhook as a person would write it. What closes or bills something is theirs to switch on. */
const draft = ({ id, definition }: ConfiguredConnection, pair: Pair, language: Language): WebhookInput => ({
  name: nameOf(definition.name, pair, language),
  event: pair.event.id,
  connection: id,
  action: pair.id,
  ...(pair.action.confirm === undefined ? {} : { active: false }),
});

/** Tells the events of an action apart where it has several. */
function nameOf(connection: string, { event, action }: Pair, language: Language): string {
  const title = `${connection}: ${action.title[language]}`;
  return (action.recommendedFor ?? []).length === 1 ? title : `${title} (${event.title[language]})`;
}

const shown = (
  { event, id, action }: Pair,
  { name, active, confirmed = false }: Pick<WebhookDefinition, 'name' | 'active' | 'confirmed'>,
) => ({
  name,
  event: event.id,
  action: id,
  active,
  ...(action.confirm === undefined || confirmed ? {} : { confirm: action.confirm }),
});

function existing({ id }: ConfiguredConnection, pair: Pair, engine: Engine): ConnectedWebhook | undefined {
  const found = [...engine.configuration.current.webhooks].find(
    ({ definition }) =>
      definition.connection === id && definition.event === pair.event.id && definition.action === pair.id,
  );
  if (found === undefined) return undefined;
  return { ...shown(pair, found.definition), id: found.id, state: 'there', warnings: [] };
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * The id of a new webhook follows from what it connects, and not from chance: two who connect the same account at the
 * same time mean the same webhook, and the store takes it once. One that was deleted is not brought back.
 */
async function unusedId(connection: string, { event, id }: Pair, { store }: Engine): Promise<string> {
  for (let turn = 0; ; turn += 1) {
    const digest = createHash('sha256')
      .update(JSON.stringify([connection, event.id, id, turn]))
      .digest();
    const candidate = `whk_${[...digest.subarray(0, 26)].map((byte) => alphabet.charAt(byte & 31)).join('')}`;
    if ((await store.webhookVersions(candidate)).length === 0) return candidate;
  }
}

import type { DefinitionProblem, JsonObject, JsonValue } from '@eilbote/contract';
import type { ConfiguredConnection, ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import type { ConnectionSave, WaitingChoice, WaitingCount, WebhookSave } from '../../ports/index.ts';
import { openWithPassphrase } from '../../secrets/index.ts';
import {
  normaliseConnection,
  normaliseWebhook,
  readConnection,
  readWebhook,
  secretReader,
  storedSlots,
  type ConnectionDefinition,
  type Known,
  type ReadResult,
  type WebhookDefinition,
} from '../../webhooks/index.ts';
import { contextForInput, known } from '../check-context.ts';
import { connectionSave } from '../connection-save.ts';
import type { Engine } from '../engine.ts';
import { webhookSave } from '../webhook-save.ts';
import { assign, type Assigned } from './assign.ts';
import { replaceSecrets } from './definition-secrets.ts';
import { differences, type Difference } from './differences.ts';
import { readDocument, secretsContext, type ExportedSecrets } from './document.ts';
import { EXPORT_PASSPHRASE_NEEDED, EXPORT_UNREADABLE } from './errors.ts';
import { maskedForDiff } from './masked-for-diff.ts';

export interface ImportOptions {
  /** Opens the secrets of the document. */
  readonly passphrase?: string;
  /** Leaves the secrets of the document where they are; those stored here are kept. */
  readonly withoutSecrets?: boolean;
  /** What becomes of deliveries that wait for a webhook that changes; `rebuild` when left out. */
  readonly waiting?: WaitingChoice;
  /** New webhooks are made inactive, whatever the document says. */
  readonly newInactive?: boolean;
}

/** What an import does with one webhook or connection. */
export interface ImportedEntry {
  readonly kind: 'webhook' | 'connection';
  /** Here; the document may name another one. */
  readonly id: string;
  readonly name: string;
  readonly change: 'new' | 'changed' | 'same';
  /** How the one that is here was found. */
  readonly foundBy?: 'id' | 'name';
  /** Of a new one: what is not as it would be if nothing were said of it. */
  readonly differences: readonly Difference[];
  /** With one of these nothing is imported. */
  readonly problems: readonly DefinitionProblem[];
  readonly warnings: readonly DefinitionProblem[];
  /** Deliveries that wait for it, where it changes and there are any. */
  readonly waiting?: WaitingCount;
}

export interface ImportPlan {
  readonly entries: readonly ImportedEntry[];
  readonly connections: readonly ConnectionSave[];
  readonly webhooks: readonly WebhookSave[];
}

type Kind = ImportedEntry['kind'];

/** What an import would do, with everything that is in its way. Saves nothing. */
export async function planImport(engine: Engine, given: unknown, options: ImportOptions): Promise<ImportPlan> {
  const document = readDocument(given);
  const secrets = await secretsOf(document.secrets, options);
  const configuration = await engine.configuration.reload();
  const ids = { newId: engine.newId };
  const connections = await assign(document.connections, [...configuration.connections], {
    ...ids,
    prefix: 'con',
    wasUsed: () => Promise.resolve(false),
  });
  const webhooks = await assign(document.webhooks, [...configuration.webhooks], {
    ...ids,
    prefix: 'whk',
    wasUsed: async (id) => (await engine.store.webhookVersions(id)).length > 0,
  });
  const plan = new Planner(engine, options, secrets, connections, webhooks);
  const plannedConnections = connections.map((one) => plan.connection(one));
  const plannedWebhooks = await Promise.all(webhooks.map((one) => plan.webhook(one)));
  return {
    entries: [...plannedConnections, ...plannedWebhooks].map(({ entry }) => entry),
    connections: plannedConnections.flatMap(({ save }) => save ?? []),
    webhooks: plannedWebhooks.flatMap(({ save }) => save ?? []),
  };
}

interface Planned<S> {
  readonly entry: ImportedEntry;
  /** Absent where nothing changes, or a problem is in the way. */
  readonly save?: S;
}

class Planner {
  readonly #engine: Engine;
  readonly #options: ImportOptions;
  readonly #secrets: ExportedSecrets;
  /** Id in the document -> id here. */
  readonly #connectionIds: ReadonlyMap<string, string>;
  readonly #webhookIds: ReadonlySet<string>;
  /** Those that will be here, as webhooks are checked against them. */
  readonly #connections: Map<string, { readonly id: string; readonly definition: ConnectionDefinition }>;

  constructor(
    engine: Engine,
    options: ImportOptions,
    secrets: ExportedSecrets,
    connections: readonly Assigned<ConfiguredConnection>[],
    webhooks: readonly Assigned<ConfiguredWebhook>[],
  ) {
    this.#engine = engine;
    this.#options = options;
    this.#secrets = secrets;
    this.#connectionIds = new Map(connections.map(({ entry, id }) => [entry.id, id]));
    this.#webhookIds = new Set(webhooks.map(({ id }) => id));
    this.#connections = new Map(known(engine).connections.map((one) => [one.id, one]));
  }

  connection(assigned: Assigned<ConfiguredConnection>): Planned<ConnectionSave> {
    const { id, previous } = assigned;
    const { input, isGiven } = this.#input('connection', assigned, assigned.entry.definition);
    const context = { ...contextForInput(this.#engine, previous, this.#webhookIds), isGiven };
    const read = readConnection(input, context);
    if (read.definition !== undefined) this.#connections.set(id, { id, definition: read.definition });
    const { baseUrl: _own, ...plain } = normaliseConnection({ name: read.definition?.name ?? '' }, context);
    const before = previous?.definition ?? plain;
    const entry = this.#entry('connection', assigned, read, before);
    const definition = savable(entry, read.definition);
    if (definition === undefined) return { entry };
    const { save, warnings } = connectionSave(this.#engine, id, definition, previous, {});
    return { entry: { ...entry, warnings: [...entry.warnings, ...warnings] }, save };
  }

  async webhook(assigned: Assigned<ConfiguredWebhook>): Promise<Planned<WebhookSave>> {
    const { id, previous } = assigned;
    const { connection, ...rest } = assigned.entry.definition;
    const { input, isGiven } = this.#input('webhook', assigned, {
      ...rest,
      ...(connection === undefined ? {} : { connection: this.#connectionHere(connection) }),
      ...(previous === undefined && this.#options.newInactive === true ? { active: false } : {}),
    });
    const connections = [...this.#connections.values()];
    const context = { ...contextForInput(this.#engine, previous), connections, isGiven };
    const read = readWebhook(input, context);
    const { definition } = read;
    const before = previous?.definition ?? plainWebhook(definition, context);
    const entry = this.#entry('webhook', assigned, read, before);
    const saved = savable(entry, definition);
    if (saved === undefined) return { entry };
    const { waiting = 'rebuild' } = this.#options;
    const { save, warnings } = webhookSave(this.#engine, id, saved, previous, { waiting });
    const told = { ...entry, warnings: [...entry.warnings, ...warnings] };
    if (previous === undefined) return { entry: told, save };
    const count = await this.#engine.store.countWaiting(id);
    return { entry: count.tried + count.untried === 0 ? told : { ...told, waiting: count }, save };
  }

  #connectionHere(given: JsonValue): JsonValue {
    return typeof given === 'string' ? (this.#connectionIds.get(given) ?? given) : given;
  }

  /** The definition as somebody would write it here: with the secrets of the document, and what is kept anyway. */
  #input(
    kind: Kind,
    { entry, previous }: Assigned<ConfiguredWebhook | ConfiguredConnection>,
    definition: JsonObject,
  ): { readonly input: unknown; isGiven(slot: string): boolean } {
    const given = Object.hasOwn(this.#secrets, entry.id) ? (this.#secrets[entry.id] ?? {}) : {};
    const isGiven = (slot: string): boolean => Object.hasOwn(given, slot);
    const filled = replaceSecrets(definition, (slot, value) => {
      if (value !== true || !isGiven(slot)) return value;
      const secret = given[slot] ?? true;
      return previous !== undefined && this.#isStored(kind, previous, slot, secret) ? true : secret;
    });
    const retiring = previous?.definition.previousSigningSecret;
    // What goes on signing here for a while does so whatever the document says of the rest.
    const input =
      retiring === undefined || Object.hasOwn(filled, 'previousSigningSecret') || filled['signingSecret'] !== true
        ? filled
        : { ...filled, previousSigningSecret: { ...retiring } };
    return { input, isGiven };
  }

  #isStored(kind: Kind, { id, stored }: ConfiguredWebhook | ConfiguredConnection, slot: string, secret: unknown) {
    const row = { id, definition: stored };
    if (!storedSlots(row).has(slot)) return false;
    return secretReader(this.#engine.secrets, kind, row)(slot) === secret;
  }

  #entry(
    kind: Kind,
    { id, name, previous, foundBy, problems }: Assigned<ConfiguredWebhook | ConfiguredConnection>,
    read: ReadResult<WebhookDefinition | ConnectionDefinition>,
    before: Partial<WebhookDefinition | ConnectionDefinition>,
  ): ImportedEntry {
    const nameOf = (connection: string) => this.#connections.get(connection)?.definition.name ?? connection;
    const found =
      read.definition === undefined
        ? []
        : differences(maskedForDiff(before, nameOf), maskedForDiff(read.definition, nameOf));
    return {
      kind,
      id,
      name: read.definition?.name ?? name,
      change: previous === undefined ? 'new' : found.length > 0 ? 'changed' : 'same',
      ...(foundBy === undefined ? {} : { foundBy }),
      differences: found,
      problems: [...problems, ...read.problems],
      warnings: read.warnings,
    };
  }
}

/** What a new webhook is compared with: one of its name and event of which nothing else is said. */
function plainWebhook(definition: WebhookDefinition | undefined, known: Known): Partial<WebhookDefinition> {
  const { name = '', event = '', method = 'POST' } = definition ?? {};
  const { event: _own, ...plain } = normaliseWebhook({ name, event, method }, known);
  return plain;
}

const savable = <D>({ problems, change }: ImportedEntry, definition: D | undefined): D | undefined =>
  problems.length > 0 || change === 'same' ? undefined : definition;

/** @throws EXPORT_PASSPHRASE_NEEDED, PASSPHRASE_WRONG, SECRETS_DAMAGED, EXPORT_UNREADABLE */
async function secretsOf(sealed: unknown, { passphrase, withoutSecrets }: ImportOptions): Promise<ExportedSecrets> {
  if (sealed === undefined || withoutSecrets === true) return {};
  if (passphrase === undefined) throw EXPORT_PASSPHRASE_NEEDED({});
  const opened: unknown = JSON.parse(await openWithPassphrase(sealed, passphrase, secretsContext));
  if (typeof opened !== 'object' || opened === null) throw EXPORT_UNREADABLE({ place: '/secrets' });
  return opened as ExportedSecrets;
}

import type { DefinitionProblem } from '@eilbote/contract';
import type { UsedCertificate } from '../certificates/index.ts';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { SecretReader } from '../request/index.ts';
import type { WaitingChoice, WaitingCount, WebhookSaved, WebhookStatus, WebhookVersionRow } from '../ports/index.ts';
import {
  deliveriesCancelled,
  webhookActivated,
  webhookDeactivated,
  webhookDeleted,
  webhookPaused,
  webhookResumed,
} from '../stages/log/index.ts';
import {
  checkWebhook,
  readWebhook,
  secretReader,
  WEBHOOK_INVALID,
  type CheckResult,
  type WebhookDefinition,
  type WebhookInput,
} from '../webhooks/index.ts';
import { WEBHOOK_CONFLICT, WEBHOOK_NAME_AMBIGUOUS, WEBHOOK_UNKNOWN } from './administration-errors.ts';
import { byIdOrName } from './by-id-or-name.ts';
import { contextForInput, known } from './check-context.ts';
import type { Engine } from './engine.ts';
import { LaneCertificates } from './lane-certificates.ts';
import { rotate, signingView } from './signing/index.ts';
import type { NewSigning, RotateOptions, SigningView } from './signing/index.ts';
import { webhookSave, type WebhookSaveOptions } from './webhook-save.ts';

/** A webhook as it is shown: secrets are `true`; the URL is in clear for whoever may edit. */
export interface WebhookView {
  readonly id: string;
  readonly version: number;
  readonly status: WebhookStatus;
  /** Why it is paused, where it was not a person. */
  readonly statusReason: string | null;
  readonly lane: string;
  readonly definition: WebhookDefinition;
  /** The key is missing: URL and secrets cannot be read, its deliveries wait. */
  readonly locked: boolean;
  /** Absent where it has no signing secret of its own, or the key of the secrets is missing. */
  readonly signing?: SigningView;
  /** What is wrong with it by now, because tables, event types or plugins have changed since it was saved. */
  readonly problems: readonly DefinitionProblem[];
  /** Those that its calls depend on: of its receiver, as shown last, and its own. */
  readonly certificates: readonly UsedCertificate[];
  readonly createdAt: number;
  readonly savedAt: number;
}

/** A save with a `version` is refused if another one has come since. */
export type SaveOptions = WebhookSaveOptions;

export interface Saved {
  readonly webhook: WebhookView;
  readonly warnings: readonly DefinitionProblem[];
  /** Deliveries that were cancelled by it. */
  readonly cancelled: number;
}

/** Webhooks of the installation. What is saved is in force for every event accepted after the save resolved. */
export class WebhookAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async list(): Promise<readonly WebhookView[]> {
    const configuration = await this.#engine.configuration.reload();
    const certificates = await LaneCertificates.read(this.#engine.store);
    return [...configuration.webhooks].map((webhook) => this.#view(webhook, certificates));
  }

  /** By id, or by name where only one has it. @throws WEBHOOK_UNKNOWN, WEBHOOK_NAME_AMBIGUOUS */
  async get(idOrName: string): Promise<WebhookView> {
    return this.#shown(await this.#find(idOrName));
  }

  /** Everything that is wrong or doubtful about a definition, without saving it. */
  check(input: unknown): CheckResult {
    return readWebhook(input, contextForInput(this.#engine));
  }

  /** @throws WEBHOOK_INVALID naming every problem; SECRETS_KEY_MISSING */
  async create(input: WebhookInput): Promise<Saved> {
    await this.#engine.configuration.reload();
    return this.#save(this.#engine.newId('whk'), input, undefined, {});
  }

  /**
   * Saves a new version. `input` replaces the whole definition; a secret that is `true` is kept. A signing secret that
   * is replaced goes on signing for a while, see `overlapSeconds`.
   * @throws WEBHOOK_UNKNOWN, WEBHOOK_INVALID, WEBHOOK_CONFLICT, SIGNING_OVERLAP_INVALID, SECRETS_KEY_MISSING
   */
  async update(idOrName: string, input: WebhookInput, options: SaveOptions = {}): Promise<Saved> {
    const previous = await this.#find(idOrName);
    return this.#save(previous.id, input, previous, options);
  }

  /**
   * Replaces the signing secret. The one before goes on signing beside it, see `overlapSeconds`.
   * @throws WEBHOOK_UNKNOWN, WEBHOOK_INVALID, WEBHOOK_CONFLICT, SIGNING_NOT_SET_UP, SIGNING_OVERLAP_INVALID,
   * SECRETS_KEY_MISSING
   */
  async rotateSigningSecret(idOrName: string, options: RotateOptions & SaveOptions = {}): Promise<Saved & NewSigning> {
    const previous = await this.#find(idOrName);
    const { definition } = previous;
    const { secret, told } = rotate(definition, this.#secretsOf(previous), options, this.#engine.random);
    const saved = await this.#save(previous.id, { ...definition, signingSecret: secret }, previous, options);
    return { ...saved, ...told };
  }

  /**
   * Switches a webhook. `inactive` makes no new deliveries and holds those that wait; `paused` collects them and sends
   * later. Held ones stay held when it becomes active again, unless `waiting` releases or cancels them.
   * @throws WEBHOOK_UNKNOWN
   */
  async setStatus(idOrName: string, status: WebhookStatus, waiting?: WaitingChoice): Promise<WebhookView> {
    const webhook = await this.#find(idOrName);
    const at = this.#engine.clock.now();
    const saved = await this.#engine.store.setWebhookStatus({
      id: webhook.id,
      status,
      at,
      ...(waiting === undefined ? {} : { waiting }),
      entry: statusEntry(webhook, status, at, waiting),
      cancelEntry: deliveriesCancelled(webhook.logged, { at, reason: 'webhookChanged' }),
    });
    this.#refuse(webhook.id, saved);
    return this.#changed(webhook.id);
  }

  /** Cancels what waits; history and versions stay. @throws WEBHOOK_UNKNOWN */
  async delete(idOrName: string): Promise<{ readonly cancelled: number }> {
    const webhook = await this.#find(idOrName);
    const at = this.#engine.clock.now();
    const saved = await this.#engine.store.deleteWebhook({
      id: webhook.id,
      at,
      entry: webhookDeleted(webhook.logged, { at }),
      cancelEntry: deliveriesCancelled(webhook.logged, { at, reason: 'webhookDeleted' }),
    });
    this.#refuse(webhook.id, saved);
    await this.#engine.configuration.reload();
    this.#engine.dispatcher.configurationChanged();
    return { cancelled: saved.kind === 'saved' ? saved.cancelled : 0 };
  }

  /** Deliveries that wait: what a save has to decide about. */
  async countWaiting(idOrName: string): Promise<WaitingCount> {
    return this.#engine.store.countWaiting((await this.#find(idOrName)).id);
  }

  async versions(idOrName: string): Promise<readonly Pick<WebhookVersionRow, 'version' | 'revision' | 'savedAt'>[]> {
    const rows = await this.#engine.store.webhookVersions((await this.#find(idOrName)).id);
    return rows.map(({ version, revision, savedAt }) => ({ version, revision, savedAt }));
  }

  async #save(
    id: string,
    input: WebhookInput,
    previous: ConfiguredWebhook | undefined,
    options: SaveOptions,
  ): Promise<Saved> {
    const read = readWebhook(input, contextForInput(this.#engine, previous));
    if (read.definition === undefined || read.problems.length > 0)
      throw WEBHOOK_INVALID({ name: nameOf(input), problems: read.problems });
    const { save, warnings } = webhookSave(this.#engine, id, read.definition, previous, options);
    const saved = await this.#engine.store.saveWebhook(save);
    this.#refuse(id, saved);
    const webhook = await this.#changed(id);
    return {
      webhook,
      warnings: [...read.warnings, ...warnings],
      cancelled: saved.kind === 'saved' ? saved.cancelled : 0,
    };
  }

  async #changed(id: string): Promise<WebhookView> {
    const configuration = await this.#engine.configuration.reload();
    this.#engine.dispatcher.configurationChanged();
    const webhook = configuration.webhook(id);
    if (webhook === undefined) throw WEBHOOK_UNKNOWN({ webhook: id });
    return this.#shown(webhook);
  }

  #refuse(webhook: string, saved: WebhookSaved): void {
    if (saved.kind === 'unknown') throw WEBHOOK_UNKNOWN({ webhook });
    if (saved.kind === 'conflict') throw WEBHOOK_CONFLICT({ webhook, version: saved.version });
  }

  async #find(idOrName: string): Promise<ConfiguredWebhook> {
    const { webhooks } = await this.#engine.configuration.reload();
    return byIdOrName(idOrName, webhooks, {
      unknown: (meant) => WEBHOOK_UNKNOWN({ webhook: idOrName, meant }),
      ambiguous: (ids) => WEBHOOK_NAME_AMBIGUOUS({ name: idOrName, ids }),
    });
  }

  async #shown(webhook: ConfiguredWebhook): Promise<WebhookView> {
    return this.#view(webhook, await LaneCertificates.read(this.#engine.store));
  }

  #view(webhook: ConfiguredWebhook, certificates: LaneCertificates): WebhookView {
    const { id, version, status, statusReason, lane, definition, locked, createdAt, savedAt } = webhook;
    const { problems } = checkWebhook(definition, { ...known(this.#engine), locked });
    const signing = signingView(definition, this.#secretsOf(webhook), this.#engine.clock.now());
    return {
      id,
      version,
      status,
      statusReason,
      lane,
      definition,
      locked,
      ...(signing === undefined ? {} : { signing }),
      problems,
      certificates: certificates.of(lane, webhook.connection?.definition ?? definition),
      createdAt,
      savedAt,
    };
  }

  #secretsOf({ id, stored }: ConfiguredWebhook): SecretReader {
    return secretReader(this.#engine.secrets, 'webhook', { id, definition: stored });
  }
}

function statusEntry(
  { logged, status: before }: ConfiguredWebhook,
  status: WebhookStatus,
  at: number,
  waiting?: WaitingChoice,
) {
  const change = waiting === undefined ? { at } : { at, waiting };
  if (status === 'inactive') return webhookDeactivated(logged, change);
  if (status === 'paused') return webhookPaused(logged, { at });
  return before === 'paused' ? webhookResumed(logged, change) : webhookActivated(logged, change);
}

const nameOf = (input: unknown): string => {
  const name = typeof input === 'object' && input !== null ? (input as { name?: unknown }).name : undefined;
  return typeof name === 'string' ? name : '?';
};

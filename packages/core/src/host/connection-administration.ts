import type { Choice, DefinitionProblem, LocalizedText } from '@eilbote/contract';
import type { ConnectionAttention, ConnectionSave } from '../ports/index.ts';
import type { UsedCertificate } from '../certificates/index.ts';
import type { ConfiguredConnection } from '../configuration/configured-webhook.ts';
import type { Account } from '../pipeline/account/index.ts';
import type { SecretReader } from '../request/index.ts';
import { connectionDeleted, connectionSaved } from '../stages/log/index.ts';
import {
  CONNECTION_INVALID,
  readConnection,
  secretReader,
  type ConnectionDefinition,
  type ConnectionInput,
  withoutFollowing,
} from '../webhooks/index.ts';
import {
  CONNECTION_CONFLICT,
  CONNECTION_IN_USE,
  CONNECTION_NAME_AMBIGUOUS,
  CONNECTION_UNKNOWN,
} from './administration-errors.ts';
import {
  checkAccount,
  choicesOf,
  CONNECT_CONFLICT,
  heldBy,
  planConnect,
  prepareAccount,
  savedAccount,
  strayValues,
  unsavedAccount,
  type Ability,
  type CheckedConnection,
  type ConnectedWebhook,
  type ConnectOptions,
  type ConnectionToTry,
  type PreparedConnection,
  type PrepareOptions,
} from './accounts/index.ts';
import { byIdOrName } from './by-id-or-name.ts';
import { connectionAsLogged } from '../configuration/logged-as.ts';
import { contextForInput } from './check-context.ts';
import { connectionSave, type ConnectionSaveOptions } from './connection-save.ts';
import type { Engine } from './engine.ts';
import { LaneCertificates } from './lane-certificates.ts';
import { rotate, signingView } from './signing/index.ts';
import type { NewSigning, RotateOptions, SigningView } from './signing/index.ts';

export interface ConnectionView {
  readonly id: string;
  readonly version: number;
  readonly definition: ConnectionDefinition;
  readonly locked: boolean;
  /** Why its settings cannot be used by the plugin that is here; its deliveries wait. */
  readonly refusal?: { readonly code: string; readonly text: LocalizedText };
  /** Its credentials were refused, and why; `null` while it works. */
  readonly attention: ConnectionAttention | null;
  /** Those that its calls depend on: of its receiver, as shown last, and its own. */
  readonly certificates: readonly UsedCertificate[];
  /** Absent where it does not sign, or the key of the secrets is missing. */
  readonly signing?: SigningView;
  readonly createdAt: number;
  readonly savedAt: number;
}

export interface SavedConnection {
  readonly connection: ConnectionView;
  readonly warnings: readonly DefinitionProblem[];
}

/** Accounts shared by webhooks. A change is in force for the next attempt of every delivery that goes through them. */
export class ConnectionAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async list(): Promise<readonly ConnectionView[]> {
    const { connections } = await this.#engine.configuration.reload();
    const certificates = await LaneCertificates.read(this.#engine.store);
    return [...connections].map((connection) => this.#view(connection, certificates));
  }

  /** By id, or by name where only one has it. @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS */
  async get(idOrName: string): Promise<ConnectionView> {
    return this.#shown(await this.#find(idOrName));
  }

  /** @throws CONNECTION_INVALID, SECRETS_KEY_MISSING */
  async create(input: ConnectionInput): Promise<SavedConnection> {
    await this.#engine.configuration.reload();
    return this.#save(this.#engine.newId('con'), input, undefined, {});
  }

  /**
   * Saves a new version. `input` replaces the whole definition; a secret that is `true` is kept. A signing secret that
   * is replaced goes on signing for a while, see `overlapSeconds`.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_INVALID, CONNECTION_CONFLICT, SECRETS_KEY_MISSING
   */
  async update(
    idOrName: string,
    input: ConnectionInput,
    options: ConnectionSaveOptions = {},
  ): Promise<SavedConnection> {
    const previous = await this.#find(idOrName);
    return this.#save(previous.id, withoutFollowing(input, previous.definition), previous, options);
  }

  /**
   * Replaces the signing secret. The one before goes on signing beside it, see `overlapSeconds`.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_INVALID, CONNECTION_CONFLICT, SIGNING_NOT_SET_UP,
   * SIGNING_OVERLAP_INVALID, SECRETS_KEY_MISSING
   */
  async rotateSigningSecret(idOrName: string, options: RotateOptions = {}): Promise<SavedConnection & NewSigning> {
    const previous = await this.#find(idOrName);
    const { definition } = previous;
    const { secret, told } = rotate(definition, this.#secretsOf(previous), options, this.#engine.random);
    const saved = await this.#save(previous.id, { ...definition, signingSecret: secret }, previous, options);
    return { ...saved, ...told };
  }

  /**
   * Tries the connection again as it is, after something was put right on the other side: what waits for its credentials
   * is due now.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_CONFLICT
   */
  async retry(idOrName: string): Promise<ConnectionView> {
    const { id, version, definition, stored } = await this.#find(idOrName);
    const at = this.#engine.clock.now();
    const entry = connectionSaved(connectionAsLogged(id, version + 1, definition), { at });
    return this.#store({ id, previousVersion: version, definition: stored, at, entry });
  }

  /**
   * Asks the account by one call whether settings and credentials are right; of a saved connection also whether what its
   * webhooks have chosen from lists of the account is still on them. It need not be saved; the calls wait for no lane,
   * and the check changes nothing, not even the mark of a connection that needs attention.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_INVALID, ACCOUNT_CANNOT, ACCOUNT_TARGET_MISSING,
   * SECRETS_KEY_MISSING
   */
  async check(connection: ConnectionToTry): Promise<CheckedConnection> {
    const { account, saved } = await this.#account(connection, 'check');
    const checked = await checkAccount(account, this.#engine);
    if (!checked.ok || saved === undefined) return checked;
    const warnings = [...checked.warnings, ...(await strayValues(account, this.#engine))];
    return { ...checked, warnings, ...(await heldBy(saved, this.#engine)) };
  }

  /**
   * What an account offers to choose from, e.g. its services, in the order of the account. It need not be saved.
   * @param list as the target system names it
   * @throws CHOICES_UNKNOWN, ACCOUNT_CALL_FAILED, and as {@link check}
   */
  async choices(connection: ConnectionToTry, list: string): Promise<readonly Choice[]> {
    return choicesOf((await this.#account(connection, 'choices')).account, list, this.#engine);
  }

  /**
   * Creates in the account what its deliveries need and is not there yet; with `dryRun` it only looks. It may be run any
   * number of times.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, ACCOUNT_CANNOT, ACCOUNT_TARGET_MISSING
   */
  async prepare(idOrName: string, options: PrepareOptions = {}): Promise<PreparedConnection> {
    return prepareAccount((await this.#account(idOrName, 'prepare')).account, options, this.#engine);
  }

  /**
   * Sets up the webhooks of an account in one go: those that its target system recommends for the chosen events, with all
   * defaults. All are made in one commit, or none. Whoever does it again gets those that are there. Actions that close,
   * bill or undo something are made inactive.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, ACCOUNT_TARGET_MISSING, CONNECT_EVENT_UNUSED, CONNECT_INVALID,
   * CONNECT_CONFLICT, SECRETS_KEY_MISSING
   */
  async connect(idOrName: string, options: ConnectOptions = {}): Promise<readonly ConnectedWebhook[]> {
    const connection = await this.#find(idOrName);
    const { webhooks, saves } = await planConnect(connection, options, this.#engine);
    if (options.dryRun === true || saves.length === 0) return webhooks;
    const { store, configuration, dispatcher } = this.#engine;
    const saved = await store.saveConfiguration({ connections: [], webhooks: saves });
    if (saved.kind === 'conflict') throw CONNECT_CONFLICT({ connection: connection.definition.name });
    await configuration.reload();
    dispatcher.configurationChanged();
    return webhooks;
  }

  /** @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_IN_USE */
  async delete(idOrName: string): Promise<void> {
    const connection = await this.#find(idOrName);
    const logged = connectionAsLogged(connection.id, connection.version, connection.definition);
    const { usedBy } = await this.#engine.store.deleteConnection({
      id: connection.id,
      entry: connectionDeleted(logged, { at: this.#engine.clock.now() }),
    });
    const { configuration } = this.#engine;
    await configuration.reload();
    if (usedBy.length > 0) {
      const webhooks = usedBy.map((webhook) => configuration.current.webhook(webhook)?.definition.name ?? webhook);
      throw CONNECTION_IN_USE({ connection: connection.definition.name, webhooks });
    }
    this.#engine.dispatcher.configurationChanged();
  }

  /** `saved` where the account is that of a connection as it is. */
  async #account(
    connection: ConnectionToTry,
    ability: Ability,
  ): Promise<{ readonly account: Account; readonly saved?: ConfiguredConnection }> {
    if (typeof connection === 'string') {
      const saved = await this.#find(connection);
      return { account: savedAccount(saved, ability, this.#engine), saved };
    }
    const isChanged = 'definition' in connection;
    const [input, of] = isChanged ? [connection.definition, connection.connection] : [connection, undefined];
    const kept = of === undefined ? undefined : await this.#find(of);
    return { account: unsavedAccount(input, kept, ability, this.#engine) };
  }

  async #save(
    id: string,
    input: ConnectionInput,
    previous: ConfiguredConnection | undefined,
    options: ConnectionSaveOptions,
  ): Promise<SavedConnection> {
    const read = readConnection(input, contextForInput(this.#engine, previous));
    if (read.definition === undefined || read.problems.length > 0)
      throw CONNECTION_INVALID({ name: input?.name ?? '?', problems: read.problems });
    const { save, warnings } = connectionSave(this.#engine, id, read.definition, previous, options);
    const connection = await this.#store(save);
    return { connection, warnings: [...read.warnings, ...warnings] };
  }

  async #store(save: ConnectionSave): Promise<ConnectionView> {
    const { store, configuration, dispatcher } = this.#engine;
    const saved = await store.saveConnection(save);
    if (saved.kind === 'conflict') throw CONNECTION_CONFLICT({ connection: save.id, version: saved.version });
    await configuration.reload();
    dispatcher.configurationChanged();
    return this.#shown(await this.#find(save.id));
  }

  async #find(idOrName: string): Promise<ConfiguredConnection> {
    const { connections } = await this.#engine.configuration.reload();
    return byIdOrName(idOrName, connections, {
      unknown: (meant) => CONNECTION_UNKNOWN({ connection: idOrName, meant }),
      ambiguous: (ids) => CONNECTION_NAME_AMBIGUOUS({ name: idOrName, ids }),
    });
  }

  #secretsOf({ id, stored }: ConfiguredConnection): SecretReader {
    return secretReader(this.#engine.secrets, 'connection', { id, definition: stored });
  }

  async #shown(connection: ConfiguredConnection): Promise<ConnectionView> {
    return this.#view(connection, await LaneCertificates.read(this.#engine.store));
  }

  #view(connection: ConfiguredConnection, lanes: LaneCertificates): ConnectionView {
    const { id, version, definition, locked, refusal, attention, createdAt, savedAt } = connection;
    const signing = signingView(definition, this.#secretsOf(connection), this.#engine.clock.now());
    const signed = signing === undefined ? {} : { signing };
    const certificates = lanes.of(`connection:${id}`, definition);
    const refused = refusal === undefined ? {} : { refusal: { code: refusal.code, text: refusal.text } };
    return { id, version, definition, locked, ...refused, attention, ...signed, certificates, createdAt, savedAt };
  }
}

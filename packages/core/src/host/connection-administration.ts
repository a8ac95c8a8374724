import type { DefinitionProblem } from '@eilbote/contract';
import type { ConnectionAttention } from '../ports/index.ts';
import type { ConfiguredConnection } from '../configuration/configured-webhook.ts';
import { connectionDeleted, connectionSaved } from '../stages/log/index.ts';
import {
  CONNECTION_INVALID,
  readConnection,
  sealConnection,
  type ConnectionDefinition,
  type ConnectionInput,
} from '../webhooks/index.ts';
import {
  CONNECTION_CONFLICT,
  CONNECTION_IN_USE,
  CONNECTION_NAME_AMBIGUOUS,
  CONNECTION_UNKNOWN,
} from './administration-errors.ts';
import { connectionAsLogged } from '../configuration/logged-as.ts';
import { contextForInput } from './check-context.ts';
import type { Engine } from './engine.ts';

export interface ConnectionView {
  readonly id: string;
  readonly version: number;
  readonly definition: ConnectionDefinition;
  readonly locked: boolean;
  /** Its credentials were refused, and why; `null` while it works. */
  readonly attention: ConnectionAttention | null;
  readonly createdAt: number;
  readonly savedAt: number;
}

/** Accounts shared by webhooks. A change is in force for the next attempt of every delivery that goes through them. */
export class ConnectionAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async list(): Promise<readonly ConnectionView[]> {
    const { connections } = await this.#engine.configuration.reload();
    return [...connections].map(view);
  }

  /** By id, or by name where only one has it. @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS */
  async get(idOrName: string): Promise<ConnectionView> {
    return view(await this.#find(idOrName));
  }

  /** @throws CONNECTION_INVALID, SECRETS_KEY_MISSING */
  async create(
    input: ConnectionInput,
  ): Promise<{ connection: ConnectionView; warnings: readonly DefinitionProblem[] }> {
    await this.#engine.configuration.reload();
    return this.#save(this.#engine.newId('con'), input, undefined, 0);
  }

  /**
   * Saves a new version. `input` replaces the whole definition; a secret that is `true` is kept.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_INVALID, CONNECTION_CONFLICT, SECRETS_KEY_MISSING
   */
  async update(idOrName: string, input: ConnectionInput, version?: number) {
    const previous = await this.#find(idOrName);
    return this.#save(previous.id, input, previous, version ?? previous.version);
  }

  /**
   * Tries the connection again as it is, after something was put right on the other side: what waits for its credentials
   * is due now.
   * @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_CONFLICT
   */
  async retry(idOrName: string): Promise<ConnectionView> {
    const { id, version, definition, stored } = await this.#find(idOrName);
    return this.#store(id, definition, stored, version);
  }

  /** @throws CONNECTION_UNKNOWN, CONNECTION_NAME_AMBIGUOUS, CONNECTION_IN_USE */
  async delete(idOrName: string): Promise<void> {
    const connection = await this.#find(idOrName);
    const logged = connectionAsLogged(connection.id, connection.version, connection.definition);
    const { usedBy } = await this.#engine.store.deleteConnection({
      id: connection.id,
      entry: connectionDeleted(logged, { at: this.#engine.clock.now() }),
    });
    if (usedBy.length > 0) throw CONNECTION_IN_USE({ connection: connection.id, webhooks: usedBy });
    await this.#engine.configuration.reload();
    this.#engine.dispatcher.configurationChanged();
  }

  async #save(id: string, input: ConnectionInput, previous: ConfiguredConnection | undefined, previousVersion: number) {
    const { secrets } = this.#engine;
    const { definition, problems, warnings } = readConnection(input, contextForInput(this.#engine, previous));
    if (definition === undefined || problems.length > 0)
      throw CONNECTION_INVALID({ name: input?.name ?? '?', problems });
    const stored = sealConnection(definition, { id, secrets, previous: previous?.stored });
    return { connection: await this.#store(id, definition, stored, previousVersion), warnings };
  }

  async #store(
    id: string,
    definition: ConnectionDefinition,
    stored: string,
    previousVersion: number,
  ): Promise<ConnectionView> {
    const { store, clock, configuration, dispatcher } = this.#engine;
    const at = clock.now();
    const logged = connectionAsLogged(id, previousVersion + 1, definition);
    const entry = connectionSaved(logged, { at });
    const saved = await store.saveConnection({ id, previousVersion, definition: stored, at, entry });
    if (saved.kind === 'conflict') throw CONNECTION_CONFLICT({ connection: id, version: saved.version });
    await configuration.reload();
    dispatcher.configurationChanged();
    return view(await this.#find(id));
  }

  async #find(idOrName: string): Promise<ConfiguredConnection> {
    const configuration = await this.#engine.configuration.reload();
    const byId = configuration.connection(idOrName);
    if (byId !== undefined) return byId;
    const named = [...configuration.connections].filter(({ definition }) => definition.name === idOrName);
    const [only, another] = named;
    if (only === undefined) throw CONNECTION_UNKNOWN({ connection: idOrName });
    if (another !== undefined) throw CONNECTION_NAME_AMBIGUOUS({ name: idOrName, ids: named.map(({ id }) => id) });
    return only;
  }
}

const view = ({
  id,
  version,
  definition,
  locked,
  attention,
  createdAt,
  savedAt,
}: ConfiguredConnection): ConnectionView => ({
  id,
  version,
  definition,
  locked,
  attention,
  createdAt,
  savedAt,
});

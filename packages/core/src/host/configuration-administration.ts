import { IMPORT_CONFLICT } from './administration-errors.ts';
import type { Engine } from './engine.ts';
import {
  exportConfiguration,
  IMPORT_INVALID,
  planImport,
  type ConfigurationDocument,
  type ExportOptions,
  type ImportedEntry,
  type ImportOptions,
} from './transfer/index.ts';

export interface Imported {
  /** The connections first, both in the order of the document. */
  readonly entries: readonly ImportedEntry[];
  /** Deliveries that were cancelled by it. */
  readonly cancelled: number;
}

/** Webhooks and connections as a whole: to keep them as a file, to compare them, to take them to another installation. */
export class ConfigurationAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * Webhooks and connections as a JSON document. URLs stand there in clear; secrets only where a passphrase is given, and
   * sealed with it.
   * @throws PASSPHRASE_TOO_SHORT; SECRETS_KEY_MISSING, SECRETS_KEY_WRONG where what is stored cannot be read
   */
  export(options: ExportOptions = {}): Promise<ConfigurationDocument> {
    return exportConfiguration(this.#engine, options);
  }

  /**
   * What {@link import} would do, and everything that is in its way. Saves nothing.
   * @throws EXPORT_UNREADABLE, EXPORT_NEWER, EXPORT_PASSPHRASE_NEEDED, PASSPHRASE_WRONG
   */
  async compare(document: unknown, options: ImportOptions = {}): Promise<readonly ImportedEntry[]> {
    return (await planImport(this.#engine, document, options)).entries;
  }

  /**
   * Saves what of a document is new or other than here, all of it in one commit, or nothing. An entry means the webhook
   * or connection of its id, else the one of its name; what the document does not name stays as it is. A secret that is
   * `true` is kept.
   * @throws IMPORT_INVALID with the problems of all entries, IMPORT_CONFLICT where somebody saved meanwhile, the errors
   * of {@link compare}, SECRETS_KEY_MISSING
   */
  async import(document: unknown, options: ImportOptions = {}): Promise<Imported> {
    const { entries, connections, webhooks } = await planImport(this.#engine, document, options);
    const refused = entries.filter(({ problems }) => problems.length > 0);
    if (refused.length > 0) throw IMPORT_INVALID({ entries: refused });
    const { store, configuration, dispatcher } = this.#engine;
    const saved = await store.saveConfiguration({ connections, webhooks });
    if (saved.kind === 'conflict') throw IMPORT_CONFLICT({ id: saved.id });
    await configuration.reload();
    dispatcher.configurationChanged();
    return { entries, cancelled: saved.cancelled };
  }
}

import type { EventType, Table } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';
import { revisionOf } from './revision.ts';

export interface Owned<T> {
  readonly owner: string;
  readonly definition: T;
}

/** All tables and event types of an installation. Made by `buildCatalogue`; does not change afterwards. */
export class Catalogue {
  /**
   * Stands for the content of all definitions. Where it differs from the one that was in force at the last check of
   * the saved webhooks, they are checked again.
   */
  readonly revision: string;
  readonly tables: readonly Table[];
  readonly eventTypes: readonly EventType[];
  readonly #tables: ReadonlyMap<string, Owned<Table>>;
  readonly #eventTypes: ReadonlyMap<string, Owned<EventType>>;

  constructor(tables: ReadonlyMap<string, Owned<Table>>, eventTypes: ReadonlyMap<string, Owned<EventType>>) {
    this.#tables = tables;
    this.#eventTypes = eventTypes;
    this.tables = [...tables.values()].map((owned) => owned.definition);
    this.eventTypes = [...eventTypes.values()].map((owned) => owned.definition);
    this.revision = revisionOf(this.tables, this.eventTypes);
  }

  table(name: string): Table | undefined {
    return this.#tables.get(name)?.definition;
  }

  eventType(id: string): EventType | undefined {
    return this.#eventTypes.get(id)?.definition;
  }

  ownerOfTable(name: string): string | undefined {
    return this.#tables.get(name)?.owner;
  }

  ownerOfEventType(id: string): string | undefined {
    return this.#eventTypes.get(id)?.owner;
  }

  /** Event types whose own record is of this table. */
  eventTypesOf(table: string): readonly EventType[] {
    return this.eventTypes.filter((eventType) => eventType.table === table);
  }

  /** The table that was meant by a name which does not exist. */
  suggestTable(name: string): string | undefined {
    return nearest(name, this.#tables.keys());
  }

  /** The id that was meant: by a mistyped id, or by the title of an event type (`Neues Projekt`). */
  suggestEventType(text: string): string | undefined {
    const id = nearest(text, this.#eventTypes.keys());
    if (id !== undefined) return id;
    const titles = new Map(
      this.eventTypes.flatMap(({ id, title }) => [[title.de, id] as const, [title.en, id] as const]),
    );
    const title = nearest(text, titles.keys());
    return title === undefined ? undefined : titles.get(title);
  }
}

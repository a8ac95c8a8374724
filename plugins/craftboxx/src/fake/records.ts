import type { JsonObject, JsonValue } from '@eilbote/contract';
import { textOf } from '../answer.ts';

/** A record as the fake keeps it. */
export interface FakeRecord extends JsonObject {
  readonly id: number;
}

/** Records of one kind. Whoever adds the same twice has it twice: no uniqueness is documented. */
export class Records {
  readonly all: FakeRecord[] = [];
  readonly #defaults: JsonObject;
  #lastId: number;

  /** @param firstId kinds count from different numbers, so that a mixed-up id is not right by chance */
  constructor(firstId: number, defaults: JsonObject = {}) {
    this.#lastId = firstId - 1;
    this.#defaults = { ...defaults, source: null, source_external_id: null };
  }

  add(given: JsonObject): FakeRecord {
    this.#lastId += 1;
    const record = { ...this.#defaults, ...given, id: this.#lastId };
    this.all.push(record);
    return record;
  }

  get(id: JsonValue | undefined): FakeRecord | undefined {
    return this.all.find((record) => record.id === Number(id));
  }

  change(id: JsonValue | undefined, changes: JsonObject): FakeRecord | undefined {
    const at = this.all.findIndex((record) => record.id === Number(id));
    const record = this.all[at];
    if (record === undefined) return undefined;
    const changed = { ...record, ...changes, id: record.id };
    this.all[at] = changed;
    return changed;
  }

  /** Takes one away, as a person does in Craftboxx. */
  remove(id: number): void {
    const at = this.all.findIndex((record) => record.id === id);
    if (at >= 0) this.all.splice(at, 1);
  }

  /**
   * Those that the query asks for: a single value may hold the placeholders of SQL, values of a list are exact.
   * Source: "Get / Index Requests" of the published description.
   */
  like(query: URLSearchParams): readonly FakeRecord[] {
    const filters = [...new Set(query.keys())].filter((name) => !notAttributes.has(name));
    return this.all.filter((record) =>
      filters.every((name) => {
        const values = query.getAll(name);
        if (name.endsWith('[]')) return values.includes(textOf(record[name.slice(0, -2)]));
        return placeholders(values[0] ?? '').test(textOf(record[name]));
      }),
    );
  }
}

const notAttributes: ReadonlySet<string> = new Set(['q', 'page', 'per_page', 'order_by', 'order_direction']);

const placeholders = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.')}$`,
    'i',
  );

import type { JsonObject, JsonValue } from '@eilbote/contract';

/** A record as the fake keeps it. */
export interface FakeRecord extends JsonObject {
  readonly id: number;
}

/** Records of one kind. Whoever adds the same twice has it twice, as in Clockodo. */
export class Records {
  readonly all: FakeRecord[] = [];
  readonly #defaults: JsonObject;
  #lastId: number;

  /** @param firstId kinds count from different numbers, so that a mixed-up id is not right by chance */
  constructor(firstId: number, defaults: JsonObject = {}) {
    this.#lastId = firstId - 1;
    this.#defaults = defaults;
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

  /** Takes one away, as a person does in Clockodo. */
  remove(id: number): void {
    const at = this.all.findIndex((record) => record.id === id);
    if (at >= 0) this.all.splice(at, 1);
  }
}

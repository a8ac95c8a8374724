import type { AccountInput, JsonObject, JsonValue, StepAnswer, Steps } from '@eilbote/contract';
import { call, type Query } from './call.ts';
import { CLOCKODO_ANSWER_UNREADABLE } from './errors.ts';
import { member } from './member.ts';

/** An answer holds 64 KiB at most, and a record with a long note takes two or three. */
const itemsPerPage = 20;

/** The calls of one attempt to the account of a connection. */
export class AccountCalls {
  readonly steps: Steps;
  readonly #input: AccountInput;

  constructor(steps: Steps, input: AccountInput) {
    this.steps = steps;
    this.#input = input;
  }

  /** The first record of a list that is like this; page by page, as Clockodo gives them. @throws CLOCKODO_ANSWER_UNREADABLE */
  async search(
    step: string,
    path: readonly string[],
    { query, list = 'data', isWanted, sample = [] }: Search,
  ): Promise<JsonObject | undefined> {
    for (let page = 1; ; page += 1) {
      const paged: Query = [...query, ['items_per_page', itemsPerPage], ['page', page]];
      const paging = { items_per_page: itemsPerPage, current_page: 1, count_pages: 1, count_items: sample.length };
      const answer = await this.steps.read(step, call(this.#input, 'GET', path, { query: paged }), {
        sample: { paging, [list]: sample },
      });
      const records = member(answer.json, list);
      // What cannot be read is not the same as nothing: it would be created a second time.
      if (!Array.isArray(records)) throw CLOCKODO_ANSWER_UNREADABLE({ step });
      const found = (records as readonly JsonObject[]).find((one) => isWanted(one));
      if (found !== undefined) return found;
      if (page >= Number(member(member(answer.json, 'paging'), 'count_pages') ?? 0)) return undefined;
    }
  }

  /** Creates a record, after a search has not found it, and tells its id. */
  async create(
    step: string,
    path: readonly string[],
    body: JsonObject,
    within: 'data' | 'entry' = 'data',
  ): Promise<string> {
    const answer = await this.steps.write(step, call(this.#input, 'POST', path, { body }), {
      repeat: 'lookup',
      keep: (made) => ({ id: idIn(made, within) }),
      sample: { [within]: { id: 1 } },
    });
    return (answer.json as { readonly id: string }).id;
  }

  /**
   * Changes a record; twice comes to the same as once.
   * @returns false where there is none under this id any more
   */
  async change(step: string, path: readonly string[], body: JsonObject): Promise<boolean> {
    const answer = await this.steps.write(step, call(this.#input, 'PUT', path, { body }), {
      repeat: 'key',
      accept: [404],
      keep: ({ status }) => ({ isThere: status !== 404 }),
      sample: { data: { id: 1 } },
    });
    return (answer.json as { readonly isThere: boolean }).isThere;
  }
}

/** What is looked for in a list. */
export interface Search {
  readonly query: Query;
  /** Name of the list in the answer; `data` when left out. */
  readonly list?: string;
  isWanted(record: JsonObject): boolean;
  /** What is found in a preview; nothing when left out. */
  readonly sample?: readonly JsonObject[];
}

/** The id of a record, as the text that the id map keeps; empty where the answer has none. */
const idIn = ({ json }: StepAnswer, name: string): string => textOf(member(member(json, name), 'id'));

/** Ids of Clockodo are whole numbers. */
export const textOf = (id: JsonValue | undefined): string =>
  typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : '';

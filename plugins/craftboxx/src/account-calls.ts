import type { HttpMethod, JsonObject, RequestDraft, RequestInput, Steps } from '@eilbote/contract';
import { idOf, recordIn, recordsIn, textOf } from './answer.ts';
import { CRAFTBOXX_FILTER_IGNORED } from './errors.ts';

/** What Craftboxx keeps, and where; below the base URL. */
const paths = {
  customer: ['customers'],
  address: ['customers', 'addresses'],
  project: ['projects'],
  assignment: ['assignments'],
  employee: ['employees'],
  timesheet: ['timesheets'],
} as const;

/** A kind of thing in Craftboxx. */
export type Kind = keyof typeof paths;

/** Attributes that a record must have, exactly. */
export interface Wanted {
  readonly [attribute: string]: string;
}

/** Enough to see that there is more than one. */
const recordsPerPage = 20;

/** The calls to the account of a connection. Every request to Craftboxx is made here. */
export class AccountCalls {
  readonly steps: Steps;
  /** What stands as `source` with everything that comes from here. */
  readonly source: string;
  readonly #base: string;

  constructor(steps: Steps, { url, settings }: Pick<RequestInput, 'url' | 'settings'>) {
    this.steps = steps;
    this.source = textOf(settings['source']);
    this.#base = url;
  }

  /**
   * Looks for a record. Attributes are filtered as lists, because Craftboxx takes `_` and `%` in a single value for
   * placeholders, and numbers like `_0573` are common.
   * @param sample what a preview finds
   * @throws CRAFTBOXX_FILTER_IGNORED
   */
  async find(kind: Kind, wanted: Wanted, sample: readonly JsonObject[] = []): Promise<JsonObject | undefined> {
    const attributes = Object.entries(wanted);
    const query = [
      ...attributes.map(([name, value]) => [`${name}[]`, value] as const),
      ['per_page', String(recordsPerPage)] as const,
    ];
    const step = `find ${kind} by ${attributes.map(([name]) => name).join(' and ')}`;
    const { json } = await this.steps.read(step, this.#request('GET', paths[kind], { query }), {
      sample: { data: sample },
    });
    const like = recordsIn(json).filter((record) =>
      attributes.every(([name, value]) => !Object.hasOwn(record, name) || textOf(record[name]) === value),
    );
    const [first] = like;
    // Where records do not show what they were filtered by, only a single one can be trusted to be the right one.
    const isShown = first !== undefined && attributes.every(([name]) => Object.hasOwn(first, name));
    if (like.length > 1 && !isShown) throw CRAFTBOXX_FILTER_IGNORED({ kind, attribute: attributes[0]?.[0] ?? '' });
    return first;
  }

  /** Creates a record, after a search has not found it, and tells its id. */
  async create(kind: Kind, body: JsonObject): Promise<string> {
    const answer = await this.steps.write(`create ${kind}`, this.#request('POST', paths[kind], { body }), {
      repeat: 'lookup',
      keep: ({ json }) => ({ id: idOf(recordIn(json)) }),
      sample: { id: 1 },
    });
    return (answer.json as { readonly id: string }).id;
  }

  /** Changes a record; twice comes to the same as once. Tells whether there is one. */
  change(kind: Kind, id: string, body: JsonObject): Promise<boolean> {
    return this.#change(`change ${kind}`, kind, id, body, [404]);
  }

  /** Changes the record that has taken the place of another one. */
  async changeOther(kind: Kind, id: string, body: JsonObject): Promise<void> {
    await this.#change(`change other ${kind}`, kind, id, body, []);
  }

  async #change(step: string, kind: Kind, id: string, body: JsonObject, accept: readonly number[]): Promise<boolean> {
    const answer = await this.steps.write(step, this.#request('PUT', [...paths[kind], id], { body }), {
      repeat: 'key',
      accept,
      keep: ({ status }) => ({ isThere: status !== 404 }),
      sample: { id: 1 },
    });
    return (answer.json as { readonly isThere: boolean }).isThere;
  }

  #request(
    method: HttpMethod,
    path: readonly string[],
    { query = [], body }: { readonly query?: readonly (readonly [string, string])[]; readonly body?: JsonObject },
  ): RequestDraft {
    return {
      method,
      url: { base: this.#base, path, query },
      headers: { Accept: 'application/json' },
      ...(body === undefined ? {} : { body: { kind: 'json', value: body } }),
    };
  }
}

import type { JsonObject } from '@eilbote/contract';

/** What a request may consist of, as closed JSON Schemas: a property that is not named is not sent. */
export interface RequestSchema {
  readonly body?: JsonObject;
  readonly query?: JsonObject;
}

/** Requests by method and path, `:name` standing for one segment. */
export interface RequestSchemas {
  readonly [operation: string]: RequestSchema;
}

/** A closed object: of its properties these are required, and no others are allowed. */
export const closed = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

/** The query of a search in a list. Values stand as text in a URL. */
export const listQuery = (filters: readonly string[], more: JsonObject = {}): JsonObject => ({
  ...closed(
    {
      ...Object.fromEntries(filters.map((name) => [`filter[${name}]`, { type: 'string', minLength: 1 }])),
      ...more,
      items_per_page: { type: 'string', pattern: '^[1-9]\\d{0,2}$' },
      page: { type: 'string', pattern: '^[1-9]\\d*$' },
    },
    ['items_per_page', 'page', ...filters.map((name) => `filter[${name}]`), ...Object.keys(more)],
  ),
});

export const id: JsonObject = { type: 'integer', minimum: 1 };
export const name: JsonObject = { type: 'string', minLength: 1, maxLength: 100 };
export const number: JsonObject = { type: 'string', minLength: 1, maxLength: 50 };
export const note: JsonObject = { type: 'string', minLength: 1, maxLength: 1000 };
export const yesOrNo: JsonObject = { type: 'boolean' };
export const day: JsonObject = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };

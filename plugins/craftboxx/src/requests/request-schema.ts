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

/** The query of a search by one of these sets of attributes, each as a list of one. */
export const searchBy = (...sets: readonly (readonly string[])[]): JsonObject => ({
  oneOf: sets.map((attributes) => {
    const names = [...attributes.map((name) => `${name}[]`), 'per_page'];
    return closed(Object.fromEntries(names.map((name) => [name, { type: 'string', minLength: 1 }])), names);
  }),
});

/** How a record is recognised that came from here. */
export const sourceNames = ['source', 'source_external_id'];

export const text: JsonObject = { type: 'string', minLength: 1 };
export const shortText: JsonObject = { type: 'string', minLength: 1, maxLength: 255 };
export const id: JsonObject = { type: 'integer', minimum: 1 };
export const minutes: JsonObject = { type: 'integer', minimum: 0 };
export const moment: JsonObject = { type: 'string', format: 'date-time' };
export const state: JsonObject = { enum: ['UNPLANNED', 'SCHEDULED', 'IN_PROGRESS', 'DELAYED', 'DONE'] };
export const source: JsonObject = { source: text, source_external_id: text };

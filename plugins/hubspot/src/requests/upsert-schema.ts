import type { JsonObject } from '@eilbote/contract';

/** HubSpot takes so many objects at once. */
export const mostInputs = 100;

/** The body of an upsert of many: texts under the names of our own list, found by one of these properties. */
export const upsertSchema = (idProperties: readonly string[], properties: readonly string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: ['inputs'],
  properties: {
    inputs: {
      type: 'array',
      minItems: 1,
      maxItems: mostInputs,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['idProperty', 'id', 'properties'],
        properties: {
          idProperty: { enum: idProperties },
          id: { type: 'string', minLength: 1 },
          properties: {
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(properties.map((name) => [name, { type: 'string' }])),
          },
        },
      },
    },
  },
});

import type { JsonObject } from '@eilbote/contract';

/** The query of a search by a unique property. */
export const findSchema = (idProperties: readonly string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: ['idProperty'],
  properties: { idProperty: { enum: idProperties } },
});

import type { JsonObject } from '@eilbote/contract';
import { mostInputs } from './upsert-schema.ts';

const end: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  properties: { id: { type: 'string', minLength: 1 } },
};

/** The body that lets objects belong together. */
export const associateSchema: JsonObject = {
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
        required: ['from', 'to'],
        properties: { from: end, to: end },
      },
    },
  },
};

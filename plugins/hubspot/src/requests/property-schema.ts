import type { JsonObject } from '@eilbote/contract';
import { ownProperties } from '../account/own-properties.ts';

/** The body that creates a property: one of our own. */
export const propertySchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'label', 'groupName', 'type', 'fieldType', 'hasUniqueValue'],
  properties: {
    name: { enum: ownProperties.map(({ definition }) => definition.name) },
    label: { type: 'string', minLength: 1 },
    groupName: { enum: ['companyinformation', 'dealinformation'] },
    type: { enum: ['string', 'date', 'number'] },
    fieldType: { enum: ['text', 'date', 'number'] },
    hasUniqueValue: { type: 'boolean' },
  },
};

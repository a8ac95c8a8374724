import { contentTypes } from '@eilbote/contract';
import type { JsonSchema } from '../../catalogue/index.ts';
import { expected } from './expected.ts';
import { proxySchema, tlsSchema } from './route-schemas.ts';
import {
  headersSchema,
  limitsSchema,
  nameSchema,
  secretSchema,
  signingSchemas,
  valueLookupSchema,
} from './shared-schemas.ts';

const day = 86_400;

/** JSON Schema (2020-12) of a webhook as it is written. Closed: a misspelt name is an error, not silently ignored. */
export const webhookSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Webhook',
  type: 'object',
  additionalProperties: false,
  required: ['name', 'event'],
  properties: {
    name: nameSchema,
    event: nameSchema,
    target: nameSchema,
    action: nameSchema,
    url: { type: 'string', minLength: 1, maxLength: 4096 },
    connection: nameSchema,
    path: { type: 'string', maxLength: 4096 },
    limits: limitsSchema,
    tls: tlsSchema,
    proxy: proxySchema,
    table: nameSchema,
    fields: {
      anyOf: [
        { enum: ['standard', 'none'] },
        { type: 'array', minItems: 1, maxItems: 1000, uniqueItems: true, items: nameSchema },
      ],
      ...expected(
        '„standard“, „none“ (keine Felder) oder eine Liste mit mindestens einem Feldnamen, jeder nur einmal',
        '"standard", "none" (no fields), or a list of at least one field name, each only once',
      ),
    },
    conditions: {
      type: 'object',
      additionalProperties: false,
      required: ['text'],
      properties: {
        text: { type: 'string', maxLength: 16_384 },
        mode: { enum: ['pass', 'evaluate', 'both'] },
      },
    },
    attributes: {
      type: 'array',
      maxItems: 10_000,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: nameSchema,
          part: { enum: ['json', 'url', 'both'] },
          text: { type: 'string', maxLength: 32_768 },
          field: nameSchema,
          template: { type: 'string', maxLength: 32_768 },
          secret: secretSchema,
        },
        oneOf: [{ required: ['text'] }, { required: ['field'] }, { required: ['template'] }, { required: ['secret'] }],
        ...expected(
          'genau eines von „text“, „field“, „template“ und „secret“',
          'exactly one of "text", "field", "template" and "secret"',
        ),
      },
    },
    mapping: {
      type: 'object',
      maxProperties: 1000,
      additionalProperties: {
        anyOf: [
          { const: 'none' },
          ...(['field', 'template', 'text'] as const).map((kind) => ({
            type: 'object',
            additionalProperties: false,
            required: [kind],
            properties: { [kind]: { type: 'string', maxLength: 32_768 } },
          })),
          valueLookupSchema,
        ],
        ...expected(
          '{"field": …}, {"field": …, "lookup": {"Wert": "Eintrag"}, "otherwise": …}, {"template": …}, {"text": …} oder „none“ (nicht senden)',
          '{"field": …}, {"field": …, "lookup": {"value": "entry"}, "otherwise": …}, {"template": …}, {"text": …} or "none" (do not send)',
        ),
      },
    },
    confirmed: { type: 'boolean' },
    format: nameSchema,
    template: { type: 'string', maxLength: 65_536 },
    method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
    contentType: { enum: Object.keys(contentTypes) },
    headers: headersSchema,
    ...signingSchemas,
    handshake: {
      type: 'object',
      additionalProperties: false,
      required: ['origin'],
      properties: {
        origin: { type: 'string', minLength: 1, maxLength: 253 },
        callsPerMinute: { type: 'integer', minimum: 1, maximum: 1_000_000 },
      },
    },
    retryAfterSeconds: {
      type: 'array',
      maxItems: 30,
      items: { type: 'number', minimum: 1, maximum: 7 * day },
    },
    order: { enum: ['none', 'record', 'recordHold'] },
    coalesce: {
      type: 'object',
      additionalProperties: false,
      required: ['windowSeconds'],
      properties: {
        windowSeconds: { type: 'number', minimum: 1, maximum: day },
        longestSeconds: { type: 'number', minimum: 1, maximum: 7 * day },
      },
    },
    onlyWhenChanged: { type: 'boolean' },
    timeLimitSeconds: { type: 'number', minimum: 1, maximum: 120 },
    deliverWithinSeconds: { type: 'number', minimum: 1, maximum: 90 * day },
    active: { type: 'boolean' },
  },
};

import { signatureEncodings, signatureHashes } from '../../signatures/index.ts';
import { expected } from './expected.ts';

/** Parts of the schemas that webhooks and connections have in common. */
export const nameSchema = { type: 'string', minLength: 1, maxLength: 200 } as const;

/** A secret: its text, or `true` to keep the stored one. */
export const secretSchema = {
  anyOf: [{ type: 'string', minLength: 1, maxLength: 4096 }, { const: true }],
  ...expected(
    'ein Text oder true (das gespeicherte Geheimnis behalten)',
    'a text, or true (keep the secret that is stored)',
  ),
} as const;

/** How calls are signed. */
export const signingSchemas = {
  signingSecret: secretSchema,
  previousSigningSecret: {
    type: 'object',
    additionalProperties: false,
    required: ['secret', 'until'],
    properties: { secret: secretSchema, until: { type: 'string', maxLength: 40 } },
  },
  signatureHeader: {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: {
      name: nameSchema,
      prefix: { type: 'string', maxLength: 100 },
      encoding: { enum: signatureEncodings },
      hash: { enum: signatureHashes },
    },
  },
} as const;

const headerValue = expected(
  'genau eines von „text“, „template“ und „secret“',
  'exactly one of "text", "template" and "secret"',
);

/** Headers, each with exactly one kind of value. */
export const headersSchema = {
  type: 'array',
  maxItems: 50,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: {
      name: nameSchema,
      text: { type: 'string', maxLength: 8192 },
      template: { type: 'string', maxLength: 8192 },
      secret: secretSchema,
    },
    oneOf: [{ required: ['text'] }, { required: ['template'] }, { required: ['secret'] }],
    ...headerValue,
  },
} as const;

/** A field, and what stands for its values. */
export const valueLookupSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'lookup'],
  properties: {
    field: nameSchema,
    lookup: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1000,
      additionalProperties: { type: 'string', maxLength: 1000 },
    },
    otherwise: { type: 'string', maxLength: 1000 },
  },
} as const;

const day = 86_400;

/** Limits of a lane. */
export const limitsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    concurrency: { type: 'integer', minimum: 1, maximum: 256 },
    rates: {
      type: 'array',
      maxItems: 5,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['calls', 'seconds'],
        properties: {
          calls: { type: 'integer', minimum: 1, maximum: 10_000_000 },
          seconds: { type: 'integer', minimum: 1, maximum: 31 * day },
        },
      },
    },
    maximumAgeSeconds: { type: 'integer', minimum: 60, maximum: 90 * day },
  },
} as const;

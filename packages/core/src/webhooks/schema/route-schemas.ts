import type { JsonSchema } from '../../catalogue/index.ts';
import { expected } from './expected.ts';
import { nameSchema, secretSchema } from './shared-schemas.ts';

const pemSchema = { type: 'string', minLength: 1, maxLength: 131_072 } as const;

/** TLS beyond what holds for all calls. */
export const tlsSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    certificateAuthorities: pemSchema,
    certificate: pemSchema,
    privateKey: {
      anyOf: [{ type: 'string', minLength: 1, maxLength: 32_768 }, { const: true }],
      ...expected(
        'ein Schlüssel in PEM oder true (den gespeicherten behalten)',
        'a key in PEM, or true (keep the one that is stored)',
      ),
    },
    passphrase: secretSchema,
  },
};

/** A forward proxy, or none. */
export const proxySchema: JsonSchema = {
  anyOf: [
    { const: 'none' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['url'],
      properties: {
        url: { type: 'string', minLength: 1, maxLength: 4096 },
        user: nameSchema,
        password: secretSchema,
      },
    },
  ],
  ...expected(
    '„none“ oder ein Objekt mit url und bei Bedarf user und password',
    '"none", or an object with url and, if need be, user and password',
  ),
};

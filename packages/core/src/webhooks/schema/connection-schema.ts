import type { JsonSchema } from '../../catalogue/index.ts';
import { authSchema } from './auth-schema.ts';
import { proxySchema, tlsSchema } from './route-schemas.ts';
import { headersSchema, limitsSchema, nameSchema, signingSchemas } from './shared-schemas.ts';

/** JSON Schema (2020-12) of a connection as it is written. */
export const connectionSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Connection',
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: nameSchema,
    target: nameSchema,
    settings: { type: 'object', maxProperties: 100 },
    settingsVersion: { type: 'integer', minimum: 0 },
    baseUrl: { type: 'string', minLength: 1, maxLength: 4096 },
    auth: authSchema,
    headers: headersSchema,
    ...signingSchemas,
    limits: limitsSchema,
    tls: tlsSchema,
    proxy: proxySchema,
  },
};

import type { JsonSchema } from '../../catalogue/index.ts';
import { nameSchema, secretSchema } from './shared-schemas.ts';

/**
 * How a connection authorises its calls. One closed object for all schemes: which properties a scheme has is a rule of
 * the check, whose sentences help more than those of an alternative.
 */
export const authSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['scheme'],
  properties: {
    scheme: { enum: ['basic', 'bearer', 'apiKey', 'oauth2'] },
    user: nameSchema,
    password: secretSchema,
    token: secretSchema,
    in: { enum: ['header', 'query'] },
    name: nameSchema,
    key: secretSchema,
    tokenUrl: { type: 'string', minLength: 1, maxLength: 4096 },
    clientId: nameSchema,
    clientSecret: secretSchema,
    scope: { type: 'string', minLength: 1, maxLength: 1000 },
    audience: { type: 'string', minLength: 1, maxLength: 1000 },
    sendSecretIn: { enum: ['header', 'body'] },
  },
};

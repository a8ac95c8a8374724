import { nameSchema, secretSchema } from './shared-schemas.ts';

/**
 * How a connection authorises its calls. One closed object for all schemes: which properties a scheme has is a rule of
 * the check, whose sentences help more than those of an alternative.
 */
export const authSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['scheme'],
  properties: {
    scheme: { enum: ['basic', 'bearer', 'apiKey'] },
    user: nameSchema,
    password: secretSchema,
    token: secretSchema,
    in: { enum: ['header', 'query'] },
    name: nameSchema,
    key: secretSchema,
  },
} as const;

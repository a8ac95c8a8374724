import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { connectionSchema } from './connection-schema.ts';
import { webhookSchema } from './webhook-schema.ts';

describe('the schemas of webhooks and connections', () => {
  it.each([
    ['webhook', webhookSchema],
    ['connection', connectionSchema],
  ])('of a %s is JSON Schema 2020-12, which no start checks any more', (_name, schema) => {
    const ajv = new Ajv2020({ strict: false });
    expect(ajv.validateSchema(schema) ? [] : ajv.errors).toEqual([]);
  });
});

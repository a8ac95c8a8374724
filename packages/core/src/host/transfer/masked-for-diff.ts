import type { JsonObject, JsonValue } from '@eilbote/contract';
import { sentinel } from '../../redaction/index.ts';
import type { ConnectionDefinition, WebhookDefinition } from '../../webhooks/index.ts';
import { replaceSecrets } from './definition-secrets.ts';

/** How a secret is shown that an import writes. Different from the one that is kept, so that it is seen to change. */
export const newSecret = `${sentinel} (new)`;

/** A definition as people compare it: secrets masked, the connection by its name. */
export function maskedForDiff(
  definition: Partial<WebhookDefinition | ConnectionDefinition>,
  nameOf: (connection: string) => string,
): JsonValue {
  const masked = replaceSecrets(plain(definition), (_slot, value) => (value === true ? sentinel : newSecret));
  const { connection } = masked;
  return typeof connection === 'string' ? { ...masked, connection: nameOf(connection) } : masked;
}

/** As JSON would carry it: `undefined` is absent. */
const plain = (definition: object): JsonObject => JSON.parse(JSON.stringify(definition)) as JsonObject;

import type { JsonObject, JsonValue } from '@eilbote/contract';
import type { ConfiguredConnection, ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { sealWithPassphrase } from '../../secrets/index.ts';
import { followingProperties } from '../../webhooks/account/index.ts';
import {
  previousSigningSlot,
  secretReader,
  type ConnectionDefinition,
  type WebhookDefinition,
} from '../../webhooks/index.ts';
import type { Engine } from '../engine.ts';
import { replaceSecrets } from './definition-secrets.ts';
import { exportVersion, secretsContext, type ConfigurationDocument, type ExportedEntry } from './document.ts';

export interface ExportOptions {
  /** Exports the secrets too, sealed with this passphrase (12 characters at least). */
  readonly passphrase?: string;
  /** These only, by id. All when left out. Connections come along with the webhooks that use them. */
  readonly webhooks?: readonly string[];
}

/** @throws PASSPHRASE_TOO_SHORT; SECRETS_KEY_MISSING, SECRETS_KEY_WRONG where what is stored cannot be read */
export async function exportConfiguration(
  engine: Engine,
  { passphrase, webhooks: wanted }: ExportOptions,
): Promise<ConfigurationDocument> {
  const configuration = await engine.configuration.reload();
  const webhooks = [...configuration.webhooks].filter(({ id }) => wanted === undefined || wanted.includes(id));
  const used = new Set(webhooks.map(({ definition }) => definition.connection));
  const connections = [...configuration.connections].filter(({ id }) => wanted === undefined || used.has(id));
  const secrets: { [id: string]: { [slot: string]: string } } = {};
  const entry =
    (kind: 'webhook' | 'connection') =>
    (one: ConfiguredWebhook | ConfiguredConnection): ExportedEntry => {
      const read = secretReader(engine.secrets, kind, { id: one.id, definition: one.stored });
      // Its address is masked then, and would be taken for the real one where it is imported.
      if (one.locked) read(kind === 'webhook' ? 'url' : 'baseUrl');
      const definition = replaceSecrets(ownOf(one.definition), (slot) => {
        // A secret on its way out belongs to this installation, unless secrets are asked for.
        if (passphrase === undefined) return slot === previousSigningSlot ? undefined : true;
        (secrets[one.id] ??= {})[slot] = read(slot);
        return true;
      });
      return { id: one.id, definition };
    };
  const exported: ConfigurationDocument = {
    eilbote: 'configuration',
    v: exportVersion,
    exportedAt: new Date(engine.clock.now()).toISOString(),
    installation: engine.installation,
    connections: connections.map(entry('connection')),
    webhooks: webhooks.map(entry('webhook')),
  };
  if (passphrase === undefined) return exported;
  return { ...exported, secrets: await sealWithPassphrase(JSON.stringify(secrets), passphrase, secretsContext) };
}

/** What follows from the settings of a connection is worked out where it is imported. */
function ownOf(definition: WebhookDefinition | ConnectionDefinition): JsonObject {
  const own = { ...definition } as unknown as { [name: string]: JsonValue };
  if ('settings' in definition && definition.settings !== undefined)
    for (const name of followingProperties) delete own[name];
  return own;
}

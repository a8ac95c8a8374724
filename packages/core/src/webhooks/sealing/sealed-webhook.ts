import { isEilboteError } from '@eilbote/contract';
import type { Secrets } from '../../ports/secrets.ts';
import { sentinel } from '../../redaction/sentinel.ts';
import type { WebhookDefinition } from '../definition.ts';
import { attributeSlot } from '../secret-slots.ts';
import { keptSecrets, type Sealing } from './sealing.ts';
import { Sealer } from './sealer.ts';
import { readStored, writeStored } from './stored-definition.ts';

/** Slots of the addresses: sealed like secrets, because a URL often is one, but readable for whoever may edit. */
const urlSlot = 'url';
const pathSlot = 'path';

/** What the ciphertexts of a webhook are bound to. */
export const webhookContext = (id: string): string => `webhook:${id}`;

/**
 * The text that is stored: URL, path and every secret sealed and bound to this webhook.
 * @throws SECRET_NOT_STORED when there is nothing to keep, SECRETS_KEY_MISSING, DEFINITION_DAMAGED
 */
export function sealWebhook(
  definition: WebhookDefinition,
  { id, secrets, previous, retires = false }: Sealing,
): string {
  const kept = keptSecrets(previous, id, retires);
  const sealer = new Sealer(secrets, webhookContext(id), kept);
  const { url, path, tls, proxy, signingSecret, previousSigningSecret, attributes, headers, ...rest } = definition;
  if (url !== undefined) sealer.seal(urlSlot, url);
  if (path !== undefined) sealer.seal(pathSlot, path);
  const open = {
    ...rest,
    attributes: attributes.map((attribute) =>
      'secret' in attribute
        ? { ...attribute, secret: sealer.secret(attributeSlot(attribute.name), attribute.secret) }
        : attribute,
    ),
    headers: sealer.headers(headers),
    ...sealer.route({ tls, proxy }),
    ...sealer.signing({ signingSecret, previousSigningSecret }),
  };
  return writeStored(open, sealer.sealed);
}

/** A stored webhook as it is read: every secret `true`. */
export interface OpenedWebhook {
  /** While the key is missing or wrong, URL and path are `•••` and the rest can be read. */
  readonly definition: WebhookDefinition;
  readonly locked: boolean;
}

/** @throws DEFINITION_DAMAGED */
export function openWebhook(
  stored: string,
  { id, secrets }: { readonly id: string; readonly secrets: Secrets },
): OpenedWebhook {
  const { definition, sealed } = readStored<WebhookDefinition>(stored, id);
  try {
    const open = (slot: string) => {
      const ciphertext = Object.hasOwn(sealed, slot) ? sealed[slot] : undefined;
      return ciphertext === undefined ? undefined : secrets.open(ciphertext, webhookContext(id));
    };
    return { definition: withAddress(definition, open(urlSlot), open(pathSlot)), locked: false };
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    const masked = (slot: string) => (Object.hasOwn(sealed, slot) ? sentinel : undefined);
    return { definition: withAddress(definition, masked(urlSlot), masked(pathSlot)), locked: true };
  }
}

const withAddress = (
  definition: WebhookDefinition,
  url: string | undefined,
  path: string | undefined,
): WebhookDefinition => ({
  ...definition,
  ...(url === undefined ? {} : { url }),
  ...(path === undefined ? {} : { path }),
});

import { isEilboteError } from '@eilbote/contract';
import type { Secrets } from '../../ports/secrets.ts';
import { sentinel } from '../../redaction/sentinel.ts';
import type { ConnectionDefinition } from '../definition.ts';
import { keptSecrets, type Sealing } from './sealing.ts';
import { Sealer } from './sealer.ts';
import { readStored, writeStored } from './stored-definition.ts';

const baseUrlSlot = 'baseUrl';

/** What the ciphertexts of a connection are bound to. */
export const connectionContext = (id: string): string => `connection:${id}`;

/**
 * The text that is stored: base URL and every secret sealed and bound to this connection.
 * @throws SECRET_NOT_STORED when there is nothing to keep, SECRETS_KEY_MISSING, DEFINITION_DAMAGED
 */
export function sealConnection(
  definition: ConnectionDefinition,
  { id, secrets, previous, retires = false }: Sealing,
): string {
  const kept = keptSecrets(previous, id, retires);
  const sealer = new Sealer(secrets, connectionContext(id), kept);
  const { settings, baseUrl, auth, tls, proxy, signingSecret, previousSigningSecret, headers, ...rest } = definition;
  sealer.seal(baseUrlSlot, baseUrl);
  const open = {
    ...rest,
    ...sealer.settings(settings),
    ...sealer.auth(auth),
    headers: sealer.headers(headers),
    ...sealer.route({ tls, proxy }),
    ...sealer.signing({ signingSecret, previousSigningSecret }),
  };
  return writeStored(open, sealer.sealed);
}

/** A stored connection as it is read: every secret `true`. */
export interface OpenedConnection {
  /** While the key is missing or wrong, the base URL is `•••` and the rest can be read. */
  readonly definition: ConnectionDefinition;
  readonly locked: boolean;
}

/** @throws DEFINITION_DAMAGED */
export function openConnection(
  stored: string,
  { id, secrets }: { readonly id: string; readonly secrets: Secrets },
): OpenedConnection {
  const { definition, sealed } = readStored<Omit<ConnectionDefinition, 'baseUrl'>>(stored, id);
  try {
    const baseUrl = secrets.open(sealed[baseUrlSlot] ?? '', connectionContext(id));
    return { definition: { ...definition, baseUrl }, locked: false };
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    return { definition: { ...definition, baseUrl: sentinel }, locked: true };
  }
}

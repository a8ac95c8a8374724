import { isEilboteError } from '@eilbote/contract';
import type { Secrets } from '../../ports/secrets.ts';
import { sentinel } from '../../redaction/sentinel.ts';
import type { ConnectionDefinition } from '../definition.ts';
import { Sealer } from './sealer.ts';
import { readStored, writeStored } from './stored-definition.ts';

const baseUrlSlot = 'baseUrl';

/** What the ciphertexts of a connection are bound to. */
export const connectionContext = (id: string): string => `connection:${id}`;

/**
 * The text that is stored: base URL and every secret sealed and bound to this connection.
 * @param previous the stored text of the version before; a secret that is `true` is kept from it
 * @throws SECRET_NOT_STORED when there is nothing to keep, SECRETS_KEY_MISSING, DEFINITION_DAMAGED
 */
export function sealConnection(
  definition: ConnectionDefinition,
  { id, secrets, previous }: { readonly id: string; readonly secrets: Secrets; readonly previous?: string | undefined },
): string {
  const kept = previous === undefined ? {} : readStored(previous, id).sealed;
  const sealer = new Sealer(secrets, connectionContext(id), kept);
  const { baseUrl, auth, signingSecret, headers, ...rest } = definition;
  sealer.seal(baseUrlSlot, baseUrl);
  const open = { ...rest, ...sealer.auth(auth), headers: sealer.headers(headers), ...sealer.signing(signingSecret) };
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

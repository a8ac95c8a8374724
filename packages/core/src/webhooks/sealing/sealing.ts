import type { Secrets } from '../../ports/secrets.ts';
import { previousSigningSlot, signingSlot } from '../secret-slots.ts';
import { readStored } from './stored-definition.ts';

/** What sealing a definition works with. */
export interface Sealing {
  readonly id: string;
  readonly secrets: Secrets;
  /** The stored text of the version before: a secret that is `true` is kept from it. */
  readonly previous?: string | undefined;
  /** The signing secret of that version becomes the previous one. */
  readonly retires?: boolean;
}

/** The ciphertexts that may be kept. @throws DEFINITION_DAMAGED */
export function keptSecrets(
  previous: string | undefined,
  id: string,
  retires: boolean,
): { readonly [slot: string]: string } {
  if (previous === undefined) return {};
  const { sealed } = readStored(previous, id);
  const retired = sealed[signingSlot];
  return retires && retired !== undefined ? { ...sealed, [previousSigningSlot]: retired } : sealed;
}

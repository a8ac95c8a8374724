import type { EilboteError } from '@eilbote/contract';
import type { Secrets } from '../ports/index.ts';
import type { EncryptionKey } from './encryption-key.ts';
import { SECRETS_KEY_MISSING, SECRETS_KEY_WRONG } from './errors.ts';
import { keyIdOf, openValue, sealValue } from './sealed-value.ts';

/**
 * - `available`: there is a key, and it opens what it was shown
 * - `missing`: there is no key; `problem` says why
 * - `wrong`: there is a key, but the value was sealed with another one
 */
export type SecretsState =
  | { readonly kind: 'available'; readonly keyId: string }
  | { readonly kind: 'missing'; readonly problem: EilboteError }
  | { readonly kind: 'wrong'; readonly problem: EilboteError };

/** Seals with one key, opens with several: old ones stay for reading until everything is sealed anew. */
export interface KeyRing extends Secrets {
  /**
   * Whether secrets can be read. A key that is missing or wrong stops nobody but those who need it.
   * @param sample a sealed value, to tell a wrong key from the right one
   */
  state(sample?: string): SecretsState;
  /** True when a value should be sealed anew: it was sealed with an old key. */
  isStale(sealed: string): boolean;
}

/** @param keys the first seals; none at all is a state, not an error, and `problem` says why */
export function keyRing(keys: readonly EncryptionKey[], problem: EilboteError = SECRETS_KEY_MISSING({})): KeyRing {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));

  const keyOf = (sealed: string): EncryptionKey => {
    if (current === undefined) throw problem;
    const keyId = keyIdOf(sealed);
    const key = byId.get(keyId);
    if (key === undefined) throw SECRETS_KEY_WRONG({ keyId });
    return key;
  };

  return {
    seal(plain, context) {
      if (current === undefined) throw problem;
      return sealValue(plain, context, current);
    },
    open: (sealed, context) => openValue(sealed, context, keyOf(sealed)),
    isStale: (sealed) => keyIdOf(sealed) !== current?.id,
    state(sample) {
      if (current === undefined) return { kind: 'missing', problem };
      const keyId = sample === undefined ? current.id : keyIdOf(sample);
      if (!byId.has(keyId)) return { kind: 'wrong', problem: SECRETS_KEY_WRONG({ keyId }) };
      return { kind: 'available', keyId: current.id };
    },
  };
}

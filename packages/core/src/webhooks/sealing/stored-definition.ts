import { DEFINITION_DAMAGED } from '../errors.ts';

/** The form in which webhooks and connections lie in the store. */
export interface StoredDefinition<D> {
  readonly form: 1;
  /** Without addresses; every secret is `true`. */
  readonly definition: D;
  /** Slot -> ciphertext. */
  readonly sealed: { readonly [slot: string]: string };
}

/** The text that goes into the store. */
export const writeStored = <D>(definition: D, sealed: ReadonlyMap<string, string>): string =>
  JSON.stringify({ form: 1, definition, sealed: Object.fromEntries(sealed) } satisfies StoredDefinition<D>);

/** @throws DEFINITION_DAMAGED */
export function readStored<D>(text: string, id: string): StoredDefinition<D> {
  try {
    const stored = JSON.parse(text) as StoredDefinition<D>;
    if (stored.form === 1 && typeof stored.definition === 'object' && typeof stored.sealed === 'object') return stored;
  } catch (cause) {
    throw DEFINITION_DAMAGED({ id }, { cause });
  }
  throw DEFINITION_DAMAGED({ id });
}

import { hash } from 'node:crypto';
import type { Mention } from '../ports/index.ts';

/**
 * What stands in place of the key of an erased record: the same for the same record, so that an erasure can be proven to
 * whoever knows the key, and nobody else reads it.
 */
export const erasedKey = ({ table, key }: Mention): string =>
  `erased-${hash('sha256', JSON.stringify([table, key])).slice(0, 32)}`;

import type { Mention } from '../../ports/index.ts';
import { RECORD_TO_FIND_INVALID } from './errors.ts';

/** Hosts without a compiler hand in numbers, too. @throws RECORD_TO_FIND_INVALID */
export function readRecord(given: unknown): Mention {
  const { table, key } = (given ?? {}) as { readonly table?: unknown; readonly key?: unknown };
  if (typeof table !== 'string' || table === '') throw RECORD_TO_FIND_INVALID({ missing: 'table' });
  if (typeof key === 'number') return { table, key: String(key) };
  if (typeof key !== 'string' || key === '') throw RECORD_TO_FIND_INVALID({ missing: 'key' });
  return { table, key };
}

import type { InferNamedRecord, JsonObject, TableName } from '@eilbote/contract';
import { standardEventTypes } from '@eilbote/core';

/**
 * A record of a table as the examples of the catalogue have it, changed field by field.
 *
 * @example
 * aRecord('Kunden', { KundenNr: '4711' });
 */
export function aRecord<T extends TableName>(table: T, changes: InferNamedRecord<T> | JsonObject = {}): JsonObject {
  for (const { examples } of standardEventTypes) {
    for (const { records } of examples) {
      const [found] = [records[table] ?? []].flat();
      if (found !== undefined) return { ...found, ...changes };
    }
  }
  throw new Error(`no example of the catalogue has a record of ${table}`);
}

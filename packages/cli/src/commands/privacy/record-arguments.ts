import type { Host } from '@eilbote/core';
import type { ArgumentDefinition } from '../../command.ts';
import { tableOf } from '../tables/show.ts';

export const recordArguments: readonly ArgumentDefinition[] = [
  { name: '<table>', text: { de: 'Tabelle des Datensatzes, z. B. Kunden', en: 'table of the record, e.g. Kunden' } },
  { name: '<key>', text: { de: 'sein Schlüssel, z. B. 10023', en: 'its key, e.g. 10023' } },
];

/** A misspelt table would find nothing, and that would be taken for an answer. @throws NAME_UNKNOWN */
export function recordOf(host: Host, [table = '', key = '']: readonly string[]): { table: string; key: string } {
  return { table: tableOf(host.catalogue, table).name, key };
}

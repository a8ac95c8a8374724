import type { Table } from '@eilbote/contract';
import type { Erasing, EventContent, Mention } from '../ports/index.ts';
import { noContent } from './blanking.ts';
import { erasedLine } from './erased-line.ts';
import { erasedKey } from './subject.ts';

/**
 * Takes everything of an event that is about a record. Where the event happened to this record, or to one that belongs to
 * it, its own key goes too: the key of a contact holds a name.
 */
export function erasingOf(
  { event, corrections, lines }: EventContent,
  record: Mention,
  tableOf: (name: string) => Table | undefined,
): Erasing {
  const isOwn = event.table === record.table && event.key === record.key;
  const belongs = tableOf(event.table)?.parent?.table === record.table;
  const key = isOwn || belongs ? erasedKey({ table: event.table, key: event.key }) : event.key;
  return {
    event: event.sequence,
    json: noContent,
    corrections: corrections.map(({ delivery }) => ({ delivery, json: noContent })),
    lines: lines.flatMap(({ sequence, line }) => {
      const left = erasedLine(line, record, (id) => (id === event.id ? key : undefined));
      return left === undefined ? [] : [{ sequence, line: left }];
    }),
    lastHistory: lines.at(-1)?.sequence ?? 0,
    ...(key === event.key ? {} : { key }),
  };
}

import type { Mention } from '../ports/index.ts';
import { erasedKey } from './subject.ts';

interface Line {
  readonly event?: { readonly id?: unknown };
  readonly table?: unknown;
  readonly key?: unknown;
  readonly erased?: unknown;
}

const eventId = /"event":\{"id":"((?:[^"\\]|\\.)*)"/;

/**
 * A line of the delivery log without what an erasure takes; `undefined` where it has nothing to do with it.
 *
 * @param record whose erasure it is: its lines are found also where their events are stored no more
 * @param keyOf key that an erased event has now; `undefined` for other events
 */
export function erasedLine(
  text: string,
  record: Mention,
  keyOf: (event: string) => string | undefined,
): string | undefined {
  const named = eventId.exec(text)?.[1];
  const key = named === undefined ? undefined : keyOf(JSON.parse(`"${named}"`) as string);
  if (key === undefined && !text.includes(JSON.stringify(record.key))) return undefined;
  const line = read(text);
  // A damaged line is of no use any more, but may tell what is erased.
  if (line === undefined) return '';
  const isOwn = line.table === record.table && line.key === record.key;
  if (line.erased === true || (key === undefined && !isOwn)) return undefined;
  const { body: _body, remoteId: _remoteId, ...kept } = line as Line & { body?: unknown; remoteId?: unknown };
  return JSON.stringify({
    ...kept,
    ...(line.key === undefined ? {} : { key: key ?? erasedKey(record) }),
    erased: true,
  });
}

function read(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

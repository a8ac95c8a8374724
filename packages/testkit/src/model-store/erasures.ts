import type {
  AboutPage,
  ErasedEvent,
  EraseResult,
  ErasureRow,
  ErasureStep,
  Erasing,
  EventContent,
  HistoryEntry,
  Mention,
  NewErasure,
} from '@eilbote/core';
import { erasureStages } from '@eilbote/core';
import { cancel } from './cancel.ts';
import { type ModelDisk, remember } from './model-disk.ts';
import { leaveLine } from './order-line.ts';
import { contentOf, deliveriesOf, isFinished, lastHistoryOf, leave } from './retention.ts';

export function eventsAbout(disk: ModelDisk, record: Mention, page: AboutPage): readonly EventContent[] {
  const { after, upTo = Number.POSITIVE_INFINITY, limit } = page;
  const is = ({ table, key }: Mention): boolean => table === record.table && key === record.key;
  return [...disk.events.values()]
    .filter(({ sequence }) => sequence > after && sequence <= upTo)
    .filter((event) => is(event) || disk.mentions.get(event.sequence)?.some(is))
    .slice(0, limit)
    .map((event) => contentOf(disk, event));
}

export function requestErasure(disk: ModelDisk, request: NewErasure): ErasureRow {
  const { entry, record, ...rest } = request;
  const known = erasures(disk, { unfinished: true, subject: request.subject })[0];
  if (known !== undefined) return known;
  const counts = { events: 0, deliveries: 0, cancelled: 0, lines: 0 };
  const times = { upTo: disk.last.event, finishedAt: null };
  const row: ErasureRow = Object.freeze({ ...rest, stage: 'events', record: { ...record }, ...times, ...counts });
  disk.erasures.set(row.id, row);
  remember(disk, entry);
  return row;
}

export const erasures = (
  disk: ModelDisk,
  filter: { readonly unfinished?: boolean; readonly subject?: string },
): readonly ErasureRow[] =>
  [...disk.erasures.values()]
    .filter(
      ({ subject, stage }) =>
        (filter.subject ?? subject) === subject &&
        (filter.unfinished ?? stage !== 'finished') === (stage !== 'finished'),
    )
    .toReversed();

export function erase(
  disk: ModelDisk,
  now: number,
  erasure: string,
  erasings: readonly Erasing[],
  cancelEntry: HistoryEntry,
): EraseResult {
  const erased: number[] = [];
  const pending: number[] = [];
  const inFlight: string[] = [];
  let [deliveries, cancelled] = [0, 0];
  for (const erasing of erasings) {
    cancelled += stop(disk, erasing.event, now, cancelEntry);
    const its = deliveriesOf(disk, erasing.event);
    inFlight.push(...its.filter(({ state }) => state === 'sending').map(({ id }) => id));
    const event = disk.events.get(erasing.event);
    if (event && isFinished(disk, event.sequence) && lastHistoryOf(disk, event.sequence) === erasing.lastHistory) {
      const { key, ...blanking } = erasing;
      leave(disk, key === undefined ? event : { ...event, key }, { ...blanking, blanked: 'erasure' });
      for (const delivery of its) delivery.orderKey = null;
      disk.mentions.set(event.sequence, []);
      disk.erased.set(erasure, [...new Set([...(disk.erased.get(erasure) ?? []), event.sequence])]);
      erased.push(event.sequence);
      deliveries += its.length;
    } else pending.push(erasing.event);
  }
  const row = disk.erasures.get(erasure);
  if (row) {
    const counts = { events: row.events + erased.length, deliveries: row.deliveries + deliveries };
    disk.erasures.set(erasure, Object.freeze({ ...row, ...counts, cancelled: row.cancelled + cancelled }));
  }
  return { erased, pending, inFlight };
}

/** Nothing more will be sent. Tells how many deliveries that waited are cancelled. */
function stop(disk: ModelDisk, event: number, now: number, entry: HistoryEntry): number {
  const unmatched = disk.unmatched.delete(event);
  const waiting = deliveriesOf(disk, event).filter(({ state }) => state === 'waiting');
  cancel(disk, waiting, now, 'erased', entry);
  const failed = deliveriesOf(disk, event).filter(({ state }) => state === 'failed');
  for (const delivery of failed) leaveLine(disk, [delivery], now);
  return Number(unmatched) + waiting.length;
}

export const erasedEvents = (disk: ModelDisk, erasure: string): readonly ErasedEvent[] =>
  (disk.erased.get(erasure) ?? [])
    .toSorted((one, other) => one - other)
    .flatMap((sequence) => {
      const event = disk.events.get(sequence);
      return event ? [{ id: event.id, key: event.key }] : [];
    });

export function advanceErasure(disk: ModelDisk, { erasure, to, at, lines = 0, runs = [], entry }: ErasureStep): void {
  const row = disk.erasures.get(erasure);
  if (row === undefined || erasureStages.indexOf(row.stage) >= erasureStages.indexOf(to)) return;
  const { record, ...rest } = row;
  const isDone = to === 'cleansing' || to === 'finished';
  disk.erasures.set(
    erasure,
    Object.freeze({
      ...rest,
      ...(record && !isDone && { record }),
      stage: to,
      lines: row.lines + lines,
      finishedAt: to === 'finished' ? at : null,
    }),
  );
  if (isDone) disk.erased.delete(erasure);
  for (const { id, spec } of runs) {
    const run = disk.runs.get(id);
    if (run) disk.runs.set(id, Object.freeze({ ...run, spec }));
  }
  if (entry) remember(disk, entry);
}

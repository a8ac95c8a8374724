import type { Blanked, Blanking, EventContent, RestPage, RestSearch, StoredEvent } from '@eilbote/core';
import type { ModelDelivery, ModelDisk } from './model-disk.ts';

const losses: readonly (Blanked | undefined)[] = [undefined, 'fields', 'retention', 'erasure'];
export const lossOf = ({ blanked }: Pick<StoredEvent, 'blanked'>): number => losses.indexOf(blanked);

/** Fields can be lost several times: those of one privacy class after the other. */
const losesMore = (event: StoredEvent, blanked: Blanked): boolean =>
  lossOf(event) < losses.indexOf(blanked) || (blanked === 'fields' && event.blanked === 'fields');

export const deliveriesOf = (disk: ModelDisk, event: number): readonly ModelDelivery[] =>
  [...disk.deliveries.values()].filter((one) => one.event.sequence === event);

function linesOf(disk: ModelDisk, event: number) {
  const ids = new Set(deliveriesOf(disk, event).map(({ id }) => id));
  return disk.history.filter(({ delivery }) => delivery !== undefined && ids.has(delivery));
}

const inLine = (disk: ModelDisk, delivery: ModelDelivery): boolean =>
  delivery.orderKey !== null && (disk.lines.get(delivery.orderKey)?.includes(delivery) ?? false);

export function isFinished(disk: ModelDisk, event: number): boolean {
  if (disk.unmatched.has(event)) return false;
  if (deliveriesOf(disk, event).some((one) => disk.unfinished.has(one) || inLine(disk, one))) return false;
  return linesOf(disk, event).every(({ sequence }) => sequence <= disk.loggedUpTo);
}

function isAtRest(disk: ModelDisk, { sequence, acceptedAt }: StoredEvent, before: number): boolean {
  if (acceptedAt >= before || !isFinished(disk, sequence)) return false;
  return deliveriesOf(disk, sequence).every(({ updatedAt }) => updatedAt < before);
}

export function contentOf(disk: ModelDisk, event: StoredEvent): EventContent {
  const corrections = deliveriesOf(disk, event.sequence).filter(({ corrected }) => corrected);
  return Object.freeze({
    event,
    corrections: corrections.map(({ id, event: { json } }) => ({ delivery: id, json })),
    lines: linesOf(disk, event.sequence).map(({ sequence, line }) => ({ sequence, line })),
  });
}

export function eventsAtRest(disk: ModelDisk, { before, lackingLessThan, after, limit }: RestSearch): RestPage {
  const most = lackingLessThan === undefined ? Number.POSITIVE_INFINITY : losses.indexOf(lackingLessThan);
  const found = [...disk.events.values()].filter(
    (event) => event.sequence > after && lossOf(event) < most && isAtRest(disk, event, before),
  );
  const events = found.slice(0, limit).map((event) => contentOf(disk, event));
  const last = events.at(-1);
  return events.length === limit && last ? { events, next: last.event.sequence } : { events };
}

export const lastHistoryOf = (disk: ModelDisk, event: number): number => linesOf(disk, event).at(-1)?.sequence ?? 0;

export function blank(disk: ModelDisk, before: number, blankings: readonly Blanking[]): readonly number[] {
  return blankings.flatMap((blanking) => {
    const event = disk.events.get(blanking.event);
    if (event === undefined || !losesMore(event, blanking.blanked)) return [];
    if (!isAtRest(disk, event, before) || lastHistoryOf(disk, event.sequence) !== blanking.lastHistory) return [];
    leave(disk, event, blanking);
    return [event.sequence];
  });
}

/** Writes what is left of an event. */
export function leave(disk: ModelDisk, event: StoredEvent, { blanked, json, corrections, lines }: Blanking): void {
  const left = Object.freeze({ ...event, json, blanked });
  disk.events.set(event.sequence, left);
  const texts = new Map(lines.map(({ sequence, line }) => [sequence, line]));
  const deliveries = new Map(deliveriesOf(disk, event.sequence).map((one) => [one.id, one]));
  for (const delivery of deliveries.values()) {
    const corrected = corrections.find((one) => one.delivery === delivery.id)?.json ?? delivery.event.json;
    delivery.event = delivery.corrected ? Object.freeze({ ...left, json: corrected }) : left;
    delivery.frozen = null;
    disk.steps.delete(delivery.id);
  }
  disk.history.forEach((row, index) => {
    if (row.delivery === undefined || !deliveries.has(row.delivery)) return;
    const { exchange: _, ...rest } = row;
    disk.history[index] = Object.freeze({ ...rest, line: texts.get(row.sequence) ?? row.line });
  });
}

export function forget(disk: ModelDisk, before: number, events: readonly number[]): readonly number[] {
  const forgotten = events.filter((sequence) => {
    const event = disk.events.get(sequence);
    return event !== undefined && isAtRest(disk, event, before);
  });
  for (const sequence of forgotten) {
    const ids = new Set(deliveriesOf(disk, sequence).map(({ id }) => id));
    removeHistory(disk, ({ delivery }) => delivery !== undefined && ids.has(delivery));
    for (const id of ids) {
      disk.deliveries.delete(id);
      disk.steps.delete(id);
    }
    disk.eventSequences.delete(disk.events.get(sequence)?.id ?? '');
    disk.events.delete(sequence);
    disk.mentions.delete(sequence);
  }
  return forgotten;
}

export function forgetHistory(disk: ModelDisk, before: number, after: number): { readonly forgotten: number } {
  const known = disk.history.length + disk.runs.size;
  removeHistory(
    disk,
    ({ sequence, delivery, at }) =>
      delivery === undefined && sequence > after && sequence <= disk.loggedUpTo && at < before,
  );
  for (const run of disk.runs.values()) {
    if (run.state !== 'running' && run.updatedAt < before) disk.runs.delete(run.id);
  }
  return { forgotten: known - disk.history.length - disk.runs.size };
}

function removeHistory(disk: ModelDisk, isDoomed: (row: ModelDisk['history'][number]) => boolean): void {
  const kept = disk.history.filter((row) => !isDoomed(row));
  disk.history.splice(0, disk.history.length, ...kept);
}

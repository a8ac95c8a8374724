import type { AcceptedRow, AcceptVerdict, NewEvent, StoredEvent } from '@eilbote/core';
import type { ModelDisk } from './model-disk.ts';

export const accept = (disk: ModelDisk, groups: readonly (readonly NewEvent[])[]): readonly AcceptVerdict[] =>
  groups.map((group) => acceptGroup(disk, group));

function acceptGroup(disk: ModelDisk, group: readonly NewEvent[]): AcceptVerdict {
  const hashes = new Map<string, string>();
  for (const { id, hash } of group) {
    const known = hashes.get(id) ?? storedEvent(disk, id)?.hash;
    if (known !== undefined && known !== hash) return { kind: 'conflict', id };
    hashes.set(id, hash);
  }
  return { kind: 'accepted', events: group.map((event) => acceptEvent(disk, event)) };
}

function acceptEvent(disk: ModelDisk, { mentions = [], ...event }: NewEvent): AcceptedRow {
  const known = storedEvent(disk, event.id);
  if (known) return { sequence: known.sequence, revision: known.revision, known: true };
  disk.last.event += 1;
  const sequence = disk.last.event;
  const { revision } = disk;
  disk.events.set(sequence, Object.freeze({ ...event, sequence, revision }));
  disk.eventSequences.set(event.id, sequence);
  disk.mentions.set(sequence, mentions);
  disk.unmatched.add(sequence);
  return { sequence, revision, known: false };
}

/** Stores an event that no webhook is matched with. */
export function storeForTest(disk: ModelDisk, { mentions = [], ...event }: NewEvent): StoredEvent {
  disk.last.event += 1;
  const sequence = disk.last.event;
  const stored: StoredEvent = Object.freeze({ ...event, sequence, revision: disk.revision, test: true });
  disk.events.set(sequence, stored);
  disk.eventSequences.set(event.id, sequence);
  disk.mentions.set(sequence, mentions);
  return stored;
}

export function unmatched(disk: ModelDisk, limit: number): readonly StoredEvent[] {
  const events: StoredEvent[] = [];
  for (const sequence of disk.unmatched) {
    if (events.length >= limit) break;
    const event = disk.events.get(sequence);
    if (event) events.push(event);
  }
  return events;
}

export function storedEvent(disk: ModelDisk, id: string): StoredEvent | undefined {
  const sequence = disk.eventSequences.get(id);
  return sequence === undefined ? undefined : disk.events.get(sequence);
}

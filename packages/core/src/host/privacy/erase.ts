import type { ErasureRow, Mention } from '../../ports/index.ts';
import { erasedKey } from '../../privacy/index.ts';
import { erasureRequested } from '../../stages/log/index.ts';
import type { Engine } from '../engine.ts';
import { readRecord } from './read-record.ts';

/** Which record: its table and its key, as the ERP names them. */
export type RecordToFind = Mention;

/** What is known of an erasure. When it is finished, all but the record itself. */
export type Erasure = ErasureRow;

export interface EraseOptions {
  /** Who demands it, to be kept with the erasure: `Frau Brandt`, `DSB-2026-017`. Never the person that it is about. */
  readonly by?: string;
}

/** What is stored about a record. */
export interface Findings {
  readonly events: number;
  readonly deliveries: number;
  /** Deliveries that wait: an erasure cancels them. */
  readonly waiting: number;
  /** Ids of deliveries that are being sent at this moment. */
  readonly inFlight: readonly string[];
}

const pageSize = 200;

/** @throws RECORD_TO_FIND_INVALID */
export async function countFindings(given: RecordToFind, { store }: Engine): Promise<Findings> {
  const record = readRecord(given);
  let [after, events, deliveries, waiting] = [0, 0, 0, 0];
  const inFlight: string[] = [];
  for (;;) {
    const found = await store.eventsAbout(record, { after, limit: pageSize });
    for (const { event } of found) {
      const counts = await store.countDeliveries({ eventId: event.id });
      for (const count of Object.values(counts)) deliveries += count;
      waiting += counts.waiting;
      if (counts.sending === 0) continue;
      const { rows } = await store.deliveries({ eventId: event.id, states: ['sending'] }, { limit: pageSize });
      inFlight.push(...rows.map(({ id }) => id));
    }
    events += found.length;
    after = found.at(-1)?.event.sequence ?? after;
    if (found.length < pageSize) return { events, deliveries, waiting, inFlight };
  }
}

/** Demands an erasure: durable when this resolves, and carried out by the process that dispatches. */
export async function demandErasure(given: RecordToFind, { by }: EraseOptions, engine: Engine): Promise<Erasure> {
  const record = readRecord(given);
  const { store, clock, newId, dispatcher } = engine;
  const at = clock.now();
  const id = newId('ers');
  const subject = erasedKey(record);
  const told = { id, subject, ...(by === undefined ? {} : { by }) };
  const row = await store.requestErasure({
    id,
    record,
    subject,
    requestedAt: at,
    requestedBy: by ?? null,
    entry: erasureRequested(told, { at }),
  });
  dispatcher.configurationChanged();
  return row;
}

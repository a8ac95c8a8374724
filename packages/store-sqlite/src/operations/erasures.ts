import type { ErasedEvent, ErasureRow, ErasureStage, ErasureStep, NewErasure } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import type { HistoryWriter } from './history.ts';

/** Their order. Of the core the worker takes types only: loading it would double the time of a start. */
const stageNumber = { events: 0, log: 1, cleansing: 2, finished: 3 } as const satisfies { [S in ErasureStage]: number };

type ErasureColumns = readonly [
  id: string,
  subject: string,
  stage: ErasureStage,
  table: string | null,
  key: string | null,
  upTo: number,
  requestedAt: number,
  requestedBy: string | null,
  finishedAt: number | null,
  events: number,
  deliveries: number,
  cancelled: number,
  lines: number,
];

/** The requests themselves and how far they have come. */
export function erasureOperations({ prepare, counters }: Connection, history: HistoryWriter) {
  const columns = `id, subject, stage, record_table, record_key, up_to, requested_at, requested_by, finished_at, events,
    deliveries, cancelled, lines`;
  const all = prepare(`SELECT ${columns} FROM erasure ORDER BY sequence DESC`);
  const open = prepare("SELECT id FROM erasure WHERE subject = ? AND stage <> 'finished'");
  const insert = prepare(`
    INSERT INTO erasure (id, subject, stage, record_table, record_key, up_to, requested_at, requested_by)
    VALUES (?, ?, 'events', ?, ?, ?, ?, ?)`);
  const stageOf = prepare('SELECT stage FROM erasure WHERE id = ?');
  const advance = prepare('UPDATE erasure SET stage = ?, lines = lines + ?, finished_at = ? WHERE id = ?');
  const forgetRecord = prepare('UPDATE erasure SET record_table = NULL, record_key = NULL WHERE id = ?');
  const forgetEvents = prepare('DELETE FROM erased_event WHERE erasure = ?');
  const erased = prepare(`
    SELECT event.id, event.record_key FROM erased_event CROSS JOIN event ON event.sequence = erased_event.event
    WHERE erased_event.erasure = ? ORDER BY erased_event.event`);
  const rewriteRun = prepare('UPDATE run SET spec = ? WHERE id = ?');

  function erasures(filter: { readonly unfinished?: boolean; readonly subject?: string }): readonly ErasureRow[] {
    return all
      .all<ErasureColumns>()
      .filter(([, subject, stage]) => {
        const isOpen = stage !== 'finished';
        return (filter.subject ?? subject) === subject && (filter.unfinished ?? isOpen) === isOpen;
      })
      .map(erasureRow);
  }

  return {
    erasures,

    requestErasure({ id, record, subject, requestedAt, requestedBy, entry }: NewErasure): ErasureRow {
      const known = open.first<[string]>(subject)?.[0];
      if (known === undefined) {
        insert.run(id, subject, record.table, record.key, counters.event, requestedAt, requestedBy);
        history.write(entry);
      }
      const row = erasures({ subject }).find((one) => one.id === (known ?? id));
      if (row === undefined) throw new Error('the erasure was not stored');
      return row;
    },

    erasedEvents: (erasure: string): readonly ErasedEvent[] =>
      erased.all<[string, string]>(erasure).map(([id, key]) => ({ id, key })),

    advanceErasure({ erasure, to, at, lines = 0, runs = [], entry }: ErasureStep): void {
      const [stage] = stageOf.first<[ErasureStage]>(erasure) ?? [];
      if (stage === undefined || stageNumber[stage] >= stageNumber[to]) return;
      advance.run(to, lines, to === 'finished' ? at : null, erasure);
      if (to === 'cleansing' || to === 'finished') {
        forgetRecord.run(erasure);
        forgetEvents.run(erasure);
      }
      for (const { id, spec } of runs) rewriteRun.run(spec, id);
      if (entry) history.write(entry);
    },
  };
}

function erasureRow(row: ErasureColumns): ErasureRow {
  const [id, subject, stage, table, key, upTo, requestedAt, requestedBy, finishedAt, ...counts] = row;
  const [events, deliveries, cancelled, lines] = counts;
  const record = table !== null && key !== null ? { record: { table, key } } : {};
  return {
    id,
    subject,
    stage,
    ...record,
    upTo,
    requestedAt,
    requestedBy,
    finishedAt,
    events,
    deliveries,
    cancelled,
    lines,
  };
}

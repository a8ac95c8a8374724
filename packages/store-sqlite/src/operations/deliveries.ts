import type {
  Backlog,
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  DeliveryState,
  HistoryEntry,
  HistoryRow,
  HttpMethod,
  Page,
} from '@eilbote/core';
import { type Connection, limited, type Statement } from '../connection/connection.ts';
import type { Cancel, WaitingColumns } from './cancel.ts';
import { elementList, frozenRequest } from './claim.ts';
import { filterSql } from './delivery-filter.ts';
import { type DeliveryColumns, deliveryColumnCount, deliveryColumns, deliveryRow } from './delivery-row.ts';
import { builtFromColumns, type EventColumns, storedEvent } from './event-row.ts';
import { sequenceBefore } from './page-cursor.ts';

type DetailColumns = readonly [
  ...delivery: DeliveryColumns,
  elements: string | null,
  method: HttpMethod | null,
  contentType: string | null,
  body: string | null,
  correction: number | null,
  ...event: EventColumns,
];

/** Deliveries that a search without an index looks at for one page: some 50 ms, so that a list never stops the rest. */
const searchedAtOnce = 150_000;

export function deliveryOperations(
  { prepare, counters }: Connection,
  historyOf: (delivery: string) => readonly HistoryRow[],
  cancel: Cancel,
) {
  const tables = 'delivery CROSS JOIN event ON event.sequence = delivery.event';
  const statements = new Map<string, Statement>();
  /** Kept by text: there are as many as combinations of filters that are used. */
  function prepared(sql: string): Statement {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  }
  const detail = prepare(`
    SELECT ${deliveryColumns}, delivery.elements, frozen_request.method, frozen_request.content_type,
      frozen_request.body, corrected_event.delivery, ${builtFromColumns}
    FROM ${tables} LEFT JOIN frozen_request ON frozen_request.delivery = delivery.sequence
      LEFT JOIN corrected_event ON corrected_event.delivery = delivery.sequence WHERE delivery.id = ?`);
  const links = prepare(
    `SELECT replaced_by, (SELECT id FROM delivery WHERE replaced_by = ?1) FROM delivery WHERE id = ?1`,
  );
  // Each reads an index alone: with a million of them some 50 ms, where nobody waits behind it.
  const waitingByWebhook = prepare(
    `SELECT webhook, count(*) FROM delivery WHERE state = 'waiting' GROUP BY webhook ORDER BY webhook`,
  );
  const parkedByWebhook = prepare('SELECT webhook, count(*) FROM delivery WHERE parked IS NOT NULL GROUP BY webhook');
  const repeating = prepare('SELECT id FROM delivery WHERE repeats = ? ORDER BY sequence');

  function replacement(id: string): Pick<DeliveryDetail, 'replacedBy' | 'replaces'> {
    const [replacedBy = null, replaces = null] = links.first<[string | null, string | null]>(id) ?? [];
    return { replacedBy, replaces };
  }

  /** The newest first. A search without an index ends after so many deliveries; the next page goes on behind them. */
  function backwards(filter: DeliveryFilter, limit: number, cursor: string | undefined): DeliveryPage {
    const { from, where, values, scans } = filterSql(filter);
    const page = prepared(`
      SELECT ${deliveryColumns} FROM ${from} WHERE ${where} AND delivery.sequence < ? AND delivery.sequence >= ?
      ORDER BY delivery.sequence DESC ${limited}`);
    const before = Math.min(sequenceBefore(cursor), counters.delivery + 1);
    const start = scans ? Math.max(0, before - searchedAtOnce) : 0;
    const rows = page.all<DeliveryColumns>(...values, before, start, limit + 1);
    return pageOf(rows, limit, start > 1 ? start : undefined);
  }

  function onwards(filter: DeliveryFilter, limit: number, cursor: string | undefined): DeliveryPage {
    const { from, where, values, scans } = filterSql(filter);
    const page = prepared(`
      SELECT ${deliveryColumns} FROM ${from} WHERE ${where} AND delivery.sequence > ? AND delivery.sequence <= ?
      ORDER BY delivery.sequence ${limited}`);
    const after = cursor === undefined ? 0 : sequenceBefore(cursor);
    const end = scans ? after + searchedAtOnce : counters.delivery;
    const rows = page.all<DeliveryColumns>(...values, after, end, limit + 1);
    return pageOf(rows, limit, end < counters.delivery ? end : undefined);
  }

  return {
    deliveries(filter: DeliveryFilter, { limit, cursor, oldestFirst = false }: Page): DeliveryPage {
      return oldestFirst ? onwards(filter, limit, cursor) : backwards(filter, limit, cursor);
    },

    delivery(id: string): DeliveryDetail | undefined {
      const row = detail.first<DetailColumns>(id);
      if (row === undefined) return undefined;
      const [elements, method, contentType, body, correction] = row.slice(deliveryColumnCount) as unknown as [
        string | null,
        HttpMethod | null,
        string | null,
        string | null,
        number | null,
      ];
      return {
        delivery: deliveryRow(row as unknown as DeliveryColumns),
        event: storedEvent(row, deliveryColumnCount + 5),
        corrected: correction !== null,
        ...replacement(id),
        resentAs: repeating.all<[string]>(id).map(([repeat]) => repeat),
        frozen: frozenRequest(method, contentType, body),
        elements: elementList(elements),
        history: historyOf(id),
      };
    },

    backlogs(): readonly Backlog[] {
      const parked = new Map(parkedByWebhook.all<[string, number]>());
      return waitingByWebhook
        .all<[string, number]>()
        .map(([webhook, count]) => ({ webhook, waiting: count - (parked.get(webhook) ?? 0) }))
        .filter(({ waiting }) => waiting > 0);
    },

    countDeliveries(filter: DeliveryFilter): { readonly [state in DeliveryState]: number } {
      const { from, where, values } = filterSql(filter);
      // Without a condition on the event there is no need to read it.
      const tables = where.includes('event.') ? from : from.replace(/ CROSS JOIN .*/, '');
      const counted = prepared(`
        SELECT delivery.state, count(*) FROM ${tables} WHERE ${where} GROUP BY delivery.state`);
      const counts = { waiting: 0, sending: 0, delivered: 0, failed: 0, skipped: 0, cancelled: 0 };
      for (const [state, count] of counted.all<[DeliveryState, number]>(...values)) counts[state] = count;
      return counts;
    },

    cancelDeliveries(filter: DeliveryFilter, at: number, reason: string, entry: HistoryEntry): readonly string[] {
      if (filter.states?.includes('waiting') === false) return [];
      const { from, where, values } = filterSql({ ...filter, states: ['waiting'] });
      const waiting = prepared(`
        SELECT delivery.sequence, delivery.id, delivery.order_key FROM ${from}
        WHERE ${where} ORDER BY delivery.sequence`).all<WaitingColumns>(...values);
      cancel(waiting, at, reason, entry);
      return waiting.map(([, id]) => id);
    },
  };
}

/** @param searchedTo where the search ended without having seen everything */
function pageOf(rows: readonly DeliveryColumns[], limit: number, searchedTo: number | undefined): DeliveryPage {
  const last = rows.length > limit ? rows[limit - 1]?.[0] : searchedTo;
  return { rows: rows.slice(0, limit).map(deliveryRow), ...(last !== undefined && { next: String(last) }) };
}

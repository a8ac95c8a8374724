import type {
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  DeliveryState,
  HistoryEntry,
  HistoryRow,
  HttpMethod,
  Page,
} from '@eilbote/core';
import type { Connection, Statement } from '../connection/connection.ts';
import type { Cancel, WaitingColumns } from './cancel.ts';
import { elementList, frozenRequest } from './claim.ts';
import { filterSql } from './delivery-filter.ts';
import { type DeliveryColumns, deliveryColumnCount, deliveryColumns, deliveryRow } from './delivery-row.ts';
import { type EventColumns, eventColumns, storedEvent } from './event-row.ts';
import { sequenceBefore } from './page-cursor.ts';

type DetailColumns = readonly [
  ...delivery: DeliveryColumns,
  elements: string | null,
  method: HttpMethod | null,
  contentType: string | null,
  body: string | null,
  ...event: EventColumns,
];

export function deliveryOperations(
  { prepare }: Connection,
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
      frozen_request.body, ${eventColumns}
    FROM ${tables} LEFT JOIN frozen_request ON frozen_request.delivery = delivery.sequence WHERE delivery.id = ?`);

  return {
    deliveries(filter: DeliveryFilter, { limit, cursor }: Page): DeliveryPage {
      const { where, values } = filterSql(filter);
      const page = prepared(`
        SELECT ${deliveryColumns} FROM ${tables} WHERE ${where} AND delivery.sequence < ?
        ORDER BY delivery.sequence DESC LIMIT ?`);
      const rows = page.all<DeliveryColumns>(...values, sequenceBefore(cursor), limit + 1);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { rows: rows.slice(0, limit).map(deliveryRow), ...(last && { next: String(last[0]) }) };
    },

    delivery(id: string): DeliveryDetail | undefined {
      const row = detail.first<DetailColumns>(id);
      if (row === undefined) return undefined;
      const [elements, method, contentType, body] = row.slice(deliveryColumnCount) as unknown as [
        string | null,
        HttpMethod | null,
        string | null,
        string | null,
      ];
      return {
        delivery: deliveryRow(row as unknown as DeliveryColumns),
        event: storedEvent(row, deliveryColumnCount + 4),
        frozen: frozenRequest(method, contentType, body),
        elements: elementList(elements),
        history: historyOf(id),
      };
    },

    countDeliveries(filter: DeliveryFilter): { readonly [state in DeliveryState]: number } {
      const { where, values } = filterSql(filter);
      const needsEvent = where.includes('event.');
      const counted = prepared(`
        SELECT delivery.state, count(*) FROM ${needsEvent ? tables : 'delivery'} WHERE ${where} GROUP BY delivery.state`);
      const counts = { waiting: 0, sending: 0, delivered: 0, failed: 0, skipped: 0, cancelled: 0 };
      for (const [state, count] of counted.all<[DeliveryState, number]>(...values)) counts[state] = count;
      return counts;
    },

    cancelDeliveries(filter: DeliveryFilter, at: number, reason: string, entry: HistoryEntry): readonly string[] {
      const { where, values } = filterSql(filter);
      const waiting = prepared(`
        SELECT delivery.sequence, delivery.id, delivery.order_key FROM ${tables}
        WHERE ${where} AND delivery.state = 'waiting' ORDER BY delivery.sequence`).all<WaitingColumns>(...values);
      cancel(waiting, at, reason, entry);
      return waiting.map(([, id]) => id);
    },
  };
}

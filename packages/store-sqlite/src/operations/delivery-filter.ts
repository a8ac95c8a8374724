import type { DeliveryFilter } from '@eilbote/core';
import type { SQLInputValue } from 'node:sqlite';

/** A filter as SQL over the tables `delivery` and `event`. */
export interface FilterSql {
  readonly where: string;
  readonly values: readonly SQLInputValue[];
}

export function filterSql(filter: DeliveryFilter): FilterSql {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, value: SQLInputValue | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('delivery.id IN (SELECT value FROM json_each(?))', filter.ids && JSON.stringify(filter.ids));
  add('delivery.webhook = ?', filter.webhook);
  add('delivery.state IN (SELECT value FROM json_each(?))', filter.states && JSON.stringify(filter.states));
  add('delivery.event = (SELECT sequence FROM event WHERE id = ?)', filter.eventId);
  add('event.type = ?', filter.eventType);
  add('event.record_table = ?', filter.table);
  add('event.record_key = ?', filter.key);
  add('delivery.created_at >= ?', filter.since);
  add('delivery.created_at < ?', filter.until);
  return { where: conditions.join(' AND ') || 'TRUE', values };
}

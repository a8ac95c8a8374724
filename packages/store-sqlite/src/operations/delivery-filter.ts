import type { DeliveryFilter, DeliveryState } from '@eilbote/core';
import type { SQLInputValue } from 'node:sqlite';
import { isListed } from './delivery-row.ts';

/** A filter as SQL over the tables `delivery` and `event`. */
export interface FilterSql {
  readonly from: string;
  readonly where: string;
  readonly values: readonly SQLInputValue[];
  /** No index leads to what is sought: deliveries are gone through one by one, the newest first. */
  readonly scans: boolean;
}

export const deliveryStates = ['waiting', 'sending', 'delivered', 'failed', 'skipped', 'cancelled'] as const;

export function filterSql(filter: DeliveryFilter): FilterSql {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, value: SQLInputValue | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('delivery.id IN (SELECT value FROM json_each(?))', filter.ids && JSON.stringify(filter.ids));
  add('delivery.event = (SELECT sequence FROM event WHERE id = ?)', filter.eventId);
  add('delivery.webhook = ?', filter.webhook);
  add('event.type = ?', filter.eventType);
  add('event.record_table = ?', filter.table);
  add('event.record_key = ?', filter.key);
  add('delivery.origin = ?', filter.origin);
  add('delivery.event IN (SELECT sequence FROM event WHERE run = ?)', filter.run);
  add('delivery.created_at >= ?', filter.since);
  add('delivery.created_at < ?', filter.until);
  const states = filter.states && deliveryStates.filter((state) => filter.states?.includes(state));
  if (states) conditions.push(...stateConditions(states));
  const index = indexFor(filter, states);
  return {
    from: `delivery ${index} CROSS JOIN event ON event.sequence = delivery.event`,
    where: conditions.join(' AND ') || 'TRUE',
    values,
    scans: index === 'NOT INDEXED',
  };
}

/** States stand in the text, not in parameters: only so SQLite sees which partial index serves. */
function stateConditions(states: readonly DeliveryState[]): readonly string[] {
  const [first, ...others] = states.map((state) => `'${state}'`);
  const isOne =
    others.length === 0 ? `delivery.state = ${first ?? 'NULL'}` : `delivery.state IN (${[first, ...others].join()})`;
  if (states.includes('delivered')) return [isOne];
  // Only a delivery that is being sent has a lease: without that column the index gives the order of writing.
  return states.length === 1 && states[0] !== 'sending'
    ? [isOne, isListed, 'delivery.lease_until IS NULL']
    : [isOne, isListed];
}

function indexFor(
  { ids, eventId, run, webhook }: DeliveryFilter,
  states: readonly DeliveryState[] | undefined,
): string {
  if (ids !== undefined || eventId !== undefined || run !== undefined) return '';
  if (states?.length !== 1 || states[0] === 'delivered') return 'NOT INDEXED';
  return `INDEXED BY ${webhook !== undefined && states[0] === 'waiting' ? 'delivery_waiting' : 'delivery_state'}`;
}

import type { Table } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { OpenEvent } from './open-event.ts';

/**
 * Deliveries with the same key go out one after the other: those of one record in one lane. A record that belongs to
 * another one (a position to its project) counts as that one, so that both keep their order.
 */
export function orderKey(
  { stored, event }: OpenEvent,
  table: Table | undefined,
  webhook: ConfiguredWebhook,
): string | undefined {
  if (webhook.definition.order === 'none') return undefined;
  const own = event.records[stored.table];
  const parent = table?.parent;
  const parentKey =
    parent !== undefined && own !== undefined && !Array.isArray(own) ? textOf(own, parent.field) : undefined;
  return parent !== undefined && parentKey !== undefined
    ? JSON.stringify([webhook.lane, parent.table, parentKey])
    : JSON.stringify([webhook.lane, stored.table, stored.key]);
}

function textOf(record: object, field: string): string | undefined {
  if (!Object.hasOwn(record, field)) return undefined;
  const value: unknown = (record as Record<string, unknown>)[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

import type { Table } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import { isRecordList, parentOf, recordsOf } from '../tables/index.ts';
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
  const own = recordsOf(event, stored.table);
  const parent = table === undefined || own === undefined || isRecordList(own) ? undefined : parentOf(table, own);
  const record = parent ?? { table: stored.table, key: stored.key };
  return JSON.stringify([webhook.lane, record.table, record.key]);
}

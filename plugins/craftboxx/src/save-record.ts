import type { JsonObject } from '@eilbote/contract';
import type { AccountCalls } from './account-calls.ts';
import { ensureRecord } from './ensure-record.ts';
import type { WantedRecord } from './wanted-record.ts';

/**
 * Creates a thing, or changes it where it is there already, and tells its id. One that somebody has deleted in Craftboxx
 * is looked for, and created, anew.
 */
export async function saveRecord(calls: AccountCalls, wanted: WantedRecord, changes: JsonObject): Promise<string> {
  const { kind, key } = wanted;
  const { id, isNew } = await ensureRecord(calls, wanted);
  if (isNew || Object.keys(changes).length === 0) return id;
  if (await calls.change(kind, id, changes)) return id;
  await calls.steps.forget(kind, key, id);
  const other = await ensureRecord(calls, wanted);
  if (!other.isNew) await calls.changeOther(kind, other.id, changes);
  return other.id;
}

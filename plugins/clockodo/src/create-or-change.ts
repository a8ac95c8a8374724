import type { JsonObject } from '@eilbote/contract';
import type { AccountCalls } from './account-calls.ts';
import type { Ensured } from './ensured.ts';

/** A thing that is to be as the ERP has it. */
export interface Wanted {
  readonly kind: string;
  /** Its key in the ERP. */
  readonly key: string;
  ensure(): Promise<Ensured>;
  /** The path of a thing with this id. */
  pathOf(id: string): readonly string[];
  readonly changes: JsonObject;
}

/** Creates a thing or changes the one that is there, and tells its id. One that somebody has deleted is made anew. */
export async function createOrChange(calls: AccountCalls, wanted: Wanted): Promise<string> {
  const { kind, key, ensure, pathOf, changes } = wanted;
  const { id, isNew } = await ensure();
  // Named by its id, so that what was noticed of one that is gone is not taken for news of its successor.
  if (isNew || (await calls.change(`change ${kind} ${id}`, pathOf(id), changes))) return id;
  await calls.steps.forget(kind, key, id);
  const again = await ensure();
  if (!again.isNew) await calls.change(`change ${kind} ${again.id} found anew`, pathOf(again.id), changes);
  return again.id;
}

import { idOf } from './answer.ts';
import type { AccountCalls } from './account-calls.ts';
import type { WantedRecord } from './wanted-record.ts';

/** A thing in Craftboxx, and whether this very attempt has created it. */
export interface Ensured {
  readonly id: string;
  readonly isNew: boolean;
}

/**
 * The thing, created where it is not there. `source` is written on creation only: what came from elsewhere stays with
 * whoever brought it, so that its own import finds it again.
 */
export async function ensureRecord(
  calls: AccountCalls,
  { kind, key, alsoFoundBy = [], mustExist = false, body }: WantedRecord,
): Promise<Ensured> {
  let isNew = false;
  const own = { source: calls.source, source_external_id: key };
  const id = await calls.steps.ensure(kind, key, {
    async find() {
      const found = await calls.find(kind, own, mustExist ? [{ id: 1, ...own }] : []);
      if (found !== undefined) return idOf(found);
      for (const wanted of alsoFoundBy) {
        const other = await calls.find(kind, wanted);
        if (other !== undefined) return idOf(other);
      }
      return undefined;
    },
    async create() {
      const given = await body();
      isNew = true;
      return calls.create(kind, { ...given, ...own });
    },
  });
  return { id, isNew };
}

/**
 * As {@link ensureRecord}, for a thing that another one is to refer to: an id that is only remembered is looked for first,
 * because somebody may have deleted the thing in Craftboxx.
 */
export async function ensureReferred(calls: AccountCalls, wanted: WantedRecord): Promise<Ensured> {
  const { kind, key } = wanted;
  const known = await calls.steps.id(kind, key);
  if (known !== undefined && (await calls.find(kind, { id: known }, [{ id: Number(known) }])) === undefined)
    await calls.steps.forget(kind, key, known);
  return ensureRecord(calls, wanted);
}

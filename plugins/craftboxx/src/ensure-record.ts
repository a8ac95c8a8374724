import type { JsonObject } from '@eilbote/contract';
import { idOf } from './answer.ts';
import type { AccountCalls, Kind, Wanted } from './account-calls.ts';

/** A thing in Craftboxx, and whether this very attempt has created it. */
export interface Ensured {
  readonly id: string;
  readonly isNew: boolean;
}

/** A thing of the ERP in Craftboxx. */
export interface WantedRecord {
  readonly kind: Kind;
  /** What the ERP calls it: `source_external_id`. */
  readonly key: string;
  /**
   * Where it may stand although it did not come from here: entered by hand, or brought by Craftboxx's own import, whose
   * `source` nobody publishes. In this order, after the search by source.
   */
  readonly alsoFoundBy?: readonly Wanted[];
  /** It cannot be created in its place: a preview goes on as if it were there. */
  readonly mustExist?: boolean;
  /** What it is created with. @throws EilboteError where it cannot be */
  body(): Promise<JsonObject>;
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

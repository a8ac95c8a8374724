import type { JsonObject } from '@eilbote/contract';
import type { Kind, Wanted } from './account-calls.ts';

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

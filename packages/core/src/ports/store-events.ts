/** An event on its way into the store. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  /** RFC 3339. */
  readonly occurredAt: string;
  readonly acceptedAt: number;
  /** Table of its own record, and that record's key. */
  readonly table: string;
  readonly key: string;
  /** SHA-256 (hex) of the canonical content. */
  readonly hash: string;
  /** JSON text `{"records":...,"details":...}`. */
  readonly json: string;
}

export interface StoredEvent extends NewEvent {
  /** Order of acceptance. */
  readonly sequence: number;
  /** The configuration revision in force when it was accepted: it is never matched with an older one. */
  readonly revision: number;
  /** It was stored to try a webhook out: no webhook is matched with it. */
  readonly test?: true;
}

export type AcceptVerdict =
  | { readonly kind: 'accepted'; readonly events: readonly AcceptedRow[] }
  /** Nothing of the group was stored: this id exists with other content. */
  | { readonly kind: 'conflict'; readonly id: string };

export interface AcceptedRow {
  readonly sequence: number;
  readonly revision: number;
  /** Was stored before: by an earlier call, an earlier group, or as an earlier event of the same group. */
  readonly known: boolean;
}

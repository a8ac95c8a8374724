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
  /** It tells of a record that was there before, and who is to hear of it. */
  readonly backfill?: BackfillMark;
  /** Other records that it is about: given on the way into the store, to find it by, and not told again. */
  readonly mentions?: readonly Mention[];
}

/** An event of a backfill: only the webhooks that the run names hear of it. */
export interface BackfillMark {
  readonly run: string;
  readonly webhooks: readonly string[];
}

/** A record, by its table and key, that an event is about. */
export interface Mention {
  readonly table: string;
  readonly key: string;
}

/**
 * What is missing of the content of an event: the values of some privacy classes, or everything, because its time is up
 * or because a person had it erased. Bodies that were made of it are gone then, too.
 */
export type Blanked = 'fields' | 'retention' | 'erasure';

export interface StoredEvent extends NewEvent {
  /** Order of acceptance. */
  readonly sequence: number;
  /** The configuration revision in force when it was accepted: it is never matched with an older one. */
  readonly revision: number;
  /** It was stored to try a webhook out: no webhook is matched with it. */
  readonly test?: true;
  /** Absent while it is as it was accepted. */
  readonly blanked?: Blanked;
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

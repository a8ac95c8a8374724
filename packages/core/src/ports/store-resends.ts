import type { HistoryEntry } from './store-history.ts';

/** What made a delivery: the match of its event, somebody who sent it again, or somebody who tried a webhook out. */
export type DeliveryOrigin = 'event' | 'resend' | 'test';

/**
 * What a delivery that is sent again consists of: the content as it was first sent, computed anew from the stored event,
 * computed anew from records read again, or from records corrected by hand.
 */
export type ResendContent = 'original' | 'recomputed' | 'refreshed' | 'corrected';

/** A delivery that is to be sent again, as a new delivery. */
export interface NewResend {
  readonly id: string;
  /** The delivery that is repeated. */
  readonly of: string;
  /**
   * `original` takes over the frozen request and the message id, where the original was ever sent; `rebuilt` builds anew
   * under a message id of its own.
   */
  readonly content: 'original' | 'rebuilt';
  /** JSON text `{"records":...,"details":...}` to build from instead of the stored event. */
  readonly corrected?: string;
  /** Positions of the records to send; those of the original when left out. */
  readonly elements?: readonly number[];
  readonly orderKey?: string;
  readonly createdAt: number;
  readonly due: number;
  readonly expires: number;
  readonly entry: HistoryEntry;
}

/**
 * Why a delivery is not sent again. `contentGone`: its event is blanked, and no corrected content was given. `erased`:
 * its event was blanked by an erasure.
 */
export type ResendRefusal =
  | 'unknown'
  | 'unfinished'
  | 'test'
  | 'webhookDeleted'
  | 'webhookInactive'
  | 'contentGone'
  | 'erased';

export interface ResendResult {
  /** Ids of the new deliveries. */
  readonly written: readonly string[];
  readonly refused: readonly { readonly of: string; readonly reason: ResendRefusal }[];
}

export type RunState = 'running' | 'finished' | 'cancelled';

/** A piece of bulk work that goes on over restarts, step by step. */
export interface RunRow {
  readonly id: string;
  readonly kind: 'resend' | 'backfill';
  readonly state: RunState;
  /** JSON text of what is to be done. */
  readonly spec: string;
  /** How far it has come; the engine's own text, `null` at the start. */
  readonly cursor: string | null;
  /** What there was to do when it was begun. */
  readonly total: number;
  readonly done: number;
  /** Looked at and left out. */
  readonly leftOut: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface RunStep {
  readonly run: string;
  /** The cursor that the step began at: another one in the store means that somebody else has done it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state: RunState;
  readonly at: number;
  /** Looked at and not even tried. */
  readonly leftOut: number;
  readonly entry?: HistoryEntry;
}

/** How far a run has come whose work is done outside of the store; the numbers as they are from now on. */
export interface RunProgress extends Pick<RunRow, 'total' | 'done' | 'leftOut' | 'state'> {
  readonly run: string;
  readonly at: number;
  readonly entry?: HistoryEntry;
}

/** Sending again, one by one and in bulk. */
export interface ResendStore {
  /**
   * Writes new deliveries that repeat ended ones, in the present lane of their webhook, and the step of the run they
   * belong to, in one commit. Refused are those whose original is unknown, unfinished or a test, and those whose webhook
   * is deleted or inactive; where the event is blanked, all whose content is gone with it. Corrected content gives an
   * event that retention has blanked something to lose again (`fields`). Where the original failed and holds its order key, the new one takes its place at the head.
   * `undefined`: the run does not stand at `from` or does not run any more; nothing was written.
   */
  resend(resends: readonly NewResend[], step?: RunStep): Promise<ResendResult | undefined>;

  createRun(run: RunRow, entry: HistoryEntry): Promise<void>;
  /** False when there is no such run, or it was cancelled; one that was finished may go on. */
  updateRun(progress: RunProgress): Promise<boolean>;
  /** False when it has ended before. */
  cancelRun(run: string, at: number, entry: HistoryEntry): Promise<boolean>;
  /** Newest first. */
  runs(filter: { readonly state?: RunState }): Promise<readonly RunRow[]>;
}

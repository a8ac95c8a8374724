import type { CallMethod } from '../../../ports/index.ts';

/** A webhook as lines name it. Keep one object per version: its text is made once. */
export interface LoggedWebhook {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Id of its target system. */
  readonly target: string;
  readonly action: string;
}

export interface LoggedConnection {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly target: string;
}

export interface LoggedDelivery {
  readonly id: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    /** Table and key of the record that the event happened to. */
    readonly table: string;
    readonly key: string;
  };
  readonly webhook: LoggedWebhook;
  readonly lane: string;
  /** Left out where the match of the event made it. */
  readonly origin?: 'resend' | 'test';
  /** Id of the delivery that it repeats. */
  readonly of?: string;
  /** Run that its event belongs to. */
  readonly backfill?: string;
}

/** What every kind of entry may carry. Times are milliseconds since 1970. */
export interface Logged {
  readonly at: number;
}

/** One attempt, with the facts about the call that are there: one that ended before its call has none. */
export interface LoggedAttempt extends Logged {
  /** Counted from 1. */
  readonly attempt: number;
  readonly call?: LoggedCall;
  /** Names of the fields that were sent. */
  readonly fields?: readonly string[];
  /** Plain sentences without values of the record. */
  readonly warnings?: readonly string[];
  /** What `log.bodies` lets into the log; see {@link bodyForLog}. */
  readonly body?: string;
  /** JSON text of the exchange as it went over the wire: kept in the store, never in the log. */
  readonly exchange?: string;
}

export interface LoggedCall {
  readonly method: CallMethod;
  /** Path and query masked. */
  readonly maskedUrl: string;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly durationMs: number;
  readonly bodyBytes: number;
  /** SHA-256 (hex) of the bytes sent, secrets included; absent without a body. */
  readonly bodySha256?: string;
  /** Bytes of the answer that were read; absent where no answer came. */
  readonly answerBytes?: number;
}

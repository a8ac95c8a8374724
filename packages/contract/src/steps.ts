import type { JsonValue } from './json.ts';
import type { LocalizedText } from './localized-text.ts';
import type { RequestDraft } from './request.ts';

/**
 * The calls of an action that needs several: what it looks up, creates and changes, in its own order. The engine makes
 * each call like every other one, through guard, authorisation and transport. An answer that is no success ends the
 * attempt by itself, as the target system's `classify` or the default table says; the delivery is then tried again from
 * the first step, or fails.
 */
export interface Steps {
  /** A call that changes nothing. It is made anew on every attempt. */
  read(name: string, request: RequestDraft, options: ReadOptions): Promise<StepAnswer>;
  /**
   * A call that changes something. Once it has succeeded it is not made again for this delivery: what was kept of its
   * answer stands in for it, also after a crash.
   */
  write(name: string, request: RequestDraft, options: WriteOptions): Promise<StepAnswer>;
  /**
   * The id that the target system gives to a thing of the ERP, creating it where it is not there yet. Two deliveries
   * that need the same new thing create one: the intent is stored before, one of them at a time is at it, and after an
   * attempt whose outcome nobody knows `find` runs first.
   * @param kind what it is, e.g. `customer`
   * @param key its key in the ERP
   */
  ensure(kind: string, key: string, how: EnsureOptions): Promise<string>;
  /** The id of a thing, as far as it is known here. */
  id(kind: string, key: string): Promise<string | undefined>;
  /** Remembers the id of a thing for all deliveries of the account. */
  remember(kind: string, key: string, id: string): Promise<void>;
  /**
   * Forgets an id under which the target system has nothing any more: somebody has deleted it there. Does nothing where
   * another id is known by now. The next `ensure` finds or creates the thing anew.
   */
  forget(kind: string, key: string, id: string): Promise<void>;
  /** The id of a thing that another delivery brings; the delivery waits for it and spends no attempt. */
  waitFor(kind: string, key: string, reason: LocalizedText): Promise<string>;
}

/** What came back from one call of a step. */
export interface StepAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** The body, read as JSON; `undefined` where it is none. */
  readonly json: JsonValue | undefined;
}

/** How a call that changes nothing is made and read. */
export interface ReadOptions {
  /** Status codes beside 2xx with which the steps go on: 404, for something that need not be there. */
  readonly accept?: readonly number[];
  /** What the body of an answer looks like; previews go on with it. */
  readonly sample: JsonValue;
}

/** How a call that changes something is made, and what is kept of it. */
export interface WriteOptions extends ReadOptions {
  /**
   * What a repetition after an unknown outcome does: `key` finds its own trace by a key in the request and changes
   * nothing; `lookup` is preceded by a search for what the first one may have made; `mayDuplicate` may do it twice.
   */
  readonly repeat: 'key' | 'lookup' | 'mayDuplicate';
  /** The part of the answer that later steps need, at most 16 KiB of JSON; nothing when left out. */
  keep?(answer: StepAnswer): JsonValue;
}

/** How a thing is found in the target system, and how it is created there. */
export interface EnsureOptions {
  /** Looks for the thing in the target system; `undefined` where it is not there. */
  find(): Promise<string | undefined>;
  /** Creates it and tells its id. */
  create(): Promise<string>;
}

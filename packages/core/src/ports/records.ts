import type { AcceptedEvent, JsonObject } from '@eilbote/contract';

/**
 * Fills gaps of an event before it is stored: a host's callback into its own database. Asked once for each table that
 * the event type declares as related and the event did not bring. Never asked again at build or retry.
 */
export interface Records {
  /** The record or records of `table` that belong to the event's own record; `undefined` where there are none. */
  find(wanted: {
    readonly table: string;
    readonly event: AcceptedEvent;
    readonly key: string;
    readonly signal: AbortSignal;
  }): Promise<JsonObject | readonly JsonObject[] | undefined>;
}

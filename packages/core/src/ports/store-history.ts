/** One thing that happened, as the delivery log tells it. */
export interface HistoryEntry {
  readonly at: number;
  /** `attempt.delivered`, `delivery.skipped`, ... see docs/reference/log-lines.md. */
  readonly kind: string;
  readonly delivery?: string;
  readonly webhook?: string;
  /** JSON text of the log line, without its sequence number. */
  readonly line: string;
  /** JSON text of the exchange as it went over the wire, its URL sealed, secrets masked. Never in the log. */
  readonly exchange?: string;
}

export interface HistoryRow extends HistoryEntry {
  readonly sequence: number;
}

/** What a signature stands for. */
export interface SignedContent {
  /** The `webhook-id`: the delivery, the same on every attempt. */
  readonly id: string;
  /** The `webhook-timestamp`: seconds since 1970, of this attempt. */
  readonly timestamp: number;
  /** Exactly the body that is sent, as UTF-8; empty for a call without one. */
  readonly body: string;
}

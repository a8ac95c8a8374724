/** What a test has tried, as its delivery keeps it. */
export interface TriedWebhook {
  readonly name: string;
  readonly target: string;
  readonly action: string;
  /** SHA-256 (hex) of a definition that was not saved, its secrets left out. */
  readonly hash?: string;
}

import type { LocalizedText } from '@eilbote/contract';

/** What people are told about a failure. */
export interface FailureText {
  readonly title: LocalizedText;
  /** How it comes about. */
  readonly cause: LocalizedText;
  /** What helps. */
  readonly remedy: LocalizedText;
}

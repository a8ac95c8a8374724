import type { AccountInput, AccountQuestion } from './account-question.ts';
import type { LocalizedText } from './localized-text.ts';
import type { Settings } from './settings.ts';

/**
 * How an account is checked: one call that needs its credentials and changes nothing. Refused credentials, an
 * unreachable server and a limit are told by the engine; `read` sees good answers only.
 */
export type AccountCheck<S = Settings> = AccountQuestion<AccountReport, AccountInput<S>>;

/** What the answer to a check says of the account. */
export type AccountReport =
  | {
      /** What the account calls itself, so that a person sees that it is the right one. */
      readonly name?: string;
      /** More of that kind: the plan, the number, what the credentials may do. */
      readonly facts?: readonly AccountFact[];
      /** What will not work although the credentials are good, e.g. a right that is missing. */
      readonly warnings?: readonly LocalizedText[];
    }
  /** The answer was good, the account is not: why, and what a person does about it. */
  | { readonly problem: LocalizedText };

/** One thing that an account says of itself. */
export interface AccountFact {
  readonly title: LocalizedText;
  readonly text: string;
}

import type { AccountInput, AccountQuestion } from './account-question.ts';
import type { LocalizedText } from './localized-text.ts';
import type { Settings } from './settings.ts';

/**
 * A list that an account offers: its services, the stages of its pipeline. A field of the schema dialect names it by
 * `choices`, in the parameters and fields of an action and in settings.
 */
export interface ChoiceList<S = Settings> extends AccountQuestion<ChoicePage, ChoiceInput<S>> {
  readonly title: LocalizedText;
}

/** What the call for one page has to go by. */
export interface ChoiceInput<S = Settings> extends AccountInput<S> {
  /** What the page before has told as `next`; absent for the first. */
  readonly page?: string | number;
}

/** One page of a list. */
export interface ChoicePage {
  readonly choices: readonly Choice[];
  /** Asks for another page, which gets it as `page`; absent on the last. */
  readonly next?: string | number;
}

/** One choice of a list. */
export interface Choice {
  /** What is sent. */
  readonly value: string | number;
  /** What the account calls it, in its own language. */
  readonly title: string;
}

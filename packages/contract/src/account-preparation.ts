import type { AccountCall, AccountInput, AccountQuestion } from './account-question.ts';
import type { LocalizedText } from './localized-text.ts';
import type { Settings } from './settings.ts';

/**
 * One thing that has to be in an account before deliveries can work: a property of its own, a group, a label. It is
 * looked for first, shown to a person, and created where it is missing, so that it may be done any number of times.
 */
export interface Preparation<S = Settings> {
  readonly title: LocalizedText;
  /** What it is good for, for the person who decides about it. */
  readonly description?: LocalizedText;
  readonly find: AccountQuestion<Presence, AccountInput<S>>;
  /** Creates it. `accept` names what the target system answers where somebody else was faster. */
  readonly create: AccountCall<AccountInput<S>>;
}

/** Whether a thing is in the account; `differs` says how it stands there in a way that a person has to put right. */
export type Presence = 'there' | 'missing' | { readonly differs: LocalizedText };

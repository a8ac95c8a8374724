import type { JsonValue } from './json.ts';
import type { RequestDraft } from './request.ts';
import type { Settings } from './settings.ts';
import type { StepAnswer } from './steps.ts';

/** What a call to an account has to go by that belongs to no delivery. `S` is the type of the settings. */
export interface AccountInput<S = Settings> {
  /** The base URL that follows from the settings, for `url.base`. */
  readonly url: string;
  readonly settings: S;
}

/** What a call of {@link AccountQuestion} is made of. */
export interface AccountCall<I = AccountInput> {
  /** Pure. Authorisation and headers of the account are added by the engine, as in a delivery. */
  request(input: I): RequestDraft;
  /**
   * Status codes beside 2xx that are as good: 404, where something need not be there. Every other answer is told as a
   * failure, in the words that a delivery would have for it.
   */
  readonly accept?: readonly number[];
}

/** A call to an account that changes nothing there, and what its answer says. `R` is what is read from it. */
export interface AccountQuestion<R, I = AccountInput> extends AccountCall<I> {
  /** Pure. Whatever it throws is told as a mistake of the plugin. */
  read(answer: StepAnswer, input: I): R;
  /** What the body of an answer looks like; the conformance tests let `read` read it. */
  readonly sample: JsonValue;
}

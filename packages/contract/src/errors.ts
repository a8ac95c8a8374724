import type { LocalizedText } from './localized-text.ts';

const brand = Symbol.for('eilbote.error');

/** The one shape of every error that Eilbote throws: a stable code, a sentence for people, the cause kept. */
export class EilboteError extends Error {
  /** Stable, documented in `docs/errors.md`. */
  readonly code: string;
  /** What happened, to which thing, and what helps. `message` is the English one. */
  readonly text: LocalizedText;
  /** Facts for programs: ids, positions, paths; never secrets. */
  readonly facts: { readonly [name: string]: unknown };

  constructor(code: string, text: LocalizedText, options: { cause?: unknown; facts?: Record<string, unknown> } = {}) {
    super(text.en, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'EilboteError';
    this.code = code;
    this.text = text;
    this.facts = options.facts ?? {};
    Object.defineProperty(this, brand, { value: true });
  }
}

/** True for an {@link EilboteError} of any copy of this package. */
export const isEilboteError = (error: unknown): error is EilboteError =>
  typeof error === 'object' && error !== null && (error as { [brand]?: unknown })[brand] === true;

/** Declares an error once: its code, what it means in general, and the sentence for one occurrence. */
export interface ErrorDefinition<F extends Record<string, unknown>> {
  (facts: F, options?: { cause?: unknown }): EilboteError;
  readonly code: string;
  /** What the code means, for `docs/errors.md`. */
  readonly meaning: LocalizedText;
  is(error: unknown): boolean;
}

/**
 * Defines an error once, in the `errors.ts` of the folder that raises it. Call the result with the facts of an occurrence:
 * `throw LANE_UNKNOWN({ lane })`. `meaning` goes into the reference, `sentence` to the people who meet the error.
 */
export function defineError<F extends Record<string, unknown>>(
  code: string,
  meaning: LocalizedText,
  sentence: (facts: F) => LocalizedText,
): ErrorDefinition<F> {
  const make = (facts: F, options: { cause?: unknown } = {}) =>
    new EilboteError(code, sentence(facts), { ...options, facts });
  return Object.assign(make, {
    code,
    meaning,
    is: (error: unknown) => isEilboteError(error) && error.code === code,
  });
}

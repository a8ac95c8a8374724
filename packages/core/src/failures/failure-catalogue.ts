import type { FailureClass, Language } from '@eilbote/contract';
import { answerFailures } from './answer-failures.ts';
import { connectionFailures } from './connection-failures.ts';
import type { FailureText } from './failure-text.ts';
import { ownFailures } from './own-failures.ts';

/** Title, cause and remedy of every failure class, for people. A new class has to be explained here to compile. */
export const failureCatalogue: { readonly [F in FailureClass]: FailureText } = {
  ...connectionFailures,
  ...answerFailures,
  ...ownFailures,
};

/** The texts of a failure class in one language. */
export function describeFailure(failure: FailureClass, language: Language): Described {
  return inLanguage(failureCatalogue[failure], language);
}

export interface Described {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
}

export const inLanguage = ({ title, cause, remedy }: FailureText, language: Language): Described => ({
  title: title[language],
  cause: cause[language],
  remedy: remedy[language],
});

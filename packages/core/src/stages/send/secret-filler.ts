import { isEilboteError, type EilboteError } from '@eilbote/contract';
import { fill, type SealedText, type SecretReader } from '../../request/index.ts';

/** Fills secrets in and remembers their values, so that they can be kept out of what is shown. */
export class SecretFiller {
  readonly values: string[] = [];
  readonly #read: SecretReader;

  constructor(read: SecretReader) {
    this.#read = read;
  }

  /** @throws SecretUnavailable */
  fill(text: SealedText): string {
    return fill(text, (name) => {
      const value = this.read(name);
      this.values.push(value);
      return value;
    });
  }

  /** A secret that is used and not sent: nobody can echo it. @throws SecretUnavailable */
  read(name: string): string {
    try {
      return this.#read(name);
    } catch (error) {
      throw isEilboteError(error) ? new SecretUnavailable(error) : error;
    }
  }
}

/** Keeps "the secret cannot be read" apart from every other error of the same shape. */
export class SecretUnavailable extends Error {
  readonly problem: EilboteError;

  constructor(problem: EilboteError) {
    super(problem.code);
    this.problem = problem;
  }
}

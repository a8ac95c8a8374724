import type { TransformContext } from './transform.ts';

/** Characters of any text that a transform makes. */
export const longestText = 1_048_576;

/** Refuses a text before it is made. @throws VALUE_NOT_TRANSFORMED */
export function refuseLonger(length: number, { failure }: TransformContext): void {
  if (length > longestText) {
    throw failure({
      de: 'Das Ergebnis wäre länger als 1.048.576 Zeichen.',
      en: 'The result would be longer than 1,048,576 characters.',
    });
  }
}

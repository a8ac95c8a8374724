import type { LocalizedText } from '@eilbote/contract';

/** Keyword of our schemas: what may stand at a place, in words for people. Programs may ignore it. */
export const expectedKeyword = 'x-expected';

/** Tells, in a schema, what may stand at its place. */
export const expected = (de: string, en: string): { readonly [expectedKeyword]: LocalizedText } => ({
  [expectedKeyword]: { de, en },
});

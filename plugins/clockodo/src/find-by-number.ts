import type { AccountCalls } from './account-calls.ts';
import { textOf } from './account-calls.ts';

/** What Clockodo knows by a number of our own, and where. */
const paths = {
  user: ['v3', 'users'],
  customer: ['v3', 'customers'],
  project: ['v4', 'projects'],
} as const;

/** A thing that has a number of the ERP in Clockodo. */
export type Numbered = keyof typeof paths;

/** Below the base URL. */
export const pathOf = (kind: Numbered, ...below: readonly string[]): readonly string[] => [...paths[kind], ...below];

/**
 * Looks for a thing by its number. Clockodo's search goes through several fields and finds parts of words, so its answer
 * is a choice to look through, not the result.
 * @param mustExist nothing can be created in its place, so a preview goes on as if it were there
 */
export async function findByNumber(
  calls: AccountCalls,
  kind: Numbered,
  number: string,
  mustExist = false,
): Promise<string | undefined> {
  const found = await calls.search(`find ${kind}`, pathOf(kind), {
    query: [['filter[fulltext]', number]],
    isWanted: (record) => record['number'] === number,
    ...(mustExist ? { sample: [{ id: 1, number }] } : {}),
  });
  return found === undefined ? undefined : textOf(found['id']);
}

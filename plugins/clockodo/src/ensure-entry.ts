import type { JsonObject, JsonValue } from '@eilbote/contract';
import { textOf, type AccountCalls } from './account-calls.ts';
import type { Ensured } from './ensured.ts';

/** A time as it is entered; times are UTC, `YYYY-MM-DDTHH:mm:ssZ`. */
export interface WantedEntry extends JsonObject {
  readonly users_id: number;
  readonly projects_id: number;
  readonly time_since: string;
  readonly time_until: string;
}

/** Below the base URL; entries have no version 3. */
export const entryPath = (...below: readonly string[]): readonly string[] => ['v2', 'entries', ...below];

/**
 * The entry of a time. Clockodo keeps no key of ours: what is the same user on the same project at the same time is the
 * same entry, also where nobody knows any more whether it was made.
 * @param key of the time in the ERP
 */
export async function ensureEntry(calls: AccountCalls, key: string, wanted: WantedEntry): Promise<Ensured> {
  let isNew = false;
  const id = await calls.steps.ensure('entry', key, {
    find: () => findEntry(calls, wanted),
    create() {
      isNew = true;
      return calls.create('create entry', entryPath(), wanted, 'entry');
    },
  });
  return { id, isNew };
}

async function findEntry(calls: AccountCalls, wanted: WantedEntry): Promise<string | undefined> {
  const { users_id: user, projects_id: project, time_since: since, time_until: until } = wanted;
  const found = await calls.search('find entry', entryPath(), {
    query: [
      ['time_since', since],
      ['time_until', until],
      ['filter[users_id]', user],
      ['filter[projects_id]', project],
    ],
    list: 'entries',
    isWanted: (entry) =>
      entry['users_id'] === user &&
      entry['projects_id'] === project &&
      isSameTime(entry['time_since'], since) &&
      isSameTime(entry['time_until'], until),
  });
  return found === undefined ? undefined : textOf(found['id']);
}

const isSameTime = (one: JsonValue | undefined, other: string): boolean =>
  typeof one === 'string' && Date.parse(one) === Date.parse(other);

import type { DefinitionProblem, EilboteError } from '@eilbote/contract';
import type { IdPrefix } from '../../system/index.ts';
import type { ExportedEntry } from './document.ts';
import { IMPORT_ENTRY_TWICE, IMPORT_NAME_AMBIGUOUS } from './errors.ts';

/** What an entry of a document is here. */
export interface Assigned<T> {
  readonly entry: ExportedEntry;
  readonly name: string;
  /** Under which it is saved: of the one that is here, else its own, else a new one. */
  readonly id: string;
  readonly previous: T | undefined;
  readonly foundBy?: 'id' | 'name';
  readonly problems: readonly DefinitionProblem[];
}

interface Here {
  readonly id: string;
  readonly definition: { readonly name: string };
}

/**
 * Which webhook or connection of this installation an entry means: the one of its id, else the only one of its name that
 * no other entry means by its id. Otherwise it is new and keeps its id where that is free, so that the next import of
 * the same file finds it again, whatever it is called by then.
 */
export async function assign<T extends Here>(
  entries: readonly ExportedEntry[],
  here: readonly T[],
  ids: {
    readonly prefix: IdPrefix;
    newId(prefix: IdPrefix): string;
    /** One that was deleted here keeps its history under its id. */
    wasUsed(id: string): Promise<boolean>;
  },
): Promise<readonly Assigned<T>[]> {
  const byId = new Map(here.map((one) => [one.id, one]));
  const meantById = new Set(entries.map(({ id }) => id).filter((id) => byId.has(id)));
  const taken = new Set<string>();
  const assigned: Assigned<T>[] = [];
  for (const entry of entries) {
    const { name } = entry.definition;
    const shown = typeof name === 'string' ? name : entry.id;
    const named = here.filter((one) => one.definition.name === name && !meantById.has(one.id));
    const own = byId.get(entry.id);
    const previous = own ?? (named.length === 1 ? named[0] : undefined);
    const isAmbiguous = own === undefined && named.length > 1;
    const isFree = isId(entry.id, ids.prefix) && !taken.has(entry.id) && !(await ids.wasUsed(entry.id));
    const id = previous?.id ?? (isFree ? entry.id : ids.newId(ids.prefix));
    const isTwice = taken.has(previous?.id ?? entry.id);
    assigned.push({
      entry,
      name: shown,
      id,
      previous,
      ...(previous === undefined ? {} : { foundBy: own === undefined ? ('name' as const) : ('id' as const) }),
      problems: [
        ...(isTwice ? [problem(IMPORT_ENTRY_TWICE({ name: shown }))] : []),
        ...(isAmbiguous ? [problem(IMPORT_NAME_AMBIGUOUS({ name: shown, ids: named.map((one) => one.id) }))] : []),
      ],
    });
    taken.add(id).add(entry.id);
  }
  return assigned;
}

const isId = (text: string, prefix: IdPrefix): boolean => new RegExp(`^${prefix}_[0-9a-z]{20,40}$`).test(text);

const problem = ({ code, text }: EilboteError): DefinitionProblem => ({ path: '', code, text });

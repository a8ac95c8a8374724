import type { EilboteError } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';

interface Named {
  readonly id: string;
  readonly definition: { readonly name: string };
}

/** What people call one thing by: its id, or its name where only one has it. Throws what `errors` make otherwise. */
export function byIdOrName<T extends Named>(
  idOrName: string,
  things: Iterable<T>,
  errors: { unknown(meant: string | undefined): EilboteError; ambiguous(ids: readonly string[]): EilboteError },
): T {
  const all = [...things];
  const byId = all.find(({ id }) => id === idOrName);
  if (byId !== undefined) return byId;
  const named = all.filter(({ definition }) => definition.name === idOrName);
  const [only, another] = named;
  if (only === undefined)
    throw errors.unknown(
      nearest(
        idOrName,
        all.map(({ definition }) => definition.name),
      ),
    );
  if (another !== undefined) throw errors.ambiguous(named.map(({ id }) => id));
  return only;
}

/** Longer names are no typing mistakes, and comparing them would cost time. */
const longestName = 80;

/**
 * The candidate that somebody who wrote `name` most likely meant; `undefined` where none is near enough. Case and
 * accents do not count; a third of the letters may be wrong, missing, added or swapped with their neighbour, `most` at the utmost.
 */
export function nearest(
  name: string,
  candidates: Iterable<string>,
  most = Number.POSITIVE_INFINITY,
): string | undefined {
  const wanted = fold(name);
  if (wanted === '' || wanted.length > longestName) return undefined;
  let best: string | undefined;
  let allowed = Math.min(most, Math.max(1, Math.floor(wanted.length / 3)));
  for (const candidate of candidates) {
    const given = fold(candidate);
    if (Math.abs(given.length - wanted.length) > allowed) continue;
    const distance = editDistance(wanted, given);
    if (distance > allowed) continue;
    if (distance === 0) return candidate;
    best = candidate;
    allowed = distance - 1;
  }
  return best;
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) least = Math.min(least, at(beforePrevious, column - 2) + 1);
      current.push(least);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, to.length);
}

const at = (row: readonly number[], column: number) => row[column] ?? Number.POSITIVE_INFINITY;

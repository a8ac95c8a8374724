import { foldText } from './collation.ts';
import { searchFor } from './search.ts';

/** `@`, of which there is one at least, stands for any number of characters, or none: `48@`, `@Küche@`, `RE-@-0117`. */
export function matchesWildcard(pattern: string): (text: string) => boolean {
  const parts = pattern.split('@').map(foldText);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const searches = parts.slice(1, -1).map((part) => ({ find: searchFor(part), length: part.length }));
  return (text) => {
    const folded = foldText(text);
    if (!folded.startsWith(first)) return false;
    let position = first.length;
    for (const { find, length } of searches) {
      const found = find(folded, position);
      if (found < 0) return false;
      position = found + length;
    }
    return folded.length - last.length >= position && folded.endsWith(last);
  };
}

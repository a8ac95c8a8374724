/** Finds the needle in a text at or after `from`; -1 where it is not. */
export type Search = (text: string, from: number) => number;

/**
 * Search in one pass over the text (Knuth, Morris, Pratt): no needle and no text make it slower than their lengths
 * together, which `indexOf` does not promise.
 */
export function searchFor(needle: string): Search {
  if (needle === '') return (_text, from) => from;
  const fallbacks = fallbacksOf(needle);
  return (text, from) => {
    let matched = 0;
    for (let position = from; position < text.length; position += 1) {
      const unit = text.charCodeAt(position);
      while (matched > 0 && unit !== needle.charCodeAt(matched)) matched = fallbacks[matched - 1] ?? 0;
      if (unit === needle.charCodeAt(matched)) matched += 1;
      if (matched === needle.length) return position - matched + 1;
    }
    return -1;
  };
}

/** For each place in the needle: how much of its beginning ends there, so that the search need not go back. */
function fallbacksOf(needle: string): Uint16Array {
  const fallbacks = new Uint16Array(needle.length);
  let matched = 0;
  for (let position = 1; position < needle.length; position += 1) {
    const unit = needle.charCodeAt(position);
    while (matched > 0 && unit !== needle.charCodeAt(matched)) matched = fallbacks[matched - 1] ?? 0;
    if (unit === needle.charCodeAt(matched)) matched += 1;
    fallbacks[position] = matched;
  }
  return fallbacks;
}

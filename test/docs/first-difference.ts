/** Where two texts part, for a message: the number of the first line that differs, and both versions of it. */
export function firstDifference(committed: string, generated: string): string {
  const [was, is] = [committed.split('\n'), generated.split('\n')];
  const line = is.findIndex((text, index) => text !== was[index]);
  const at = line === -1 ? is.length : line;
  return `line ${at + 1}\n  - ${was[at] ?? '(end)'}\n  + ${is[at] ?? '(end)'}`;
}

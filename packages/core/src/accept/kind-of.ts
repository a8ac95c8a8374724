/** What a value is, for a message; never what is in it. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  const kinds: { readonly [kind: string]: string } = {
    string: 'a text',
    number: 'a number',
    boolean: 'a boolean',
    object: 'an object',
  };
  return kinds[typeof value] ?? `a ${typeof value}`;
}

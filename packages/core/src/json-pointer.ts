/** A name as one part of a JSON pointer (RFC 6901). */
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The names that a JSON pointer (RFC 6901) is made of. */
export const pointerParts = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands in a value at a JSON pointer (RFC 6901); `undefined` where there is nothing. */
export function valueAt(input: unknown, pointer: string): unknown {
  let value = input;
  for (const part of pointerParts(pointer)) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
  }
  return value;
}

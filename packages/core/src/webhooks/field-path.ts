/** Where the value of a field attribute is found. */
export interface FieldPath {
  /** A table, or `details`. */
  readonly table: string;
  /** The field; in details, whose values may lie inside of each other, every step of the way. */
  readonly names: readonly string[];
}

/** `Field`, `Table.Field`, `details.x` or `details.x.y`. */
export function fieldPath(text: string, table: string): FieldPath {
  const dot = text.indexOf('.');
  if (dot === -1) return { table, names: [text] };
  const [first, rest] = [text.slice(0, dot), text.slice(dot + 1)];
  return { table: first, names: first === 'details' ? rest.split('.') : [rest] };
}

/** The path as it is written with its table. */
export const fieldPathText = ({ table, names }: FieldPath): string => [table, ...names].join('.');

/** Where the value of a field attribute is found. */
export interface FieldPath {
  /** A table, or `details`. */
  readonly table: string;
  readonly field: string;
}

/** `Field`, `Table.Field` or `details.x`. */
export function fieldPath(text: string, table: string): FieldPath {
  const dot = text.indexOf('.');
  return dot === -1 ? { table, field: text } : { table: text.slice(0, dot), field: text.slice(dot + 1) };
}

import type { FieldSchemas } from '@eilbote/contract';

/** Where a path into the details of an event leaves what its event type describes. */
export interface UnknownDetail {
  /** Up to the name that is not known, e.g. `details.neu.Prozesstatus`. */
  readonly path: string;
  /** Paths that are known at this place. */
  readonly known: readonly string[];
}

/** Details may lie inside of each other: `details.neu.Prozessstatus` has two names. */
export function unknownDetailIn(names: readonly string[], details: FieldSchemas): UnknownDetail | undefined {
  let known = details;
  let parent = 'details';
  for (const name of names) {
    const path = `${parent}.${name}`;
    const schema = Object.hasOwn(known, name) ? known[name] : undefined;
    if (schema === undefined) return { path, known: Object.keys(known).map((other) => `${parent}.${other}`) };
    known = schema.type === 'object' ? schema.properties : {};
    parent = path;
  }
  return undefined;
}

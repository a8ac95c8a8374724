import type { JsonObject, JsonValue, Table } from '@eilbote/contract';
import { compact } from '../compact.ts';
import type { WebhookDefinition } from './definition.ts';

/** Which fields of a record leave the house. */
export interface FieldSelection {
  /** The fields that it names, as far as the schema of the table knows them. */
  readonly names: readonly string[];
  /** The selected part of a record; the record itself where nothing is left out. */
  pick(record: JsonObject): JsonObject;
}

const nothing: JsonObject = Object.freeze({});

/**
 * `standard` leaves out the privacy classes financial and special. A field that the schema does not know has no class
 * and goes along: our schemas are partly assumptions, and a field must not vanish because of that.
 */
export function fieldSelection(
  fields: WebhookDefinition['fields'],
  table: Table,
  alsoNamed: ReadonlySet<string> = new Set(),
): FieldSelection {
  if (fields === 'standard') {
    const withheld = withheldFields(table).filter((name) => !alsoNamed.has(name));
    return withheld.length === 0
      ? { names: Object.keys(table.fields), pick: (record) => record }
      : { names: without(Object.keys(table.fields), withheld), pick: leaveOut(new Set(withheld)) };
  }
  const named = fields === 'none' ? [] : fields;
  const taken = [...new Set([...named, ...alsoNamed])];
  return { names: named, pick: taken.length === 0 ? () => nothing : take(taken) };
}

/** Fields that are sent only by a webhook that names them. */
export const withheldFields = (table: Table): readonly string[] =>
  Object.entries(table.fields)
    .filter(([, { privacy }]) => privacy === 'financial' || privacy === 'special')
    .map(([name]) => name);

const without = (names: readonly string[], left: readonly string[]) => names.filter((name) => !left.includes(name));

function leaveOut(withheld: ReadonlySet<string>): (record: JsonObject) => JsonObject {
  return (record) => {
    const picked: { [name: string]: JsonValue } = {};
    for (const name of Object.keys(record)) if (!withheld.has(name)) put(picked, name, record[name]);
    return compact(picked);
  };
}

function take(names: readonly string[]): (record: JsonObject) => JsonObject {
  return (record) => {
    const picked: { [name: string]: JsonValue } = {};
    for (const name of names) if (Object.hasOwn(record, name)) put(picked, name, record[name]);
    return compact(picked);
  };
}

function put(picked: { [name: string]: JsonValue }, name: string, value: JsonValue | undefined): void {
  if (value !== undefined && name !== '__proto__') picked[name] = value;
}

import type { FieldSchema, FieldSchemas, Table } from '@eilbote/contract';
import type { Path } from '../expression.ts';
import type { ConditionScope } from './scope.ts';

/** Where a path leads. Without a schema the field is not known there; its values then speak for themselves. */
export type FieldPlace = { readonly schema: FieldSchema | undefined } & (
  | { readonly source: 'record'; readonly table: Table; readonly name: string }
  | { readonly source: 'related'; readonly table: Table | undefined; readonly tableName: string; readonly name: string }
  | {
      readonly source: 'details';
      readonly names: readonly string[];
      /** The names known where the path leaves the schema, for a suggestion. */
      readonly siblings: FieldSchemas;
    }
);

export function resolvePath({ names }: Path, scope: ConditionScope): FieldPlace {
  const [first = '', second] = names;
  if (second === undefined) return ofRecord(first, scope);
  if (first === 'details') return ofDetails(names.slice(1), scope.details);
  if (first === scope.table.name) return ofRecord(second, scope);
  const table = scope.related.find(({ name }) => name === first);
  return { source: 'related', table, tableName: first, name: second, schema: table && own(table.fields, second) };
}

const ofRecord = (name: string, { table }: ConditionScope): FieldPlace => ({
  source: 'record',
  table,
  name,
  schema: own(table.fields, name),
});

function ofDetails(names: readonly string[], details: FieldSchemas): FieldPlace {
  let siblings = details;
  let schema: FieldSchema | undefined;
  for (const [position, name] of names.entries()) {
    schema = own(siblings, name);
    if (position === names.length - 1) break;
    if (schema?.type !== 'object') return { source: 'details', names, schema: undefined, siblings: {} };
    siblings = schema.properties;
  }
  return { source: 'details', names, schema, siblings };
}

const own = (schemas: FieldSchemas, name: string): FieldSchema | undefined =>
  Object.hasOwn(schemas, name) ? schemas[name] : undefined;

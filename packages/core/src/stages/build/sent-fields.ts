import type { JsonObject, ValueSource } from '@eilbote/contract';
import type { CompiledTemplate } from '../../templates/index.ts';
import type { AttributeDefinition } from '../../webhooks/definition.ts';
import { fieldPath, fieldPathText } from '../../webhooks/field-path.ts';
import { isRecordList } from '../../tables/index.ts';

/**
 * Names of what leaves the house beside the selected fields: by attributes and templates. Fields of the own table are
 * plain names, others `Table.Field`.
 */
export function namedFields(
  sources: readonly (AttributeDefinition | ValueSource)[],
  templates: readonly CompiledTemplate[],
  table: string,
): readonly string[] {
  const names = sources.flatMap((source) => {
    if (!('field' in source)) return [];
    const path = fieldPath(source.field, table);
    return path.table === table ? path.names : fieldPathText(path);
  });
  const read = templates.flatMap(({ paths }) => paths).flatMap(([root, field]) => nameOf(root, field, table));
  return [...new Set([...names, ...read])];
}

const ownWords = new Set(['event', 'webhook', 'delivery', 'forloop']);

function nameOf(root: string | undefined, field: string | undefined, table: string): string | readonly string[] {
  if (root === undefined || ownWords.has(root)) return [];
  if (root === table || root === 'record' || root === 'records') return field ?? table;
  return field === undefined ? root : `${root}.${field}`;
}

/** Names of all fields of a delivery that are sent, for the delivery log. */
export function sentFields(fields: JsonObject | readonly JsonObject[], named: readonly string[]): readonly string[] {
  const own = isRecordList(fields)
    ? [...new Set(fields.flatMap((record) => Object.keys(record)))]
    : Object.keys(fields);
  return named.length === 0 ? own : [...new Set([...own, ...named])];
}

import type { JsonObject, JsonValue, LocalizedText, ValueLookup, ValueSource } from '@eilbote/contract';
import { isRecordList, ownValue } from '../../tables/index.ts';
import { entryName, isMissing } from '../../transforms/index.ts';
import { fieldPath, type FieldPath } from '../../webhooks/field-path.ts';
import { ATTRIBUTE_FROM_LIST, TARGET_VALUE_NOT_IN_TABLE } from './errors.ts';
import type { Filling } from './filling.ts';
import type { TemplateReader } from './template-reader.ts';

/** What a source is evaluated for. */
export interface SourcePlace {
  readonly name: string;
  /** Names the place in warnings. */
  readonly where: LocalizedText;
  /** The table of the webhook. */
  readonly table: string;
}

/** Evaluates a source for one delivery; `undefined` where its field did not come with the event. */
export type SourceReader = (filling: Filling) => JsonValue | undefined;

/** A source, read once. @throws TEMPLATE_INVALID, TEMPLATE_TOO_LARGE */
export function sourceReader(
  source: ValueSource,
  { name, where, table }: SourcePlace,
  read: TemplateReader,
): SourceReader {
  if ('text' in source) return () => source.text;
  if ('template' in source) {
    const template = read(source.template, 'text');
    return (filling) => filling.render(template, where);
  }
  const path = fieldPath(source.field, table);
  if ('lookup' in source) return (filling) => entryFor(fieldValue(filling, path, name), source, where);
  return (filling) => fieldValue(filling, path, name);
}

/** @throws TARGET_VALUE_NOT_IN_TABLE */
function entryFor(value: JsonValue | undefined, { field, lookup, otherwise }: ValueLookup, title: LocalizedText) {
  if (isMissing(value)) return undefined;
  const name = entryName(value);
  const entry = Object.hasOwn(lookup, name) ? lookup[name] : otherwise;
  if (entry === undefined) throw TARGET_VALUE_NOT_IN_TABLE({ title, from: field });
  return entry;
}

/** @throws ATTRIBUTE_FROM_LIST */
function fieldValue(filling: Filling, { table, names }: FieldPath, name: string): JsonValue | undefined {
  let value: JsonValue | undefined = table === 'details' ? filling.event.details : singleRecord(filling, table, name);
  for (const step of names) value = ownValue(value, step);
  return value;
}

function singleRecord(filling: Filling, table: string, attribute: string): JsonObject | undefined {
  const records = filling.records(table);
  if (records === undefined || !isRecordList(records)) return records;
  if (records.length === 1) return records[0];
  throw ATTRIBUTE_FROM_LIST({ attribute, table, count: records.length });
}

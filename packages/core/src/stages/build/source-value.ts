import type { JsonObject, JsonValue, LocalizedText, ValueSource } from '@eilbote/contract';
import { isRecordList, ownValue } from '../../tables/index.ts';
import { fieldPath, type FieldPath } from '../../webhooks/field-path.ts';
import { ATTRIBUTE_FROM_LIST } from './errors.ts';
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
  return (filling) => fieldValue(filling, path, name);
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

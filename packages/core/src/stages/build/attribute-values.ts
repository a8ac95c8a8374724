import {
  secretSlot,
  type Attribute,
  type BodyValue,
  type JsonObject,
  type JsonValue,
  type LocalizedText,
} from '@eilbote/contract';
import type { TemplateReader } from './template-reader.ts';
import type { AttributeDefinition } from '../../webhooks/definition.ts';
import { fieldPath, fieldPathText, type FieldPath } from '../../webhooks/field-path.ts';
import { attributeSlot } from '../../webhooks/secret-slots.ts';
import { ATTRIBUTE_FROM_LIST } from './errors.ts';
import { isRecordList, ownValue } from '../../tables/index.ts';
import type { Filling } from './filling.ts';

/** Makes one attribute for one delivery. */
export type AttributeMaker = (filling: Filling) => Attribute;

/** An attribute, read once. What never changes is made once, too. @throws TEMPLATE_INVALID, TEMPLATE_TOO_LARGE */
export function attributeMaker(definition: AttributeDefinition, table: string, read: TemplateReader): AttributeMaker {
  const { name, part } = definition;
  const constant = (value: BodyValue): AttributeMaker => {
    const attribute = Object.freeze({ name, value, part });
    return () => attribute;
  };
  if ('text' in definition) return constant(definition.text);
  if ('secret' in definition) return constant(secretSlot(attributeSlot(name)));
  if ('template' in definition) {
    const template = read(definition.template, 'text');
    const where = { de: `Attribut „${name}“`, en: `Attribute "${name}"` };
    return (filling) => ({ name, part, value: filling.render(template, where) });
  }
  const path = fieldPath(definition.field, table);
  return (filling) => ({ name, part, value: fieldValue(filling, path, name) });
}

/** @throws ATTRIBUTE_FROM_LIST */
function fieldValue(filling: Filling, path: FieldPath, attribute: string): BodyValue {
  const { table, names } = path;
  let value: JsonValue | undefined =
    table === 'details' ? filling.event.details : singleRecord(filling, table, attribute);
  for (const name of names) value = ownValue(value, name);
  if (value !== undefined) return value;
  filling.warn(absent(attribute, fieldPathText(path)));
  return null;
}

function singleRecord(filling: Filling, table: string, attribute: string): JsonObject | undefined {
  const records = filling.records(table);
  if (records === undefined || !isRecordList(records)) return records;
  if (records.length === 1) return records[0];
  throw ATTRIBUTE_FROM_LIST({ attribute, table, count: records.length });
}

const absent = (attribute: string, path: string): LocalizedText => ({
  de: `Das Attribut „${attribute}“ ist leer, weil „${path}“ mit diesem Ereignis nicht mitkam.`,
  en: `The attribute "${attribute}" is empty, because "${path}" did not come with this event.`,
});

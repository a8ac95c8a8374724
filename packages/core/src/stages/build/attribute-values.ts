import { secretSlot, type Attribute, type BodyValue, type LocalizedText } from '@eilbote/contract';
import type { AttributeDefinition } from '../../webhooks/definition.ts';
import { fieldPath, fieldPathText } from '../../webhooks/field-path.ts';
import { attributeSlot } from '../../webhooks/secret-slots.ts';
import type { Filling } from './filling.ts';
import { sourceReader } from './source-value.ts';
import type { TemplateReader } from './template-reader.ts';

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
  const where = { de: `Attribut „${name}“`, en: `Attribute "${name}"` };
  const valueOf = sourceReader(definition, { name, where, table }, read);
  return (filling) => {
    const value = valueOf(filling);
    if (value !== undefined) return { name, part, value };
    if ('field' in definition) filling.warn(absent(name, fieldPathText(fieldPath(definition.field, table))));
    return { name, part, value: null };
  };
}

const absent = (attribute: string, path: string): LocalizedText => ({
  de: `Das Attribut „${attribute}“ ist leer, weil „${path}“ mit diesem Ereignis nicht mitkam.`,
  en: `The attribute "${attribute}" is empty, because "${path}" did not come with this event.`,
});

import type { Action, JsonObject, JsonValue, LocalizedText, TargetField, ValueSource } from '@eilbote/contract';
import type { WebhookDefinition } from '../../webhooks/definition.ts';
import { convertValue } from '../../conversion/convert-value.ts';
import { TARGET_VALUE_INVALID, TARGET_VALUE_MISSING } from './errors.ts';
import type { Filling } from './filling.ts';
import { sourceReader } from './source-value.ts';
import type { TemplateReader } from './template-reader.ts';

/** Where the target fields of an action come from: the webhook's word counts before the action's. */
export function sourcesOf(
  { fields = {} }: Action,
  { mapping = {} }: Pick<WebhookDefinition, 'mapping'>,
): ReadonlyMap<string, ValueSource> {
  const sources = new Map<string, ValueSource>();
  for (const [name, { from }] of Object.entries(fields)) {
    const source = Object.hasOwn(mapping, name) ? mapping[name] : from;
    if (source !== undefined && source !== 'none') sources.set(name, source);
  }
  return sources;
}

/** Evaluates, checks and converts the target fields of one delivery. */
export type ValuesMaker = (filling: Filling) => JsonObject;

/** @throws TEMPLATE_INVALID, TEMPLATE_TOO_LARGE */
export function valuesMaker(action: Action, definition: WebhookDefinition, read: TemplateReader): ValuesMaker {
  const { fields = {} } = action;
  const sources = sourcesOf(action, definition);
  const makers = Object.entries(fields).map(([name, field]) => {
    const source = sources.get(name);
    const place = { name, where: field.title, table: definition.table };
    return { name, field, source, valueOf: source && sourceReader(source, place, read) };
  });
  return (filling) => {
    const values: { [name: string]: JsonValue } = {};
    for (const { name, field, source, valueOf } of makers) {
      const value = convert(valueOf?.(filling), name, field, filling);
      if (value !== undefined) values[name] = value;
      else if (field.required) throw TARGET_VALUE_MISSING(missing(name, field, source));
    }
    return Object.freeze(values);
  };
}

/** @throws TARGET_VALUE_INVALID */
function convert(value: JsonValue | undefined, name: string, field: TargetField, filling: Filling) {
  if (value === undefined || value === null || value === '') return undefined;
  const result = convertValue(value, field);
  if ('expected' in result) throw TARGET_VALUE_INVALID({ field: name, title: field.title, expected: result.expected });
  if (result.cut !== undefined) filling.warn(wasCut(field.title, result.cut));
  return result.value;
}

function missing(name: string, { title, whenMissing }: TargetField, source: ValueSource | undefined) {
  const from = source !== undefined && 'field' in source ? source.field : undefined;
  return {
    field: name,
    title,
    ...(from === undefined ? {} : { from }),
    ...(whenMissing === undefined ? {} : { whenMissing }),
  };
}

const wasCut = ({ de, en }: LocalizedText, length: number): LocalizedText => ({
  de: `„${de}“ wurde auf ${length} Zeichen gekürzt, mehr nimmt das Zielsystem nicht.`,
  en: `"${en}" was cut to ${length} characters; the target system takes no more.`,
});

import type { EventType, FieldSchema, FieldSchemas, Language, Table, TableField } from '@eilbote/contract';
import type { Catalogue } from './catalogue.ts';

/** A schema in the words of JSON Schema (2020-12). */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * Keywords of our own in exported schemas: title in both languages, how sure we are of a field, kind of personal data,
 * and the list of an account that a value is chosen from.
 * ajv in strict mode wants to hear of them: `ajv.addVocabulary(schemaVocabulary)`.
 */
export const schemaVocabulary: string[] = ['x-title', 'x-evidence', 'x-privacy', 'x-choices'];

/** JSON Schema's own `time` demands an offset; a duration may be longer than a day. */
const timePattern = '^[0-9]{2,5}:[0-5][0-9]:[0-5][0-9]$';

/** Ordinary JSON Schema (2020-12) of fields of the schema dialect. Fields not named in `optional` are required. */
export function toJsonSchema(
  fields: FieldSchemas,
  optional: readonly string[] = [],
  language: Language = 'en',
): JsonSchema {
  return { $schema: dialect, ...objectSchema(fields, optional, language) };
}

/** The record of a table. Only its key is required; fields that the schema does not know are allowed. */
export function tableToJsonSchema(table: Table, language: Language = 'en'): JsonSchema {
  return { $schema: dialect, ...recordSchema(table, language) };
}

/** An event as a host hands it in. Each table of the catalogue stands once under `$defs`. */
export function eventTypeToJsonSchema(
  eventType: EventType,
  catalogue: Catalogue,
  language: Language = 'en',
): JsonSchema {
  const definitions = Object.fromEntries(
    [eventType.table, ...eventType.related].flatMap((name) => {
      const table = catalogue.table(name);
      return table === undefined ? [] : [[name, recordSchema(table, language)]];
    }),
  );
  const own = [eventType.table, { $ref: `#/$defs/${eventType.table}` }] as const;
  const related = eventType.related.map((name): readonly [string, JsonSchema] => {
    const record = { $ref: `#/$defs/${name}` };
    return [name, { anyOf: [record, { type: 'array', items: record }] }];
  });
  return {
    $schema: dialect,
    ...titled(eventType, language),
    type: 'object',
    properties: {
      id: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
      type: { const: eventType.id },
      occurredAt: { type: 'string', format: 'date-time' },
      records: {
        type: 'object',
        properties: Object.fromEntries([own, ...related]),
        required: [eventType.table],
      },
      details: objectSchema(eventType.details, eventType.optionalDetails ?? [], language),
    },
    required: ['type', 'records'],
    $defs: definitions,
  };
}

const recordSchema = (table: Table, language: Language): JsonSchema => ({
  ...titled(table, language),
  'x-evidence': table.evidence,
  ...objectSchema(
    table.fields,
    Object.keys(table.fields).filter((name) => !table.key.includes(name)),
    language,
  ),
});

function objectSchema(fields: FieldSchemas, optional: readonly string[], language: Language): JsonSchema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, fieldSchema(fields[name] as FieldSchema, language)])),
    required: names.filter((name) => !optional.includes(name)),
  };
}

function fieldSchema(
  field: FieldSchema & Partial<Pick<TableField, 'evidence' | 'privacy'>>,
  language: Language,
): JsonSchema {
  return {
    ...titled(field, language),
    ...valueSchema(field, language),
    ...('default' in field ? { default: field.default } : {}),
    ...(field.examples === undefined ? {} : { examples: field.examples }),
    ...('secret' in field ? { writeOnly: true } : {}),
    ...('choices' in field ? { 'x-choices': field.choices } : {}),
    ...(field.evidence === undefined ? {} : { 'x-evidence': field.evidence }),
    ...(field.privacy === undefined ? {} : { 'x-privacy': field.privacy }),
  };
}

function valueSchema(field: FieldSchema, language: Language): JsonSchema {
  const type = field.nullable ? [field.type, 'null'] : field.type;
  switch (field.type) {
    case 'string|integer': {
      const types = [{ type: 'string' }, { type: 'integer' }, ...(field.nullable ? [{ type: 'null' }] : [])];
      return { anyOf: types };
    }
    case 'string':
      return { type, ...formatOf(field.format), ...limits(field, ['minLength', 'maxLength']), ...choices(field) };
    case 'integer':
    case 'number':
      return { type, ...limits(field, ['minimum', 'maximum']), ...choices(field) };
    case 'boolean':
      return { type };
    case 'array':
      return { type, items: fieldSchema(field.items, language) };
    case 'object':
      return { ...objectSchema(field.properties, field.optional ?? [], language), type };
  }
}

function formatOf(format: string | undefined): JsonSchema {
  if (format === undefined) return {};
  return format === 'time' ? { pattern: timePattern } : { format };
}

function choices(field: { readonly enum?: readonly unknown[]; readonly nullable?: true }): JsonSchema {
  if (field.enum === undefined) return {};
  return { enum: field.nullable ? [...field.enum, null] : field.enum };
}

function limits(field: object, names: readonly string[]): JsonSchema {
  return Object.fromEntries(Object.entries(field).filter(([name]) => names.includes(name)));
}

function titled(thing: Pick<FieldSchema, 'title' | 'description'>, language: Language): JsonSchema {
  return {
    title: thing.title[language],
    'x-title': thing.title,
    ...(thing.description === undefined ? {} : { description: thing.description[language] }),
  };
}

import type { DefinitionProblem, FieldSchema, TargetAccount } from '@eilbote/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { schemaVocabulary, toJsonSchema } from '../../catalogue/json-schema.ts';
import { expected, expectedKeyword } from '../schema/expected.ts';
import { secretSchema } from '../schema/shared-schemas.ts';
import { shapeProblems } from '../schema/shape-problems.ts';
import { secretSettings, type SettingValue } from './setting-value.ts';

const validators = new WeakMap<TargetAccount, ValidateFunction>();

/** Everything in which settings deviate from what their target system asks for, in plain sentences. */
export function checkSettingsShape(
  settings: { readonly [name: string]: SettingValue },
  account: TargetAccount,
): readonly DefinitionProblem[] {
  let validate = validators.get(account);
  if (validate === undefined) {
    validate = compile(account);
    validators.set(account, validate);
  }
  const whole = { settings };
  return validate(whole) ? [] : shapeProblems(validate.errors ?? [], whole);
}

/** The settings stand inside of an object, so that their problems have the path that they have in a connection. */
function compile({ settings, optionalSettings = [] }: TargetAccount): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  });
  ajv.addVocabulary([...schemaVocabulary, expectedKeyword]);
  for (const [name, pattern] of Object.entries(formats)) ajv.addFormat(name, pattern);
  const withDefault = Object.keys(settings).filter((name) => 'default' in (settings[name] as FieldSchema));
  const { $schema: _, ...shape } = toJsonSchema(settings, [...optionalSettings, ...withDefault]);
  const properties: { [name: string]: unknown } = {};
  const plain = shape['properties'] as { readonly [name: string]: { readonly format?: string } };
  for (const [name, schema] of Object.entries(plain)) properties[name] = withWords(schema);
  for (const name of secretSettings(settings)) {
    properties[name] = {
      type: 'object',
      additionalProperties: false,
      required: ['secret'],
      properties: { secret: secretSchema },
      ...expected('ein Text', 'a text'),
    };
  }
  return ajv.compile({
    type: 'object',
    properties: { settings: { ...shape, properties, additionalProperties: false } },
    required: ['settings'],
  });
}

/** Formats of the schema dialect, as strict as a form needs them. */
const formats = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  uri: /^https?:\/\/[^\s]+$/,
};

const words: { readonly [format: string]: ReturnType<typeof expected> } = {
  date: expected('ein Datum wie 2026-11-24', 'a date like 2026-11-24'),
  'date-time': expected('ein Zeitpunkt wie 2026-11-24T09:00:00Z', 'a point in time like 2026-11-24T09:00:00Z'),
  email: expected('eine E-Mail-Adresse', 'an e-mail address'),
  uri: expected('eine Adresse, die mit https:// beginnt', 'an address that begins with https://'),
};

const withWords = (schema: { readonly format?: string }): object => ({ ...schema, ...words[schema.format ?? ''] });

import type { DefinitionProblem, TargetAccount } from '@eilbote/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { schemaVocabulary } from '../../catalogue/json-schema.ts';
import { formats } from '../../conversion/formats.ts';
import { expected, expectedKeyword } from '../schema/expected.ts';
import { secretSchema } from '../schema/shared-schemas.ts';
import { shapeProblems } from '../schema/shape-problems.ts';
import { settingsToJsonSchema } from './target-to-json-schema.ts';
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
function compile(account: TargetAccount): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  });
  ajv.addVocabulary([...schemaVocabulary, expectedKeyword]);
  for (const [name, { pattern }] of Object.entries(formats)) ajv.addFormat(name, pattern);
  const { $schema: _, ...shape } = settingsToJsonSchema(account);
  const properties: { [name: string]: unknown } = {};
  const plain = shape['properties'] as { readonly [name: string]: { readonly format?: string } };
  for (const [name, schema] of Object.entries(plain)) properties[name] = withWords(schema);
  for (const name of secretSettings(account.settings)) {
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
    properties: { settings: { ...shape, properties } },
    required: ['settings'],
  });
}

const withWords = (schema: { readonly format?: string }): object => ({
  ...schema,
  ...(isFormat(schema.format) ? expected(formats[schema.format].expected.de, formats[schema.format].expected.en) : {}),
});

const isFormat = (format: string | undefined): format is keyof typeof formats =>
  format !== undefined && Object.hasOwn(formats, format);

import {
  isSecretSlot,
  type Action,
  type Attribute,
  type FieldSchema,
  type JsonObject,
  type JsonValue,
} from '@eilbote/contract';
import { convertValue } from '../../conversion/convert-value.ts';
import { TARGET_VALUE_INVALID } from './errors.ts';

/**
 * The parameters of an action from the attributes of its webhook, defaults filled in.
 * @throws TARGET_VALUE_INVALID
 */
export function parameterValues({ parameters }: Action, attributes: readonly Attribute[]): JsonObject {
  if (parameters === undefined) return nothing;
  const values: { [name: string]: JsonValue } = {};
  for (const [name, schema] of Object.entries(parameters)) {
    const given = attributes.find((attribute) => attribute.name === name)?.value;
    const value = given === undefined || given === null || given === '' ? defaultOf(schema) : given;
    if (value === undefined || isSecretSlot(value)) continue;
    const result = convertValue(value as JsonValue, schema);
    if ('expected' in result)
      throw TARGET_VALUE_INVALID({ field: name, title: schema.title, expected: result.expected });
    values[name] = result.value;
  }
  return Object.freeze(values);
}

const nothing: JsonObject = Object.freeze({});

const defaultOf = (schema: FieldSchema): JsonValue | undefined => ('default' in schema ? schema.default : undefined);

import type { Action, FieldSchema, JsonObject, ValueSource } from '@eilbote/contract';
import type { WebhookInput } from '@eilbote/core';

/**
 * How much of an action an example fills: what it has; every optional field and parameter, made up where the example has
 * nothing; or what is required alone.
 */
export type Filling = 'asExample' | 'all' | 'none';

/** What an action was given for an example. */
export interface Given {
  readonly values: JsonObject;
  readonly parameters: JsonObject;
}

/** What a webhook says beside the action for such a filling. */
export function fillingOf(action: Action, filling: Filling, given: Given): Partial<WebhookInput> {
  if (filling === 'asExample') return {};
  const optional = Object.entries(action.fields ?? {}).filter(([, { required }]) => !required);
  if (filling === 'none') return { mapping: Object.fromEntries(optional.map(([name]) => [name, 'none'])) };
  const mapping: { [field: string]: ValueSource } = {};
  for (const [name, schema] of optional) {
    const text = Object.hasOwn(given.values, name) ? undefined : madeUp(schema);
    if (text !== undefined) mapping[name] = { text };
  }
  return { mapping };
}

/** Parameters without a value, made up. */
export const parametersOf = ({ parameters = {} }: Action, filling: Filling, given: Given) =>
  filling !== 'all'
    ? []
    : Object.entries(parameters).flatMap(([name, schema]) => {
        const text = Object.hasOwn(given.parameters, name) ? undefined : madeUp(schema);
        return text === undefined ? [] : [{ name, text }];
      });

/** A text from which a value is made that fits; `undefined` where no text does, as for a list. */
function madeUp(schema: FieldSchema): string | undefined {
  if ('enum' in schema && schema.enum?.[0] !== undefined) return String(schema.enum[0]);
  switch (schema.type) {
    case 'string':
      return madeUpText(schema);
    case 'integer':
    case 'number':
      return String(schema.minimum ?? Math.min(1, schema.maximum ?? 1));
    case 'string|integer':
      return '1';
    case 'boolean':
      return 'true';
    default:
      return undefined;
  }
}

const texts: { readonly [format: string]: string } = {
  date: '2026-03-02',
  time: '08:00:00',
  'date-time': '2026-03-02T08:00:00Z',
  email: 'buero@tischlerei.example',
  uri: 'https://tischlerei.example/',
};

const madeUpText = ({ format, minLength = 1, maxLength = 20 }: Extract<FieldSchema, { type: 'string' }>): string =>
  texts[format ?? ''] ?? 'Muster'.padEnd(minLength, '-').slice(0, maxLength);

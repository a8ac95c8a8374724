import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';
import { TRANSFORM_MISUSED } from './errors.ts';
import type { ParameterSchema } from './parameter-schema.ts';
import type { Transform } from './transform.ts';

/** A parameter as somebody gave it: by its place, or by its name. */
export interface GivenParameter {
  readonly name?: string;
  /** Left out where it is not known before an event comes. */
  readonly value?: JsonValue;
}

/**
 * Brings parameters to their names and fills in defaults.
 * @throws TRANSFORM_MISUSED
 */
export function readParameters(
  transform: Transform,
  given: readonly GivenParameter[],
): { readonly [name: string]: JsonValue | undefined } {
  const misused = (reason: LocalizedText) => TRANSFORM_MISUSED({ transform: transform.name, reason });
  const named = placed(transform, given, misused);
  const read: { [name: string]: JsonValue | undefined } = {};
  for (const [name, schema] of Object.entries(transform.parameters)) {
    const value = named.get(name)?.value ?? null;
    if (schema.type === 'value') {
      read[name] = value;
      continue;
    }
    if (value === null && schema.required === true) throw misused(missing(name));
    const fault = value === null ? undefined : valueFault(name, schema, value);
    if (fault !== undefined) throw misused(fault);
    read[name] = value ?? ('default' in schema ? schema.default : undefined);
  }
  return read;
}

/**
 * What can be told before an event comes: names, number, and the values that are already known.
 * @throws TRANSFORM_MISUSED
 */
export function checkParameters(transform: Transform, given: readonly GivenParameter[]): void {
  const misused = (reason: LocalizedText) => TRANSFORM_MISUSED({ transform: transform.name, reason });
  const named = placed(transform, given, misused);
  for (const [name, schema] of Object.entries(transform.parameters)) {
    const found = named.get(name);
    if (found === undefined && schema.required === true) throw misused(missing(name));
    const value = found?.value ?? null;
    const fault = value === null ? undefined : valueFault(name, schema, value);
    if (fault !== undefined) throw misused(fault);
  }
}

type Misused = (reason: LocalizedText) => Error;

function placed(transform: Transform, given: readonly GivenParameter[], misused: Misused): Map<string, GivenParameter> {
  const names = Object.keys(transform.parameters);
  const found = new Map<string, GivenParameter>();
  let place = 0;
  for (const parameter of given) {
    const name = parameter.name ?? names[place++];
    if (name === undefined) throw misused(tooMany(names));
    if (!names.includes(name)) throw misused(unknown(name, names));
    if (found.has(name)) throw misused(twice(name));
    found.set(name, parameter);
  }
  return found;
}

function valueFault(name: string, schema: ParameterSchema, value: JsonValue): LocalizedText | undefined {
  switch (schema.type) {
    case 'value':
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : mustBe(name, 'true oder false', 'true or false');
    case 'string': {
      if (typeof value !== 'string') return mustBe(name, 'ein Text', 'a text');
      const choices = schema.enum ?? [value];
      if (!choices.includes(value)) return mustBe(name, oneOf(choices, 'oder'), oneOf(choices, 'or'));
      return schema.check?.(value);
    }
    default:
      return numberFault(name, schema, value);
  }
}

function numberFault(
  name: string,
  { type, minimum = -Infinity, maximum = Infinity }: ParameterSchema & { type: 'integer' | 'number' },
  value: JsonValue,
): LocalizedText | undefined {
  const isNumber = typeof value === 'number' && (type === 'number' || Number.isInteger(value));
  if (!isNumber)
    return type === 'number'
      ? mustBe(name, 'eine Zahl', 'a number')
      : mustBe(name, 'eine ganze Zahl', 'a whole number');
  if (value < minimum) return mustBe(name, `mindestens ${minimum}`, `at least ${minimum}`);
  return value > maximum ? mustBe(name, `höchstens ${maximum}`, `at most ${maximum}`) : undefined;
}

const oneOf = (choices: readonly string[], or: string) =>
  [choices.slice(0, -1).join(', '), choices.at(-1)].filter((part) => part !== '').join(` ${or} `);

const mustBe = (name: string, de: string, en: string): LocalizedText => ({
  de: `Die Angabe „${name}“ muss ${de} sein.`,
  en: `The parameter "${name}" must be ${en}.`,
});
const missing = (name: string): LocalizedText => ({
  de: `Die Angabe „${name}“ fehlt.`,
  en: `The parameter "${name}" is missing.`,
});
const twice = (name: string): LocalizedText => ({
  de: `Die Angabe „${name}“ steht zweimal da.`,
  en: `The parameter "${name}" is given twice.`,
});
const tooMany = (names: readonly string[]): LocalizedText =>
  names.length === 0
    ? { de: 'Er braucht keine Angaben.', en: 'It takes no parameters.' }
    : {
        de: `Er kennt nur diese Angaben: ${names.join(', ')}.`,
        en: `It takes these parameters only: ${names.join(', ')}.`,
      };

function unknown(name: string, names: readonly string[]): LocalizedText {
  const meant = nearest(name, names);
  const known = tooMany(names);
  return {
    de: `Die Angabe „${name}“ gibt es nicht. ${meant === undefined ? known.de : `Meinten Sie „${meant}“?`}`,
    en: `There is no parameter "${name}". ${meant === undefined ? known.en : `Did you mean "${meant}"?`}`,
  };
}

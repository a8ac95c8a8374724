import { logLineFields } from '../line/line-fields.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byName: { readonly [type: string]: Check } = {
  text: isText,
  number: isNumber,
  true: (value) => value === true,
  instant: (value) => isText(value) && !Number.isNaN(Date.parse(value as string)),
  'list of texts': (value) => Array.isArray(value) && value.every(isText),
  'object, list or text': (value) => isText(value) || (typeof value === 'object' && value !== null),
};

/**
 * What the notation of the reference page means: the page is the schema, and there is no second one that could differ
 * from it. Between back quotes stand the texts that are allowed, or the members of an object.
 */
export function checkOfType(type: string): Check {
  const known = byName[type];
  if (known !== undefined) return known;
  const quoted = [...type.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
  const members = /^\{ (.+) \}$/.exec(quoted[0] ?? '')?.[1]?.split(', ');
  if (members === undefined) return (value) => quoted.includes(value as string);
  return (value) => isRecord(value) && members.every((name) => isText(value[name]) || isNumber(value[name]));
}

/** A check for each member of the schema. */
export const memberChecks: ReadonlyMap<string, Check> = new Map(
  Object.entries(logLineFields).map(([name, { type }]) => [name, checkOfType(type)]),
);

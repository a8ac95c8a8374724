import { TEMPLATE_FAILED, TEMPLATE_TOO_LARGE } from './errors.ts';
import { maximumResultLength } from './budgets.ts';
import { valueText } from './value-text.ts';

type Filter = (value: unknown, ...args: readonly unknown[]) => unknown;

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const list = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? Array.from(value) : [];
};

function within(text: string, length = text.length): string {
  if (length > maximumResultLength) throw TEMPLATE_TOO_LARGE({ budget: 'output' });
  return text;
}

function replaceAll(text: string, search: string, replacement: string): string {
  if (search === '') return text;
  const pieces = text.split(search);
  within('', text.length + (pieces.length - 1) * (replacement.length - search.length));
  return pieces.join(replacement);
}

function join(values: readonly unknown[], separator: string): string {
  const texts = values.map(valueText);
  within(
    '',
    texts.reduce((sum, text) => sum + text.length + separator.length, 0),
  );
  return texts.join(separator);
}

const decimal = /^-?[0-9]{1,30}(\.[0-9]{1,30})?$/;

/** `undefined` for what is not there: an amount that is missing stays missing, it does not become 0. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (isEmpty(value)) return undefined;
  if (typeof value === 'string' && decimal.test(value.trim())) return Number(value);
  throw TEMPLATE_FAILED({
    line: 1,
    column: 1,
    reason: {
      de: 'Ein Rechenfilter braucht eine Zahl, der Wert ist keine.',
      en: 'A filter that calculates needs a number, the value is none.',
    },
  });
}

/** Fifteen digits are exact in a double: so 0.1 plus 0.2 is 0.3. */
const exact = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(15)) : null);

const calculation =
  (calculate: (left: number, right: number) => number): Filter =>
  (value, operand) => {
    const left = numberOf(value);
    const right = numberOf(operand);
    return left === undefined || right === undefined ? null : exact(calculate(left, right));
  };

/** Commercial rounding: a half goes away from zero. */
function round(value: number, digits: number): number {
  const places = Math.min(Math.max(Math.trunc(digits), -15), 15);
  const shifted = Number(`${exact(Math.abs(value))}e${places}`);
  if (!Number.isFinite(shifted)) return value;
  return Math.sign(value) * Number(`${Math.round(shifted)}e${-places}`);
}

/** All filters that a template may use. Small on purpose: each is a promise to every template that exists. */
export const filters: { readonly [name: string]: Filter } = {
  /** Takes the place of what is missing or empty; `false` and 0 are values. */
  default: (value, instead = '') => (isEmpty(value) ? instead : value),
  upcase: (value) => valueText(value).toUpperCase(),
  downcase: (value) => valueText(value).toLowerCase(),
  strip: (value) => valueText(value).trim(),
  replace: (value, search = '', replacement = '') =>
    replaceAll(valueText(value), valueText(search), valueText(replacement)),
  split: (value, separator = ' ') => (isEmpty(value) ? [] : valueText(value).split(valueText(separator))),
  join: (value, separator = ' ') => join(Array.isArray(value) ? value : [value], valueText(separator)),
  first: (value) => list(value)[0] ?? null,
  last: (value) => list(value).at(-1) ?? null,
  size: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).length
      : list(value).length,
  round: (value, digits) => {
    const number = numberOf(value);
    return number === undefined ? null : round(number, numberOf(digits) ?? 0);
  },
  plus: calculation((left, right) => left + right),
  minus: calculation((left, right) => left - right),
  times: calculation((left, right) => left * right),
};

/** Names of all filters, in the order they are documented. */
export const filterNames: readonly string[] = Object.keys(filters);

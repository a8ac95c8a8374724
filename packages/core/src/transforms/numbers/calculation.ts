import type { JsonValue } from '@eilbote/contract';
import { defineTransform, type TransformContext } from '../transform.ts';
import { exact, numberOf } from './number-of.ts';

const operand = { type: 'value', required: true, title: { de: 'Zahl', en: 'Number' } } as const;

/** An operand that is missing leaves the result missing. */
const calculate =
  (operation: (left: number, right: number) => number) =>
  (value: JsonValue, parameters: { readonly operand: JsonValue }, context: TransformContext): number | null => {
    const left = numberOf(value, context);
    const right = numberOf(parameters.operand, context);
    return left === undefined || right === undefined ? null : exact(operation(left, right));
  };

export const plus = defineTransform({
  name: 'plus',
  title: { de: 'Plus', en: 'Plus' },
  description: { de: 'Zählt eine Zahl hinzu.', en: 'Adds a number.' },
  parameters: { operand },
  examples: [
    { value: 0.1, parameters: { operand: 0.2 }, result: 0.3 },
    { value: '12,5', parameters: { operand: 1 }, result: 13.5 },
    { value: null, parameters: { operand: 1 }, result: null },
    { value: 1, parameters: { operand: null }, result: null },
    { value: 'zwölf', parameters: { operand: 1 }, says: 'It needs a number' },
  ],
  apply: calculate((left, right) => left + right),
});

export const minus = defineTransform({
  name: 'minus',
  title: { de: 'Minus', en: 'Minus' },
  description: { de: 'Zieht eine Zahl ab.', en: 'Subtracts a number.' },
  parameters: { operand },
  examples: [{ value: 5, parameters: { operand: '2' }, result: 3 }],
  apply: calculate((left, right) => left - right),
});

export const times = defineTransform({
  name: 'times',
  title: { de: 'Mal', en: 'Times' },
  description: { de: 'Nimmt mit einer Zahl mal.', en: 'Multiplies by a number.' },
  parameters: { operand },
  examples: [{ value: 1.1, parameters: { operand: 3 }, result: 3.3 }],
  apply: calculate((left, right) => left * right),
});

import type { JsonValue } from '@eilbote/contract';
import type { Comparator, Comparison, Value } from '../expression.ts';
import type { FieldKind } from '../fields/kind.ts';
import { containsKeyword, readKeyword } from './keyword.ts';
import { openOrderFrom } from './open-order.ts';
import { orderFrom, scalarText, type Order } from './order.ts';
import { degreeOf, FALSE, negate, someOf, TRUE, UNKNOWN, type Degree } from './verdict.ts';
import { matchesWildcard } from './wildcard.ts';

/** What one comparison says of one value; an absent field is `undefined`. */
export type Match = (found: JsonValue | undefined) => Degree;

/** Makes the test of a comparison for a field of this kind; what the condition says of the value is read once, here. */
export function matchOf({ comparator, operand }: Comparison, kind: FieldKind): Match {
  const isNegative = comparator === 'notEqual' || comparator === 'notEqualLiterally';
  if (operand.kind === 'null') return isNegative ? hasValue : hasNoValue;
  const match =
    operand.kind === 'list'
      ? listMatch(operand.values.map((value) => valueMatch('equal', value, kind)))
      : valueMatch(comparator, operand, kind);
  return (found) => {
    if (found === null || found === undefined) return UNKNOWN;
    return isNegative ? negate(match(found)) : match(found);
  };
}

type ValueMatch = (found: JsonValue) => Degree;

const hasNoValue: Match = (found) => degreeOf(found === null || found === undefined);
const hasValue: Match = (found) => negate(hasNoValue(found));

const listMatch =
  (matches: readonly ValueMatch[]): ValueMatch =>
  (found) =>
    someOf(matches, (match) => match(found));

function valueMatch(comparator: Comparator, { text }: Value, kind: FieldKind): ValueMatch {
  switch (comparator) {
    case 'equal':
    case 'notEqual':
      return text.includes('@') ? textMatch(kind, matchesWildcard(text)) : equality(kind, text);
    case 'equalLiterally':
    case 'notEqualLiterally':
    case 'in':
      return equality(kind, text);
    case 'keyword':
      return keywordMatch(kind, text);
    case 'less':
      return ordering(kind, text, (order) => order < 0);
    case 'greater':
      return ordering(kind, text, (order) => order > 0);
    case 'atMost':
      return ordering(kind, text, (order) => order <= 0);
    case 'atLeast':
      return ordering(kind, text, (order) => order >= 0);
  }
}

function equality(kind: FieldKind, text: string): ValueMatch {
  const order = kind === 'open' ? openOrderFrom(text, 'equality') : orderFrom(kind, text);
  return byOrder(order, (distance) => distance === 0);
}

function ordering(kind: FieldKind, text: string, accepts: (order: number) => boolean): ValueMatch {
  if (kind === 'boolean') return () => UNKNOWN;
  return byOrder(kind === 'open' ? openOrderFrom(text, 'ordering') : orderFrom(kind, text), accepts);
}

const byOrder =
  (order: Order, accepts: (order: number) => boolean): ValueMatch =>
  (found) => {
    const distance = order(found);
    if (Number.isNaN(distance)) return UNKNOWN;
    return accepts(distance) ? TRUE : FALSE;
  };

/** Wildcards and keywords look into text; in numbers, dates and the like there is nothing to look into. */
function textMatch(kind: FieldKind, matches: (text: string) => boolean): ValueMatch {
  if (kind !== 'text' && kind !== 'open') return () => UNKNOWN;
  return (found) => {
    const text = scalarText(found);
    return text === undefined ? UNKNOWN : degreeOf(matches(text));
  };
}

function keywordMatch(kind: FieldKind, text: string): ValueMatch {
  const keyword = readKeyword(text);
  return keyword ? textMatch(kind, containsKeyword(keyword)) : () => UNKNOWN;
}

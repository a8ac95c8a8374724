import type { Language } from '@eilbote/contract';
import { pathText, type Comparison, type Expression, type Value } from './expression.ts';
import { kindOf, type FieldKind } from './fields/kind.ts';
import { readBoolean, readCanonicalNumber, readDate, readNumber } from './fields/literals.ts';
import { resolvePath } from './fields/resolve.ts';
import type { ConditionScope } from './fields/scope.ts';
import { phrases, type Phrases } from './phrases.ts';
import type { ParsedConditions } from './syntax/parser.ts';

/**
 * Conditions as a plain sentence, e.g. `Status gleich 5 und Ort gleich „Köln“`. With the scope, values are written as
 * their field's type wants it; without it, as they look. Empty where there is an error.
 */
export function describeConditions(parsed: ParsedConditions, language: Language, scope?: ConditionScope): string {
  if (parsed.expression) return sentence(parsed.expression, { phrases: phrases[language], scope });
  return parsed.findings.some(({ severity }) => severity === 'error') ? '' : phrases[language].always;
}

interface Style {
  readonly phrases: Phrases;
  readonly scope: ConditionScope | undefined;
}

function sentence(node: Expression, style: Style): string {
  if (node.kind === 'comparison') return describeComparison(node, style);
  if (node.kind === 'not') return `${style.phrases.not} (${sentence(node.operand, style)})`;
  const parts = node.operands.map((operand) =>
    operand.kind === 'and' || operand.kind === 'or' ? `(${sentence(operand, style)})` : sentence(operand, style),
  );
  return parts.join(` ${style.phrases[node.kind]} `);
}

function describeComparison({ comparator, operand, path }: Comparison, { phrases: words, scope }: Style): string {
  const field = pathText(path);
  const isNegative = comparator === 'notEqual' || comparator === 'notEqualLiterally';
  if (operand.kind === 'null') return `${field} ${isNegative ? words.hasValue : words.hasNoValue}`;
  const kind = scope ? kindOf(resolvePath(path, scope).schema) : 'open';
  const shown = (value: Value): string => describeValue(value, kind, words);
  if (operand.kind === 'list') return `${field} ${words.oneOf} ${operand.values.map(shown).join(', ')}`;
  if ((comparator === 'equal' || comparator === 'notEqual') && operand.text.includes('@'))
    return `${field} ${describePattern(operand.text, isNegative, words)}`;
  if (comparator === 'keyword') return `${field} ${words.keyword} ${words.quote(operand.text)}`;
  const relation = words.relations[comparator === 'in' ? 'equal' : comparator];
  return `${field} ${relation[relationOf(shownKind(operand, kind))]} ${shown(operand)}`;
}

/** A day is not "less" than another, it is before it; text comes before other text in the alphabet. */
function relationOf(kind: FieldKind): 'size' | 'time' | 'alphabet' {
  if (kind === 'date' || kind === 'time' || kind === 'date-time') return 'time';
  return kind === 'number' ? 'size' : 'alphabet';
}

/** How to show a value: as the field's type wants it; where that is open, as it looks; as text if it fits neither. */
function shownKind({ text, quoted }: Value, kind: FieldKind): FieldKind {
  const isDay = readDate(text.slice(0, 10)) !== undefined;
  switch (kind) {
    case 'number':
      return readNumber(text) === undefined ? 'text' : kind;
    case 'boolean':
      return readBoolean(text) === undefined ? 'text' : kind;
    case 'date':
    case 'date-time':
      return isDay ? kind : 'text';
    case 'open':
      if (quoted) return 'text';
      if (readCanonicalNumber(text) !== undefined) return 'number';
      if (readBoolean(text) !== undefined) return 'boolean';
      return isDay ? 'date' : 'text';
    default:
      return kind;
  }
}

function describeValue(value: Value, kind: FieldKind, words: Phrases): string {
  const { text } = value;
  switch (shownKind(value, kind)) {
    case 'number':
      return words.number(text);
    case 'boolean':
      return text === 'true' ? words.yes : words.no;
    case 'date':
    case 'date-time':
      return words.date(text);
    case 'time':
      return text;
    default:
      return words.quote(text);
  }
}

/** `48@` begins with, `@48` ends with, `@48@` contains; anything else fits a pattern. */
function describePattern(pattern: string, isNegative: boolean, words: Phrases): string {
  const [first = '', middle = '', ...rest] = pattern.split('@');
  const relation = words.patterns[isNegative ? 'negative' : 'positive'];
  if (rest.length === 0 && middle === '' && first !== '') return relation.starts(words.quote(first));
  if (rest.length === 0 && first === '' && middle !== '') return relation.ends(words.quote(middle));
  if (rest.length === 1 && first === '' && rest[0] === '' && middle !== '')
    return relation.contains(words.quote(middle));
  return relation.fits(words.quote(pattern));
}

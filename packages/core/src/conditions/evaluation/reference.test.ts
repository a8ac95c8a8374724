import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileConditions, parseConditions, type ConditionContext, type Verdict } from '../index.ts';
import { auftrag, auftragspositio } from '../../tables/index.ts';

const scope = { table: auftrag, related: [auftragspositio], details: {} };

/** A condition as a tree of its own, so that this reference shares nothing with the parser. */
type Tree = Leaf | { readonly kind: 'not'; readonly inner: Tree } | Junction;

type Leaf =
  | {
      readonly kind: 'number' | 'text' | 'day' | 'list' | 'pattern' | 'nothing';
      readonly field: string;
      readonly symbol: string;
      readonly wanted: string;
    }
  | { readonly kind: 'in'; readonly field: string; readonly wanted: readonly number[] };

interface Junction {
  readonly kind: 'AND' | 'OR';
  readonly operator: string;
  readonly left: Tree;
  readonly right: Tree;
}

const words = ['Köln', 'KOLN', 'bonn', 'Straße', 'strasse', 'Sand und Kies', 'a & b', "O'Brien", '06127', ''];
const days = ['2026-01-01', '2026-03-31', '2025-12-31'];
const symbols = ['=', '==', '===', 'IS', '#', '!=', '!==', 'IS NOT', '<', '>', '<=', '>='];

const number = fc.integer({ min: 0, max: 4 });
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom('Status', 'Prozessstatus'),
    symbol: fc.constantFrom(...symbols),
    wanted: number.map(String),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    field: fc.constant('Auftragspositio.Anzahl'),
    symbol: fc.constantFrom(...symbols),
    wanted: number.map(String),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    field: fc.constantFrom('LieferOrt', 'Lieferart'),
    symbol: fc.constantFrom(...symbols),
    wanted: fc.constantFrom(...words),
  }),
  fc.record({
    kind: fc.constant('day' as const),
    field: fc.constant('Liefertermin'),
    symbol: fc.constantFrom(...symbols),
    wanted: fc.constantFrom(...days),
  }),
  fc.record({
    kind: fc.constant('pattern' as const),
    field: fc.constant('LieferOrt'),
    symbol: fc.constantFrom('=', '#'),
    wanted: fc.constantFrom('k@', '@n', '@s@', '@'),
  }),
  fc.record({
    kind: fc.constant('nothing' as const),
    field: fc.constantFrom('Status', 'LieferOrt', 'Liefertermin'),
    symbol: fc.constantFrom('=', 'IS', '!=', 'IS NOT'),
    wanted: fc.constant('null'),
  }),
  fc.record({
    kind: fc.constant('in' as const),
    field: fc.constantFrom('Status'),
    wanted: fc.array(number, { minLength: 1, maxLength: 3 }),
  }),
);

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant('not' as const), inner: tie('tree') }),
    fc.record({
      kind: fc.constant('AND' as const),
      operator: fc.constantFrom('AND', 'and', '&', '&&'),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('OR' as const),
      operator: fc.constantFrom('OR', 'or', '|', '||'),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
})).tree;

/** Parentheses only where the precedence needs them, so that the property tests the precedence too. */
function print(node: Tree, around: 'none' | 'OR' | 'AND' | 'not' = 'none'): string {
  switch (node.kind) {
    case 'not':
      return `NOT ${print(node.inner, 'not')}`;
    case 'AND':
    case 'OR': {
      const text = `${print(node.left, node.kind)} ${node.operator} ${print(node.right, node.kind)}`;
      return around === 'not' || (around === 'AND' && node.kind === 'OR') ? `(${text})` : text;
    }
    case 'in':
      return `${node.field} IN [${node.wanted.join(', ')}]`;
    default:
      return `${node.field} ${node.symbol} ${printValue(node.kind, node.wanted)}`;
  }
}

function printValue(kind: string, wanted: string): string {
  if (kind !== 'text') return wanted;
  return wanted.includes("'") ? `"${wanted}"` : `'${wanted}'`;
}

/** Slow and plainly right: strings stripped of case and accents, verdicts as null, true and false. */
function judge(node: Tree, context: ConditionContext): boolean | null {
  switch (node.kind) {
    case 'not': {
      const inner = judge(node.inner, context);
      return inner === null ? null : !inner;
    }
    case 'AND':
      return judgeAll([judge(node.left, context), judge(node.right, context)], false);
    case 'OR':
      return judgeAll([judge(node.left, context), judge(node.right, context)], true);
    case 'list': {
      const positions = context.records['Auftragspositio'] as readonly { Anzahl?: number | null }[];
      return judgeAll(
        positions.map(({ Anzahl }) => judgeValue(node, Anzahl)),
        true,
      );
    }
    default:
      return judgeValue(node, context.record[node.field]);
  }
}

/** One decisive verdict decides, else one that is not known, else all agree on the other. */
function judgeAll(verdicts: readonly (boolean | null)[], decisive: boolean): boolean | null {
  const given = new Set(verdicts);
  if (given.has(decisive)) return decisive;
  return given.has(null) ? null : !decisive;
}

function judgeValue(node: Leaf, found: unknown): boolean | null {
  const isNothing = found === null || found === undefined;
  if (node.kind === 'nothing') return isNothing === ['=', 'IS'].includes(node.symbol);
  if (isNothing) return null;
  if (node.kind === 'in') return node.wanted.some((wanted) => wanted === found);
  const isNegative = ['#', '!=', '!==', 'IS NOT'].includes(node.symbol);
  if (node.kind === 'pattern') return isNegative !== judgePattern(strip(String(found)), node.wanted);
  const order =
    node.kind === 'text'
      ? textOrder(String(found), node.wanted)
      : node.kind === 'day'
        ? dayOrder(String(found), node.wanted)
        : Number(found) - Number(node.wanted);
  if (isNegative) return order !== 0;
  return { '<': order < 0, '>': order > 0, '<=': order <= 0, '>=': order >= 0 }[node.symbol] ?? order === 0;
}

const strip = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
const textOrder = (found: string, wanted: string) => strip(found).localeCompare(strip(wanted), 'de');
const dayOrder = (found: string, wanted: string) => Date.parse(found) - Date.parse(wanted);
const judgePattern = (found: string, pattern: string): boolean =>
  ({ 'k@': found.startsWith('k'), '@n': found.endsWith('n'), '@s@': found.includes('s'), '@': true })[pattern] ?? false;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const context: fc.Arbitrary<ConditionContext> = fc.record({
  record: fc.record(
    {
      Status: maybe(number),
      Prozessstatus: maybe(number),
      LieferOrt: maybe(fc.constantFrom(...words)),
      Lieferart: maybe(fc.constantFrom(...words)),
      Liefertermin: maybe(fc.constantFrom(...days)),
    },
    { requiredKeys: [] },
  ),
  records: fc.record({
    Auftragspositio: fc.array(fc.record({ Anzahl: maybe(number) }, { requiredKeys: [] }), { maxLength: 3 }),
  }),
  details: fc.constant({}),
});

it('printed and parsed conditions decide as a naive evaluator does', () => {
  const seen = new Set<Verdict>();
  fc.assert(
    fc.property(tree, context, (node, given) => {
      const text = print(node);
      const parsed = parseConditions(text);
      expect(parsed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const verdict = compileConditions(parsed, scope).evaluate(given);
      seen.add(verdict);
      expect(verdict, text).toBe(String(judge(node, given) ?? 'unknown'));
    }),
    { numRuns: 5000 },
  );
  expect([...seen].toSorted()).toEqual(['false', 'true', 'unknown']);
});

/** A stretch of the conditions text, in UTF-16 units; `end` is behind the last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a conditions text says, without spelling: `&&`, `and` and `AND` are one thing here. */
export type Expression = Comparison | Negation | Junction;

export interface Junction extends Span {
  readonly kind: 'and' | 'or';
  /** Two or more. */
  readonly operands: readonly Expression[];
}

export interface Negation extends Span {
  readonly kind: 'not';
  readonly operand: Expression;
}

export interface Comparison extends Span {
  readonly kind: 'comparison';
  readonly path: Path;
  readonly comparator: Comparator;
  readonly operand: Operand;
}

/** `Field`, `Table.Field` or `details.x`, as names. */
export interface Path extends Span {
  readonly names: readonly string[];
}

/** The ones ending in `Literally` take `@` as an ordinary character. */
export type Comparator =
  | 'equal'
  | 'equalLiterally'
  | 'notEqual'
  | 'notEqualLiterally'
  | 'less'
  | 'greater'
  | 'atMost'
  | 'atLeast'
  | 'in'
  | 'keyword';

export type Operand =
  | (Value & { readonly kind: 'value' })
  | (Span & { readonly kind: 'null' })
  | (Span & { readonly kind: 'list'; readonly values: readonly Value[] });

/** What stands right of a comparator. Which type it has, the field says. */
export interface Value extends Span {
  /** Without its quotes. */
  readonly text: string;
  readonly quoted: boolean;
}

export const pathText = (path: Path): string => path.names.join('.');

/** Every comparison, from left to right. */
export function comparisonsOf(expression: Expression | undefined): readonly Comparison[] {
  const found: Comparison[] = [];
  const visit = (node: Expression): void => {
    if (node.kind === 'comparison') found.push(node);
    else if (node.kind === 'not') visit(node.operand);
    else node.operands.forEach(visit);
  };
  if (expression) visit(expression);
  return found;
}

/** How a comparator is named in messages. */
export const comparatorSymbols: Readonly<Record<Comparator, string>> = {
  equal: '=',
  equalLiterally: 'IS',
  notEqual: '#',
  notEqualLiterally: 'IS NOT',
  less: '<',
  greater: '>',
  atMost: '<=',
  atLeast: '>=',
  in: 'IN',
  keyword: '%',
};

export const isOrdering = (comparator: Comparator): boolean =>
  comparator === 'less' || comparator === 'greater' || comparator === 'atMost' || comparator === 'atLeast';

/** True where `@` in the value stands for any characters. */
export const takesWildcard = (comparator: Comparator): boolean =>
  comparator === 'equal' || comparator === 'notEqual' || comparator === 'in';

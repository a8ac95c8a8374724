import type { Problem } from './problem.ts';
import { isNode, type Source, type SyntaxNode } from './source.ts';

const declaring = new Set(['it', 'test', 'describe']);

interface NamedBlock {
  readonly node: SyntaxNode;
  readonly name: string;
}

/** Tests of one file with the same full name: a report could not tell which of them failed. */
export function repeatedTestNames({ file, nodes, lineOf }: Source): readonly Problem[] {
  const blocks = nodes.flatMap(namedBlock);
  const seen = new Map<string, number>();
  return blocks.flatMap((block) => {
    const path = blocks.filter(({ node }) => node.start <= block.node.start && node.end >= block.node.end);
    const fullName = path.map(({ name }) => name).join(' > ');
    const line = lineOf(block.node.start);
    const first = seen.get(fullName);
    seen.set(fullName, first ?? line);
    if (first === undefined) return [];
    return [{ file, line, text: `repeats the name "${fullName}" of line ${first}. Say what is different here.` }];
  });
}

function namedBlock(node: SyntaxNode): readonly NamedBlock[] {
  if (node.type !== 'CallExpression' || !declares(node['callee'])) return [];
  const [first] = Array.isArray(node['arguments']) ? node['arguments'] : [];
  const name = literalText(first);
  return name === undefined ? [] : [{ node, name }];
}

/** True for `it`, `it.skipIf(x)`, `it.each([...])`, `describe.concurrent` and the like. */
function declares(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Identifier') return typeof callee['name'] === 'string' && declaring.has(callee['name']);
  if (callee.type === 'MemberExpression') return declares(callee['object']);
  return callee.type === 'CallExpression' && declares(callee['callee']);
}

function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis']) || node['quasis'].length !== 1)
    return undefined;
  const [quasi] = node['quasis'];
  const value = isNode(quasi) ? quasi['value'] : undefined;
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : undefined;
}

import type { Problem } from './problem.ts';
import { isNode, type Source, type SyntaxNode } from './source.ts';

/**
 * The adapters of the ports to the machine, and the making of keys and nonces, which must never be foreseeable, not even
 * in a simulation. Everything else of the core gets time and chance handed in.
 */
const adapters = ['packages/core/src/system/', 'packages/core/src/transport/', 'packages/core/src/secrets/'];

const clockCalls = new Set(['setTimeout', 'setInterval', 'setImmediate', 'Date.now', 'performance.now']);
const chanceCalls = new Set(['Math.random', 'randomUUID', 'randomBytes', 'randomFillSync', 'crypto.randomUUID']);

/**
 * Calls of the machine's clock and chance in the core. The engine is simulated with virtual time: one call that goes
 * round the ports makes a failing seed impossible to repeat.
 */
export function effectProblems({ file, isTest, nodes, lineOf }: Source): readonly Problem[] {
  if (!file.startsWith('packages/core/src/') || isTest || adapters.some((folder) => file.startsWith(folder))) return [];
  return nodes.flatMap((node) => {
    const called = calledName(node);
    if (called === undefined) return [];
    const port = clockCalls.has(called) || called === 'new Date()' ? 'Clock' : 'Random';
    if (port === 'Random' && !chanceCalls.has(called)) return [];
    return [
      { file, line: lineOf(node.start), text: `calls ${called} past the port ${port}. Take the port as an argument.` },
    ];
  });
}

function calledName(node: SyntaxNode): string | undefined {
  if (node.type === 'NewExpression') {
    const args = node['arguments'];
    return dotted(node['callee']) === 'Date' && Array.isArray(args) && args.length === 0 ? 'new Date()' : undefined;
  }
  return node.type === 'CallExpression' ? dotted(node['callee']) : undefined;
}

function dotted(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression') return undefined;
  const object = dotted(node['object']);
  const property = dotted(node['property']);
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}

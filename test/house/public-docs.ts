import type { WorkspacePackage } from '../workspace/packages.ts';
import { resolveRelative } from './import-cycles.ts';
import type { Problem } from './problem.ts';
import { isNode, type Source, type SyntaxNode } from './source.ts';

interface Declaration {
  readonly source: Source;
  readonly name: string;
  readonly start: number;
}

/**
 * What a package exports without a docstring that tells its meaning. Errors carry their meaning for people with them,
 * as an argument of `defineError`.
 */
export function undocumentedExports(owner: WorkspacePackage, sources: readonly Source[]): readonly Problem[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const entries = Object.values(owner.manifest.exports ?? {}).map((path) =>
    String(path).replace('./', `${owner.folder}/`),
  );
  return entries
    .flatMap((entry) => {
      const source = byFile.get(entry);
      return source === undefined ? [] : exportedBy(source, byFile, new Set());
    })
    .filter(({ source, start }) => !documented(source, start) && !definesError(source, start))
    .map(({ source, name, start }) => ({
      file: source.file,
      line: source.lineOf(start),
      text: `exports ${name} without a docstring. Say what it means: units, shape, errors thrown.`,
    }));
}

function exportedBy(source: Source, byFile: ReadonlyMap<string, Source>, seen: Set<string>): readonly Declaration[] {
  if (seen.has(source.file)) return [];
  seen.add(source.file);
  return source.nodes
    .filter(({ type }) => type.startsWith('Export'))
    .flatMap((node) => {
      const from = isNode(node['source'])
        ? byFile.get(resolveRelative(source.file, String(node['source']['value'])) ?? '')
        : undefined;
      if (node.type === 'ExportAllDeclaration') return from === undefined ? [] : exportedBy(from, byFile, seen);
      if (node.type !== 'ExportNamedDeclaration') return [];
      if (isNode(node['declaration'])) return [{ source, name: declaredName(node['declaration']), start: node.start }];
      const names = exportedNames(node);
      return from === undefined ? [] : exportedBy(from, byFile, new Set(seen)).filter(({ name }) => names.has(name));
    });
}

function exportedNames(node: SyntaxNode): ReadonlySet<string> {
  const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : [];
  return new Set(specifiers.map((specifier) => (isNode(specifier['local']) ? String(specifier['local']['name']) : '')));
}

function declaredName(declaration: SyntaxNode): string {
  const [first] = Array.isArray(declaration['declarations']) ? declaration['declarations'] : [declaration];
  return isNode(first) && isNode(first['id']) ? String(first['id']['name']) : 'something';
}

/** True when a `/** ... *\/` comment ends directly before. */
function documented({ text }: Source, start: number): boolean {
  const before = text.slice(0, start).trimEnd();
  return before.endsWith('*/') && before.lastIndexOf('/**') > before.lastIndexOf('*/', before.length - 3);
}

const definesError = ({ text }: Source, start: number): boolean =>
  /^export const [A-Z_]+ = defineError\b/.test(text.slice(start, start + 120));

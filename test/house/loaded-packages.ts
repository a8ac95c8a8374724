import { resolveRelative } from './import-cycles.ts';
import type { Problem } from './problem.ts';
import { isNode, type Source, type SyntaxNode } from './source.ts';

/**
 * Where the files that are loaded with one of them load a package: type imports load nothing, all others do, even of
 * nothing but types.
 */
export function loadedFrom(start: string, wanted: string, sources: readonly Source[]): readonly Problem[] {
  const known = new Map(sources.map((source) => [source.file, source]));
  const reached = new Set([start]);
  const problems: Problem[] = [];
  for (const file of reached) {
    const source = known.get(file);
    for (const node of source?.nodes.filter(loads) ?? []) {
      const specifier = specifierOf(node);
      const target = resolveRelative(file, specifier);
      if (target !== undefined) reached.add(target);
      if (specifier === wanted)
        problems.push({
          file,
          line: source?.lineOf(node.start) ?? 0,
          text: `loads ${wanted}. Import types from there only.`,
        });
    }
  }
  return problems;
}

const loading: ReadonlySet<string> = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ExportNamedDeclaration']);

const loads = (node: SyntaxNode): boolean =>
  loading.has(node.type) && isNode(node['source']) && node['importKind'] !== 'type' && node['exportKind'] !== 'type';

const specifierOf = ({ source }: SyntaxNode): string => (isNode(source) ? String(source['value']) : '');

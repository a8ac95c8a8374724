import { posix } from 'node:path';
import type { Problem } from './problem.ts';
import type { Source } from './source.ts';

/**
 * Circles of relative imports, type imports included: two files that need each other are one thing in two files.
 * Each circle is told once, at its alphabetically first file.
 */
export function importCycles(sources: readonly Source[]): readonly Problem[] {
  const known = new Map(sources.map((source) => [source.file, source]));
  const told = new Set<string>();
  const finished = new Set<string>();
  const problems: Problem[] = [];

  const visit = (source: Source, path: readonly string[]): void => {
    if (finished.has(source.file)) return;
    for (const { specifier, line } of source.imports) {
      const target = known.get(resolveRelative(source.file, specifier) ?? '');
      if (target === undefined) continue;
      const from = [...path, source.file].indexOf(target.file);
      if (from === -1) {
        visit(target, [...path, source.file]);
        continue;
      }
      const circle = [...path, source.file].slice(from);
      const key = circle.toSorted().join(' ');
      if (told.has(key)) continue;
      told.add(key);
      problems.push({
        file: source.file,
        line,
        text: `closes a circle: ${[...circle, target.file].join(' -> ')}. Move what both need into a file of its own.`,
      });
    }
    finished.add(source.file);
  };

  for (const source of sources) visit(source, []);
  return problems;
}

/** The file that a relative import names; undefined for packages. */
export function resolveRelative(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}

/** Imports by path that leave their own package. A test may reach into `test/`. */
export function importsOutside({ file, isTest, package: owner, imports }: Source): readonly Problem[] {
  return imports.flatMap(({ specifier, line }) => {
    const target = resolveRelative(file, specifier);
    if (owner === undefined || target === undefined || target.startsWith(`${owner.folder}/`)) return [];
    if (isTest && target.startsWith('test/')) return [];
    return [{ file, line, text: `imports ${target} of another package by path. Import that package by its name.` }];
  });
}

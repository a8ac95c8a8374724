import type { Manifest } from '../workspace/packages.ts';
import { packageOf } from './dependency-rule.ts';
import type { Problem } from './problem.ts';
import type { Source } from './source.ts';

/** Imports of packages that the `package.json` of the importing package does not name. */
export function undeclaredImports(source: Source, root: Manifest): readonly Problem[] {
  const own = source.package?.manifest ?? root;
  const runtime = new Set([own.name, ...runtimeDependencies(own)]);
  const forTests = new Set([...runtime, ...Object.keys({ ...own.devDependencies, ...root.devDependencies })]);
  const declared = source.isTest || source.package === undefined ? forTests : runtime;
  return source.imports.flatMap(({ specifier, line }) => {
    const name = packageOf(specifier);
    if (name === undefined || declared.has(name)) return [];
    const section = source.isTest ? 'devDependencies' : 'dependencies';
    const manifest = source.package === undefined ? 'package.json' : `${source.package.folder}/package.json`;
    return [
      {
        file: source.file,
        line,
        text: `imports ${name}, which ${manifest} does not name. Add it to its ${section}.`,
      },
    ];
  });
}

/** Dependencies that no source of the package imports: every user would install them for nothing. */
export function unusedDependencies(folder: string, manifest: Manifest, sources: readonly Source[]): readonly Problem[] {
  const imported = packagesOf(sources.filter(({ isTest }) => !isTest));
  const importedAnywhere = packagesOf(sources);
  const unused = (names: readonly string[], used: ReadonlySet<string | undefined>, section: string) =>
    names
      .filter((name) => !used.has(name) && !name.startsWith('@types/'))
      .map((name) => ({
        file: `${folder}/package.json`,
        text: `names ${name} in its ${section}, but no source of the package imports it. Remove it.`,
      }));
  return [
    ...unused(Object.keys(manifest.dependencies ?? {}), imported, 'dependencies'),
    ...unused(Object.keys(manifest.devDependencies ?? {}), importedAnywhere, 'devDependencies'),
  ];
}

function packagesOf(sources: readonly Source[]): ReadonlySet<string | undefined> {
  return new Set(sources.flatMap(({ imports }) => imports.map(({ specifier }) => packageOf(specifier))));
}

export function runtimeDependencies(manifest: Manifest): readonly string[] {
  return Object.keys({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
  });
}

import { globSync } from 'node:fs';
import { describe, it } from 'vitest';
import { publishedPackages, readManifest, workspacePackages, workspaceRoot } from '../workspace/packages.ts';
import { effectProblems } from './core-effects.ts';
import { undeclaredImports, unusedDependencies } from './declared-dependencies.ts';
import { dependencyProblems } from './dependency-rule.ts';
import { importCycles, importsOutside } from './import-cycles.ts';
import { expectNone } from './problem.ts';
import { undocumentedExports } from './public-docs.ts';
import { workspaceSources } from './source.ts';
import { sourceProblems } from './source-rules.ts';
import { repeatedTestNames } from './test-names.ts';

/** All rules on all sources, in one file because reading the sources is what takes the time. */
describe('the sources of the workspace', () => {
  const sources = workspaceSources();

  it('say nothing that the house does not want', () => {
    expectNone(sources.flatMap(sourceProblems));
  });

  it('import in the direction of the layers', () => {
    expectNone(sources.flatMap(dependencyProblems));
  });

  it('import no circle', () => {
    expectNone(importCycles(sources));
  });

  it('stay in their own package with relative imports', () => {
    expectNone(sources.flatMap(importsOutside));
  });

  it('import only what their package.json names', () => {
    const root = readManifest(workspaceRoot);
    expectNone(sources.flatMap((source) => undeclaredImports(source, root)));
  });

  it('import everything that their package.json names', () => {
    expectNone(
      workspacePackages().flatMap(({ folder, manifest }) =>
        unusedDependencies(
          folder,
          manifest,
          sources.filter((source) => source.package?.folder === folder),
        ),
      ),
    );
  });

  it('take time and chance through the ports, in the core', () => {
    expectNone(sources.flatMap(effectProblems));
  });

  it('tell what they export, where strangers build on it', () => {
    const owners = publishedPackages().filter(
      ({ group, manifest }) => group === 'plugins' || manifest.name === '@eilbote/contract',
    );
    expectNone(owners.flatMap((owner) => undocumentedExports(owner, sources)));
  });

  it('give each test a name of its own', () => {
    expectNone(sources.flatMap(repeatedTestNames));
  });

  it('hold their tests where they are found and run', () => {
    const found = new Set(sources.map(({ file }) => file));
    const lost = globSync('**/*.test.{ts,tsx,js,mjs}', {
      cwd: workspaceRoot,
      exclude: ['**/node_modules/**', '**/dist/**'],
    }).filter((file) => !found.has(file) || file.startsWith('workspace/'));
    expectNone(lost.map((file) => ({ file, text: 'is not run. Move it to the src folder of a package or to test/.' })));
  });
});

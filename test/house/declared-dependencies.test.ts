import { describe, expect, it } from 'vitest';
import { readManifest, workspacePackages, workspaceRoot } from '../workspace/packages.ts';
import { runtimeDependencies, undeclaredImports, unusedDependencies } from './declared-dependencies.ts';
import { parseSource } from './source.ts';

const root = readManifest(workspaceRoot);

describe('the dependencies of a package', () => {
  it('are none for the contract', () => {
    const contract = workspacePackages().find(({ manifest }) => manifest.name === '@eilbote/contract');
    expect(contract && runtimeDependencies(contract.manifest)).toEqual([]);
  });

  it('are noticed when they are missing or left over', () => {
    const owner = {
      group: 'packages' as const,
      folder: 'packages/planted',
      path: '/nowhere',
      manifest: { name: '@eilbote/planted', dependencies: { got: '1' }, devDependencies: { 'fast-check': '1' } },
    };
    const text = `import 'liquidjs';\nimport type { A } from 'fast-check';\nimport 'node:fs';`;
    const source = parseSource('packages/planted/src/thing.ts', text, owner);
    const test = parseSource('packages/planted/src/thing.test.ts', text, owner);
    expect(undeclaredImports(source, root).map(({ line }) => line)).toEqual([1, 2]);
    expect(undeclaredImports(test, root).map(({ line }) => line)).toEqual([1]);
    expect(unusedDependencies(owner.folder, owner.manifest, [source]).map(({ text: words }) => words)).toEqual([
      expect.stringContaining('names got'),
    ]);
  });
});

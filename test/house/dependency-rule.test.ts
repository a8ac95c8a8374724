import { describe, expect, it } from 'vitest';
import { workspacePackages, type WorkspacePackage } from '../workspace/packages.ts';
import { dependencyProblems } from './dependency-rule.ts';
import { describeProblem } from './problem.ts';
import { parseSource } from './source.ts';

describe('the direction of the layers', () => {
  it('is known for every package that has one', () => {
    const problems = workspacePackages().flatMap((owner) =>
      dependencyProblems(parseSource(`${owner.folder}/src/planted.ts`, `import '@eilbote/nowhere';`, owner)),
    );
    expect(problems.map(describeProblem).filter((line) => line.includes('no layer yet'))).toEqual([]);
  });

  it.each([
    ['@eilbote/contract', 'thing.ts', `import '@eilbote/core';`],
    ['@eilbote/contract', 'thing.ts', `import { readFileSync } from 'node:fs';`],
    ['@eilbote/core', 'thing.ts', `import type { X } from '@eilbote/store-sqlite';`],
    ['@eilbote/core', 'thing.ts', `export * from '@eilbote/store-sqlite';`],
    ['@eilbote/core', 'thing.ts', `let x: import('@eilbote/store-sqlite').X;`],
    ['@eilbote/core', 'thing.ts', `const x = await import('@eilbote/store-sqlite');`],
    ['@eilbote/core', 'thing.ts', `import '@eilbote/core';`],
    ['@eilbote/core', 'thing.ts', `import { DatabaseSync } from 'node:sqlite';`],
    ['@eilbote/core', 'thing.ts', `import { createServer } from 'node:http';`],
    ['@eilbote/core', 'thing.ts', `import { inject } from 'tsyringe';`],
    ['@eilbote/core', 'thing.test.ts', `import 'reflect-metadata';`],
    ['@eilbote/unheard-of', 'thing.ts', `import '@eilbote/contract';`],
  ])('refuses in %s, %s: %s', (name, file, text) => {
    const problems = dependencyProblems(parseSource(`packages/planted/src/${file}`, `\n${text}`, planted(name)));
    expect(problems.map(describeProblem)).toEqual([
      expect.stringMatching(/^packages\/planted\/src\/thing\.(test\.)?ts:2 (imports|belongs) /),
    ]);
  });

  it('lets a plugin import the contract only, and the testkit in its tests', () => {
    const owner = { ...planted('@eilbote/target-planted'), group: 'plugins' as const };
    const text = `import '@eilbote/contract';\nimport '@eilbote/testkit';\nimport '@eilbote/core';`;
    const lines = (file: string) => dependencyProblems(parseSource(file, text, owner)).map(({ line }) => line);
    expect(lines('plugins/planted/src/target.ts')).toEqual([2, 3]);
    expect(lines('plugins/planted/src/target.test.ts')).toEqual([3]);
  });
});

function planted(name: string): WorkspacePackage {
  return { group: 'packages', folder: 'packages/planted', path: '/nowhere', manifest: { name } };
}

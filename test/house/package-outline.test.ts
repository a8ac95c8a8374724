import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedPackages, workspacePackages, workspaceRoot } from '../workspace/packages.ts';
import { buildProblems, outlineProblems } from './package-outline.ts';
import { describeProblem, expectNone } from './problem.ts';

describe('every package', () => {
  it('has the outline of the house', () => {
    expectNone(workspacePackages().flatMap(outlineProblems));
  });

  it('is built with what it depends on', () => {
    expectNone(workspacePackages().flatMap((owner) => buildProblems(owner, workspacePackages())));
  });

  it('stands in .tsconfig.build.json, when it is published', () => {
    const text = readFileSync(join(workspaceRoot, '.tsconfig.build.json'), 'utf8');
    const { references } = JSON.parse(text) as { references: { path: string }[] };
    const listed = references.map(({ path }) => path).toSorted();
    expect(listed, 'the "references" of .tsconfig.build.json').toEqual(publishedPackages().map(({ folder }) => folder));
  });

  it('has a name of its own', () => {
    const names = workspacePackages().map(({ manifest }) => manifest.name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('is refused with a word of help for each thing that is wrong', () => {
    const planted = {
      group: 'packages' as const,
      folder: 'packages/planted',
      path: '/nowhere',
      manifest: {
        name: '@eilbote/planted',
        type: 'module',
        license: 'MIT',
        engines: { node: '>=20' },
        files: ['dist', 'README.md'],
        scripts: { postinstall: 'node build.js' },
        exports: { '.': './src/index.ts', './extra': './src/extra.ts' },
        bin: { planted: './src/main.ts' },
        publishConfig: {
          access: 'public',
          exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
        },
      },
    };
    expect(outlineProblems(planted).map(describeProblem)).toEqual([
      'packages/planted/package.json has not "engines": { "node": ">=24" }.',
      'packages/planted/package.json has no "description": one sentence that tells its job.',
      'packages/planted/package.json runs a script when it is installed (postinstall). Remove it: npm 12 would not run it.',
      'packages/planted/package.json publishes "./extra" wrongly. Set publishConfig.exports["./extra"] to {"types":"./dist/extra.d.ts","default":"./dist/extra.js"}.',
      'packages/planted/package.json has not publishConfig.bin["planted"] = "./dist/main.js".',
      'packages/planted/README.md is missing. Say what the package is for and show its use.',
    ]);
    expect(buildProblems(planted, workspacePackages()).map(({ file }) => file)).toEqual([
      'packages/planted/tsconfig.json',
    ]);
  });

  it('is refused as an example when it would be published or cannot be started like the others', () => {
    const planted = {
      group: 'examples' as const,
      folder: 'examples/planted',
      path: workspaceRoot,
      manifest: {
        name: '@eilbote/example-planted',
        description: 'Shows nothing.',
        type: 'module',
        license: 'MIT',
        engines: { node: '>=24' },
        files: ['dist', 'README.md'],
        bin: {},
        publishConfig: { access: 'public' },
      },
    };
    expect(outlineProblems(planted).map(describeProblem)).toEqual([
      'examples/planted/package.json is an example: mark it "private": true.',
      'examples/planted/package.json has not "scripts": { "start": "node src/main.ts" }.',
    ]);
  });
});

import { expect, it } from 'vitest';
import { describeProblem } from './problem.ts';
import { undocumentedExports } from './public-docs.ts';
import { parseSource } from './source.ts';

it('refuses a public export without a docstring, wherever it is declared', () => {
  const owner = {
    group: 'packages' as const,
    folder: 'packages/planted',
    path: '/nowhere',
    manifest: { name: '@eilbote/planted', exports: { '.': './src/index.ts' } },
  };
  const sources = [
    parseSource(
      'packages/planted/src/index.ts',
      `export * from './lane.ts';\nexport { told } from './inner.ts';`,
      owner,
    ),
    parseSource(
      'packages/planted/src/lane.ts',
      `/** A lane. */\nexport interface Lane {}\n/* not this */\nexport const lanes = 1;\nexport const LANE_UNKNOWN = defineError('x');`,
      owner,
    ),
    parseSource('packages/planted/src/inner.ts', `export function told() {}\nexport function hidden() {}`, owner),
  ];
  expect(undocumentedExports(owner, sources).map(describeProblem)).toEqual([
    'packages/planted/src/lane.ts:4 exports lanes without a docstring. Say what it means: units, shape, errors thrown.',
    'packages/planted/src/inner.ts:1 exports told without a docstring. Say what it means: units, shape, errors thrown.',
  ]);
});

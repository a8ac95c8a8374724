import { describe, expect, it } from 'vitest';
import { loadedFrom } from './loaded-packages.ts';
import { expectNone } from './problem.ts';
import { parseSource, workspaceSources } from './source.ts';

const planted = (second: string) => [
  parseSource('packages/planted/src/worker.ts', `import { a } from './a.ts';`),
  parseSource('packages/planted/src/a.ts', second),
];
const found = (second: string) =>
  loadedFrom('packages/planted/src/worker.ts', '@eilbote/core', planted(second)).map(
    ({ file, line }) => `${file}:${line}`,
  );

describe('the worker of the store', () => {
  it('loads no core, which would take a third of a second at every start', () => {
    expectNone(loadedFrom('packages/store-sqlite/src/worker/worker.ts', '@eilbote/core', workspaceSources()));
  });

  it.each([
    `import { b } from '@eilbote/core';`,
    `import { type B } from '@eilbote/core';`,
    `export * from '@eilbote/core';`,
  ])('would be found out by %s', (second) => expect(found(second)).toEqual(['packages/planted/src/a.ts:1']));

  it('may have its types', () => {
    expect(found(`import type { B } from '@eilbote/core';`)).toEqual([]);
  });
});

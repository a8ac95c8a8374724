import { describe, expect, it } from 'vitest';
import { importCycles, importsOutside } from './import-cycles.ts';
import { describeProblem } from './problem.ts';
import { parseSource } from './source.ts';

describe('relative imports', () => {
  it('are refused when they make a circle, also by types alone', () => {
    const sources = [
      parseSource('a/one.ts', `import { two } from './two.ts';`),
      parseSource('a/two.ts', `\nexport type { Three } from '../b/three.ts';`),
      parseSource('b/three.ts', `import type { One } from '../a/one.ts';`),
      parseSource('b/four.ts', `import type { One } from '../a/one.ts';`),
    ];
    expect(importCycles(sources).map(describeProblem)).toEqual([
      'b/three.ts:1 closes a circle: a/one.ts -> a/two.ts -> b/three.ts -> a/one.ts. Move what both need into a file of its own.',
    ]);
  });

  it('are refused when they leave their package', () => {
    const owner = {
      group: 'packages' as const,
      folder: 'packages/planted',
      path: '/nowhere',
      manifest: { name: '@eilbote/planted' },
    };
    const text = `import './a.ts';\nimport '../../core/src/index.ts';\nimport '../../../test/receiver.ts';`;
    const lines = (file: string) => importsOutside(parseSource(file, text, owner)).map(({ line }) => line);
    expect(lines('packages/planted/src/thing.ts')).toEqual([2, 3]);
    expect(lines('packages/planted/src/thing.test.ts')).toEqual([2]);
  });
});

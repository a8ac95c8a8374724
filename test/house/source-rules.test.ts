import { describe, expect, it } from 'vitest';
import { describeProblem } from './problem.ts';
import { parseSource } from './source.ts';
import { sourceProblems } from './source-rules.ts';

describe('the sources', () => {
  it.each([
    ['src/thing.ts', 'const x: any = 1;', 'says any'],
    ['src/thing.ts', 'const x = y as any;', 'says any'],
    ['src/thing.ts', 'const x = y!.z;', 'asserts with !'],
    ['src/thing.ts', '// FIXME later', 'leaves work behind'],
    ['src/thing.ts', '// @ts-ignore', 'silences the compiler'],
    ['src/thing.ts', '', 'is empty'],
    ['src/thing.ts', 'const x = 1;\n'.repeat(401), 'has 401 lines'],
    ['src/utils/thing.ts', 'const x = 1;', 'is named "utils"'],
    ['src/types.ts', 'const x = 1;', 'is named "types"'],
    ['src/helper.test.ts', 'const x = 1;', 'is named "helper"'],
    ['src/thing.test.ts', "it.skip('does it', () => {});", 'checks nothing'],
    ['src/thing.test.ts', "describe.only('it', () => {});", 'leaves all other tests'],
  ])('are refused in %s: %j', (file, text, expected) => {
    const problems = sourceProblems(parseSource(`packages/planted/${file}`, text)).map(describeProblem);
    expect(problems).toEqual([expect.stringContaining(expected)]);
    expect(problems[0]).toContain(`packages/planted/${file}`);
  });

  it('may say the words any, skip and only where they mean nothing bad', () => {
    const text = `/** Any of them, any at all. */\nconst any = list.only(it.skipIf(!found));\n`;
    expect(sourceProblems(parseSource('packages/planted/src/thing.test.ts', text))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { describeProblem } from './problem.ts';
import { parseSource } from './source.ts';
import { repeatedTestNames } from './test-names.ts';

describe('tests', () => {
  it('are refused when two of one file have the same full name', () => {
    const text = [
      `describe('a lane', () => {`,
      `  it('waits', () => {});`,
      `  it.skipIf(missing)('waits', () => {});`,
      `  it.each([1])(\`waits\`, () => {});`,
      `  it.each([1])('waits %d', () => {});`,
      `});`,
      `it('waits', () => {});`,
    ].join('\n');
    expect(repeatedTestNames(parseSource('test/planted.test.ts', text)).map(describeProblem)).toEqual([
      'test/planted.test.ts:3 repeats the name "a lane > waits" of line 2. Say what is different here.',
      'test/planted.test.ts:4 repeats the name "a lane > waits" of line 2. Say what is different here.',
    ]);
  });
});

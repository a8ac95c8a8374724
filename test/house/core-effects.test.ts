import { describe, expect, it } from 'vitest';
import { effectProblems } from './core-effects.ts';
import { describeProblem } from './problem.ts';
import { parseSource } from './source.ts';

describe('time and chance in the core', () => {
  it('are refused past the ports Clock and Random', () => {
    const text = [
      `const a = Date.now();`,
      `const b = new Date();`,
      `setTimeout(f, 5);`,
      `const c = Math.random() + crypto.randomUUID();`,
      `const fine = [new Date(0), clock.now(), Date.parse(text), now];`,
    ].join('\n');
    expect(effectProblems(parseSource('packages/core/src/dispatch/planted.ts', text)).map(describeProblem)).toEqual([
      'packages/core/src/dispatch/planted.ts:1 calls Date.now past the port Clock. Take the port as an argument.',
      'packages/core/src/dispatch/planted.ts:2 calls new Date() past the port Clock. Take the port as an argument.',
      'packages/core/src/dispatch/planted.ts:3 calls setTimeout past the port Clock. Take the port as an argument.',
      'packages/core/src/dispatch/planted.ts:4 calls Math.random past the port Random. Take the port as an argument.',
      'packages/core/src/dispatch/planted.ts:4 calls crypto.randomUUID past the port Random. Take the port as an argument.',
    ]);
    expect(effectProblems(parseSource('packages/core/src/system/planted.ts', text))).toEqual([]);
    expect(effectProblems(parseSource('packages/core/src/dispatch/planted.test.ts', text))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { filterNames, filters } from './filters.ts';

const apply = (name: string, ...args: readonly unknown[]) => {
  const filter = filters[name];
  if (filter === undefined) throw new Error(`no filter ${name}`);
  return filter(args[0], ...args.slice(1));
};

describe('the filters of a template', () => {
  it.each([
    ['default', [null, 'x'], 'x'],
    ['default', ['', 'x'], 'x'],
    ['default', [[], 'x'], 'x'],
    ['default', [false, 'x'], false],
    ['default', [0, 'x'], 0],
    ['upcase', ['straße'], 'STRASSE'],
    ['downcase', ['ÄÖ'], 'äö'],
    ['strip', [' \na '], 'a'],
    ['replace', ['a.a.a', '.', '-'], 'a-a-a'],
    ['replace', ['abc', '', 'x'], 'abc'],
    ['split', ['a;b;;c', ';'], ['a', 'b', '', 'c']],
    ['split', ['', ';'], []],
    ['join', [['a', 1, null], ', '], 'a, 1, '],
    ['first', [['a', 'b']], 'a'],
    ['first', ['😀b'], '😀'],
    ['last', [['a', 'b']], 'b'],
    ['last', [null], null],
    ['size', ['😀b'], 2],
    ['size', [{ a: 1 }], 1],
    ['size', [null], 0],
    ['plus', [0.1, 0.2], 0.3],
    ['plus', ['12.5', 1], 13.5],
    ['plus', [null, 1], null],
    ['minus', [5, '2'], 3],
    ['times', [1.1, 3], 3.3],
    ['round', [2.5], 3],
    ['round', [-2.5], -3],
    ['round', [1.005, 2], 1.01],
    ['round', [1234.5, -2], 1200],
    ['round', [''], null],
  ] as const)('%s(%j) is %j', (name, args, expected) => {
    expect(apply(name, ...args)).toEqual(expected);
  });

  it.each(['plus', 'minus', 'times', 'round'])('%s refuses what is no number', (name) => {
    expect(() => apply(name, '12,5', 1)).toThrow(/needs a number/);
  });

  it('refuse to make a text that is too long, before they make it', () => {
    const long = 'a'.repeat(2_000);
    expect(() => apply('replace', long, 'a', long)).toThrow(/longer than 1,048,576/);
    expect(() =>
      apply(
        'join',
        Array.from({ length: 2_000 }, () => 'a'),
        long,
      ),
    ).toThrow(/longer than 1,048,576/);
  });

  it('are few, and none of them reads the clock', () => {
    expect(filterNames).toEqual([
      'default',
      'upcase',
      'downcase',
      'strip',
      'replace',
      'split',
      'join',
      'first',
      'last',
      'size',
      'round',
      'plus',
      'minus',
      'times',
    ]);
  });
});

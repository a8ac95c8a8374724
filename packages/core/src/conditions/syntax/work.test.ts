import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkConditions,
  compileConditions,
  conditionBudgets,
  describeConditions,
  formatFinding,
  parseConditions,
} from '../index.ts';
import { projectProcessStatusChanged } from '../../catalogue/event-types/project-process-status-changed.ts';
import { auftrag, kunden } from '../../tables/index.ts';

const scope = { table: auftrag, related: [kunden], details: projectProcessStatusChanged.details };
const context = { record: { Status: 5, LieferOrt: 'Köln' }, records: { Kunden: [{ PLZ: '48149' }] }, details: {} };

/** Does everything that can be done with a text; anything thrown fails the test. */
function useUp(text: string): void {
  const parsed = parseConditions(text);
  const findings = [...parsed.findings, ...checkConditions(parsed, scope)];
  for (const finding of findings) {
    expect(finding.start).toBeGreaterThanOrEqual(0);
    expect(finding.end).toBeGreaterThanOrEqual(finding.start);
    expect(finding.end).toBeLessThanOrEqual(text.length);
    expect(formatFinding(finding, text, 'de')).toContain('^');
  }
  const isUsable = parsed.findings.every(({ severity }) => severity === 'warning');
  expect(isUsable).toBe(parsed.expression !== undefined || text.trim() === '');
  describeConditions(parsed, 'en', scope);
  if (!isUsable) return;
  const compiled = compileConditions(parsed, scope);
  expect(compiled.explain(context).verdict).toBe(compiled.evaluate(context));
}

const fields = ['Status', 'Kunden.PLZ', 'details.neu.Prozessstatus', 'LieferOrt', 'Liefertermin', 'Kleinauftrag'];
const comparators = ['=', '==', '===', '#', '!=', '!==', '<', '>', '<=', '>=', '%', ' IS ', ' IS NOT ', ' IN '];
const operators = [
  ' AND ',
  ' or ',
  '&',
  '||',
  ' NOT ',
  '(',
  ')',
  '[',
  ']',
  ',',
  "'",
  '"',
  '\\',
  '@',
  ':',
  '.',
  ' ',
  '\n',
];
const values = ['5', '-2.5', '48@', 'Köln', '2026-03-31', 'null', 'true', '\ud800', '𝒳', 'e\u0301', '\0'];
const refused = ['__proto__', 'eval(', '<>', ' LIKE ', 'order by x', '„'];
const pieces = [fields, comparators, operators, values, refused].flat();

const valid = [
  'Status = 5',
  'Prozessstatus >= 40 AND Prozessstatus < 60',
  "LieferPLZ = 48@ AND NOT (Projektgruppe = 'Intern (alt)') OR Status IN [2,3]",
  'Kunden.PLZ IN ["48@", \'5\', x] | Lieferdatum <= 2026-03-31 && details.ausloeser IS belegdruck',
  'NOT (Bauvorhaben % Küche@ OR (Kleinauftrag = true and Lieferwoche != null))',
];

describe('any text', () => {
  it('gives findings, and nothing is ever thrown', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), useUp), { numRuns: 200 });
  });

  it('made of the words of the language gives findings, and nothing is ever thrown', () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, useUp), { numRuns: 3000 });
  });

  it('that was right before it was damaged gives findings, and nothing is ever thrown', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...valid),
        fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', ...pieces)), { maxLength: 4 }),
      )
      .map(([text, damages]) =>
        damages.reduce((current, [at, length, piece]) => {
          const start = at % (current.length + 1);
          return current.slice(0, start) + piece + current.slice(start + length);
        }, text),
      );
    fc.assert(fc.property(damaged, useUp), { numRuns: 3000 });
  });
});

describe('the work of parsing', () => {
  const { textLength } = conditionBudgets;
  const filled = (unit: string, length: number, start = '') =>
    start + unit.repeat(Math.floor((length - start.length) / unit.length));

  /** Texts that make parsers look ahead, go back or start again. */
  const shapes: readonly (readonly [start: string, unit: string])[] = [
    ...[
      '(',
      ')',
      '&',
      '=',
      "'",
      '"',
      '[',
      ' ',
      'a',
      '\\',
      '@',
      '.',
      '𝒳',
      ':',
      'a.',
      '()',
      'order ',
      'AND ',
      'NOT ',
    ].map((unit) => ['', unit] as const),
    ...[
      ' and',
      ' order',
      ' order        ',
      'AND',
      '(',
      ')(',
      ' a',
      '=',
      '\\"',
      ',',
      ' ,',
      "','",
      '"',
      'ORDERORDER ',
    ].flatMap((unit) => [
      ['a = ', unit] as const,
      ['a IN [', unit] as const,
      ['a = "', unit] as const,
      ["a = '", unit] as const,
    ]),
    ['', 'a = 1 AND '],
    ['', 'a = 1 OR b = 2 AND '],
    ['', 'a IS        NOT b)'],
    ['', 'a IS        '],
    ['', 'a <> 1 AND '],
  ];

  it.each(shapes)('grows with the length of %j and many %j, no faster', (start, unit) => {
    const half = parseConditions(filled(unit, textLength / 2, start)).steps;
    const whole = parseConditions(filled(unit, textLength, start)).steps;
    expect(whole).toBeLessThanOrEqual(2.1 * half + 100);
    expect(whole).toBeLessThanOrEqual(40 * textLength);
  });

  it('stays within a small multiple of the length for any text', () => {
    const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (unit) => {
        const long = filled(unit, textLength);
        expect(parseConditions(long).steps).toBeLessThanOrEqual(40 * textLength);
      }),
      { numRuns: 300 },
    );
  });
});

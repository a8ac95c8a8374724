import { describe, expect, it } from 'vitest';
import {
  checkConditions,
  conditionBudgets,
  conditionFindings,
  parseConditions,
  type ConditionFinding,
} from '../index.ts';
import { projectProcessStatusChanged } from '../../catalogue/event-types/project-process-status-changed.ts';
import { auftrag, kunden, zeitdatei } from '../../tables/index.ts';

const scope = { table: auftrag, related: [kunden, zeitdatei], details: projectProcessStatusChanged.details };

function findingsOf(text: string): readonly ConditionFinding[] {
  const parsed = parseConditions(text);
  return [...parsed.findings, ...checkConditions(parsed, scope)];
}

/** Text, the code it gets, what is marked, and what would put it right. */
const cases: readonly (readonly [text: string, code: string, marked: string, replacement?: string])[] = [
  ['Status = 5 AND', 'EXPECTED', ''],
  ['AND Status = 5', 'EXPECTED', 'AND'],
  ['Status = 5 AND AND Status = 6', 'EXPECTED', 'AND'],
  ['Status = 5 &&& Status = 6', 'EXPECTED', '&'],
  ['()', 'EXPECTED', ')'],
  ["'Status' = 5", 'FIELD_EXPECTED', "'"],
  ['5 = Status', 'FIELD_EXPECTED', '5'],
  ['Kunden. = 5', 'FIELD_EXPECTED', 'Kunden.'],
  ['Status 5', 'COMPARATOR_EXPECTED', '5'],
  ['Projektgruppe = R&D', 'COMPARATOR_EXPECTED', 'D'],
  ['LieferOrt = Sand and Kies AG', 'COMPARATOR_EXPECTED', 'AG'],
  ['Status <> 5', 'COMPARATOR_UNKNOWN', '<>', '!='],
  ['Status =< 5', 'COMPARATOR_UNKNOWN', '=<', '<='],
  ['Status ≠ 5', 'COMPARATOR_UNKNOWN', '≠', '!='],
  ['Status ! 5', 'COMPARATOR_UNKNOWN', '!', '!='],
  ['Status NOT IN [5]', 'COMPARATOR_UNKNOWN', 'NOT'],
  ['LieferOrt like Köl@', 'COMPARATOR_UNKNOWN', 'like'],
  ['LieferOrt enthält Köl', 'COMPARATOR_UNKNOWN', 'enthält'],
  ['Status =', 'VALUE_EXPECTED', ''],
  ['LieferOrt = OR Status = 5', 'VALUE_EXPECTED', 'OR'],
  ['(LieferOrt = )', 'VALUE_EXPECTED', ')'],
  ["LieferOrt = 'Köln' Status = 5", 'OPERATOR_EXPECTED', 'Status'],
  ["Bezeichnung = 'O'Brien'", 'OPERATOR_EXPECTED', 'Brien'],
  ['Status IN [1] 2', 'OPERATOR_EXPECTED', '2'],
  ["LieferOrt = 'Köln", 'QUOTE_NOT_CLOSED', "'"],
  ['LieferOrt = „Köln“', 'QUOTE_TYPOGRAPHIC', '„'],
  ['LieferOrt = Köln und Status = 5', 'COMPARATOR_IN_VALUE', '='],
  ['LieferOrt = = Köln', 'COMPARATOR_IN_VALUE', '='],
  ['Bezeichnung = Meier (Münster)', 'PARENTHESIS_IN_VALUE', 'Meier (Münster)', "'Meier (Münster)'"],
  ['(Status = 5', 'PARENTHESIS_NOT_CLOSED', '('],
  ['Status = 5)', 'PARENTHESIS_UNEXPECTED', ')'],
  ['Lieferdatum < null', 'NULL_COMPARATOR', 'null'],
  ['Status IN 5', 'LIST_EXPECTED', '5'],
  ['Status IN [5', 'LIST_NOT_CLOSED', '['],
  ['Status IN []', 'LIST_VALUE_EXPECTED', ']'],
  ['Status IN [1,,2]', 'LIST_VALUE_EXPECTED', ','],
  ['LieferOrt IN ["a" "b"]', 'LIST_COMMA_EXPECTED', '"b"'],
  ['Status IN [1,null]', 'LIST_NULL', 'null'],
  ['Status = [1,2]', 'LIST_NEEDS_IN', '['],
  ['Status = 5 order by Status desc', 'ORDER_BY_REFUSED', 'order'],
  ['order by Status', 'ORDER_BY_REFUSED', 'order'],
  ['Status = 5 AND order by Status', 'ORDER_BY_REFUSED', 'order'],
  ["LieferOrt = 'Köln' ORDER  BY Status", 'ORDER_BY_REFUSED', 'ORDER'],
  ['LieferOrt = Order by phone', 'ORDER_BY_REFUSED', 'Order'],
  ['eval(1 = 1)', 'FORMULA_REFUSED', 'eval'],
  ['LieferOrt = x AND length(Bauvorhaben) > 5', 'FORMULA_REFUSED', 'length'],
  ['Positionen[a].Menge = 5', 'COLLECTION_REFUSED', 'Positionen'],
  ['Positionen[].Menge = 5', 'COLLECTION_REFUSED', 'Positionen'],
  ['Status = :1', 'PLACEHOLDER_REFUSED', ':1'],
  [':feld = 1', 'PLACEHOLDER_REFUSED', ':feld'],
  ['Kunden.Betreuer.Name1 = x', 'PATH_REFUSED', 'Kunden.Betreuer.Name1'],
  ['__proto__ = 5', 'NAME_REFUSED', '__proto__'],
  ['x'.repeat(conditionBudgets.textLength + 1), 'TEXT_TOO_LONG', 'x'],
  [`${'('.repeat(33)}Status = 5${')'.repeat(33)}`, 'TOO_DEEP', '('],
  [Array(201).fill('Status=1').join('&'), 'TOO_MANY_COMPARISONS', 'Status'],
  [`Status IN [${Array(1001).fill('1').join(',')}]`, 'LIST_TOO_LONG', '1'],
  [
    'Status = 1 OR Status = 2 and Status > 3',
    'MIXED_AND_OR',
    'Status = 1 OR Status = 2 and Status > 3',
    'Status = 1 OR (Status = 2 and Status > 3)',
  ],
  ['Statsu = 5', 'FIELD_UNKNOWN', 'Statsu', 'Status'],
  ['lieferort = x', 'FIELD_UNKNOWN', 'lieferort', 'LieferOrt'],
  ['email = x', 'FIELD_UNKNOWN', 'email', 'Kunden.email'],
  ['toString = x', 'FIELD_UNKNOWN', 'toString'],
  ['ausloeser = x', 'FIELD_UNKNOWN', 'ausloeser', 'details.ausloeser'],
  ['Kunden.Plz = x', 'FIELD_UNKNOWN', 'Kunden.Plz', 'Kunden.PLZ'],
  ['Auftrag.Xyzzy = x', 'FIELD_UNKNOWN', 'Auftrag.Xyzzy'],
  ['Kunde.Ort = x', 'TABLE_UNKNOWN', 'Kunde.Ort', 'Kunden.Ort'],
  ['Bestellung.Datum = x', 'TABLE_UNKNOWN', 'Bestellung.Datum'],
  ['details.auslöser = x', 'DETAIL_UNKNOWN', 'details.auslöser', 'details.ausloeser'],
  ['details.neu.Status.x = 5', 'DETAIL_UNKNOWN', 'details.neu.Status.x'],
  ['details.neu = 5', 'FIELD_NOT_COMPARABLE', 'details.neu'],
  ['Status = abc', 'VALUE_UNFIT', 'abc'],
  ['Status = NULL', 'VALUE_UNFIT', 'NULL'],
  ['Status = 4.5', 'VALUE_UNFIT', '4.5'],
  ['SummeNetto > 12.480,50', 'VALUE_UNFIT', '12.480,50', '12480.50'],
  ['Status IN [1,zwei]', 'VALUE_UNFIT', 'zwei'],
  ['Lieferdatum = 31.3.26', 'VALUE_UNFIT', '31.3.26', '2026-03-31'],
  ['Lieferdatum = 2026-02-30', 'VALUE_UNFIT', '2026-02-30'],
  ['Kleinauftrag = ja', 'VALUE_UNFIT', 'ja', 'true'],
  ['Zeitdatei.VonZeit > 6 Uhr', 'VALUE_UNFIT', '6 Uhr'],
  ['Status = 4@', 'WILDCARD_UNFIT', '4@'],
  ['Kleinauftrag < true', 'COMPARATOR_UNFIT', 'Kleinauftrag < true'],
  ['Status % 5', 'COMPARATOR_UNFIT', 'Status % 5'],
  ['Bauvorhaben % neue Küche', 'KEYWORD_ONE_WORD', 'neue Küche'],
  ["Bauvorhaben % ''", 'KEYWORD_ONE_WORD', "''"],
  ['Status = 12', 'VALUE_NEVER', '12'],
  ['Status # -1', 'VALUE_NEVER', '-1'],
  ['details.ausloeser IS beleg@', 'VALUE_NEVER', 'beleg@'],
  ['details.ausloeser = belegdrukc', 'VALUE_NEVER', 'belegdrukc', 'belegdruck'],
  [`Kunden.Kurzbezeichnung = ${'x'.repeat(41)}`, 'VALUE_NEVER', 'x'.repeat(41)],
  ['LieferOrt > Köl@', 'WILDCARD_WITHOUT_EFFECT', 'Köl@'],
  ['LieferOrt = Null', 'WORD_AS_TEXT', 'Null', 'null'],
];

describe('every finding', () => {
  it.each(cases.map((each) => [each[0].slice(0, 60), ...each] as const))('%s', (_, text, code, marked, replacement) => {
    const [finding, ...more] = findingsOf(text);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: `CONDITION_${code}` });
    expect(text.slice(finding?.start, finding?.end)).toBe(marked);
    expect(finding?.replacement).toBe(replacement);
  });

  it('is shown by one of these cases', () => {
    const shown = new Set(cases.map(([, code]) => `CONDITION_${code}`));
    expect(conditionFindings.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
  });

  it('says what was expected in both languages, in one or more whole sentences', () => {
    for (const finding of cases.flatMap(([text]) => findingsOf(text))) {
      for (const language of ['de', 'en'] as const) expect(finding.text[language]).toMatch(/^\S.*[.?!:)@…]$/u);
      expect(finding.text.de).not.toBe(finding.text.en);
      expect(`${finding.text.de}${finding.text.en}`).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('that has a replacement is gone when it is made', () => {
    for (const [text, code, , replacement] of cases) {
      const [finding] = findingsOf(text);
      if (replacement === undefined || !finding) continue;
      const better = `${text.slice(0, finding.start)}${replacement}${text.slice(finding.end)}`;
      expect(
        findingsOf(better).map((each) => each.code),
        better,
      ).not.toContain(`CONDITION_${code}`);
    }
  });
});

describe('findings', () => {
  it('are reported all at once', () => {
    const codes = findingsOf("Status <> 5 AND (LieferOrt = 'a' b OR Projektgruppe = ) AND eval(2) AND x = :1").map(
      ({ code }) => code,
    );
    expect(codes).toEqual([
      'CONDITION_COMPARATOR_UNKNOWN',
      'CONDITION_OPERATOR_EXPECTED',
      'CONDITION_VALUE_EXPECTED',
      'CONDITION_FORMULA_REFUSED',
      'CONDITION_PLACEHOLDER_REFUSED',
    ]);
    const checked = findingsOf('Statsu = 5 AND Status = abc OR Kleinauftrag = ja');
    expect(checked.map(({ code }) => code)).toEqual([
      'CONDITION_MIXED_AND_OR',
      'CONDITION_FIELD_UNKNOWN',
      'CONDITION_VALUE_UNFIT',
      'CONDITION_VALUE_UNFIT',
    ]);
  });

  it('are none for conditions that are right', () => {
    for (const text of [
      'Status = 5 AND (Prozessstatus >= 40 OR Lieferwoche = 38)',
      'Lieferdatum <= 2026-03-31 OR Lieferdatum = null',
      'Status < 5.5 AND SummeNetto > -12.5',
      'Kunden.PLZ = 48@ AND details.ausloeser IN [Speichern,"belegdruck"]',
      'details.ausloeser = beleg@ AND Zeitdatei.VonZeit >= 06:00',
      "Bauvorhaben % Küche@ AND LieferOrt IS 'null' AND Status > 20",
      'Auftrag.Kleinauftrag = true AND details.alt != null',
    ])
      expect(findingsOf(text), text).toEqual([]);
  });

  it('warn of AND beside OR only where no parentheses say how to read it', () => {
    const warns = (text: string) => parseConditions(text).findings.length > 0;
    expect(warns('a=1 AND b=2 OR c=3')).toBe(true);
    expect(warns('a=1 OR NOT b=2 AND c=3')).toBe(true);
    expect(warns('(a=1 OR b=2 AND c=3)')).toBe(true);
    expect(warns('(a=1 AND b=2) OR c=3')).toBe(false);
    expect(warns('a=1 OR (b=2 AND c=3)')).toBe(false);
    expect(warns('a=1 AND b=2 AND c=3')).toBe(false);
    expect(warns('NOT (a=1 OR b=2) AND c=3')).toBe(false);
  });
});

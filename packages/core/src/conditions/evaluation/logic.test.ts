import { describe, expect, it } from 'vitest';
import { compileConditions, parseConditions, type ConditionContext } from '../index.ts';
import { projectProcessStatusChanged } from '../../catalogue/event-types/project-process-status-changed.ts';
import { auftrag, auftragspositio, kunden } from '../../tables/index.ts';

const scope = { table: auftrag, related: [kunden, auftragspositio], details: projectProcessStatusChanged.details };

const context = {
  record: { AuftragsNr: '06127', Status: 5, Prozessstatus: 40, KundenNr: 'n20-01170', Liefertermin: null },
  records: {
    Kunden: { KundenNr: 'n20-01170', Ort: 'Münster', PLZ: '48149', Kundengruppe: 'Privat' },
    Auftragspositio: [{ PositionsNr: '1', Anzahl: 2 }, { PositionsNr: '2', Anzahl: 12 }, { PositionsNr: '3' }],
  },
  details: { alt: null, neu: { Prozessstatus: 40, ProzessstatusText: 'In Produktion' }, ausloeser: 'belegdruck' },
} satisfies ConditionContext;

const verdict = (text: string, given: ConditionContext = context) =>
  compileConditions(parseConditions(text), scope).evaluate(given);

describe('AND, OR and NOT', () => {
  const operands = { true: 'Status = 5', false: 'Status = 4', unknown: 'Liefertermin < 2026-01-01' };
  const and = ['TTT', 'TFF', 'TUU', 'FTF', 'FFF', 'FUF', 'UTU', 'UFF', 'UUU'];
  const or = ['TTT', 'TFT', 'TUT', 'FTT', 'FFF', 'FUU', 'UTT', 'UFU', 'UUU'];
  const names: Record<string, keyof typeof operands> = { T: 'true', F: 'false', U: 'unknown' };
  const operandOf = (letter: string) => operands[names[letter] ?? 'unknown'];

  it.each([
    ...['AND', 'and', 'And', '&', '&&'].map((operator) => [operator, and] as const),
    ...['OR', 'or', 'Or', '|', '||'].map((operator) => [operator, or] as const),
  ])('%s decides as Kleene does', (operator, table) => {
    for (const [left = '', right = '', result = ''] of table)
      expect(verdict(`${operandOf(left)} ${operator} ${operandOf(right)}`)).toBe(names[result]);
  });

  it('NOT turns true and false round and leaves unknown alone', () => {
    expect(verdict(`NOT ${operands.true}`)).toBe('false');
    expect(verdict(`not (${operands.false})`)).toBe('true');
    expect(verdict(`NOT (${operands.unknown})`)).toBe('unknown');
    expect(verdict(`NOT NOT ${operands.true}`)).toBe('true');
  });

  it('NOT reaches no further than the next comparison', () => {
    expect(verdict('NOT Status = 4 AND Status = 5')).toBe('true');
    expect(verdict('NOT (Status = 4 AND Status = 5)')).toBe('true');
    expect(verdict('NOT Status = 5 OR Status = 5')).toBe('true');
    expect(verdict('NOT (Status = 5 OR Status = 5)')).toBe('false');
  });

  it('AND binds stronger than OR, parentheses bind strongest', () => {
    expect(verdict('Status = 5 OR Status = 4 AND Status = 3')).toBe('true');
    expect(verdict('(Status = 5 OR Status = 4) AND Status = 3')).toBe('false');
    expect(verdict('Status = 3 AND Status = 4 OR Status = 5')).toBe('true');
    expect(verdict('Status = 3 AND (Status = 4 OR Status = 5)')).toBe('false');
  });

  it('nothing at all holds for every record', () => {
    expect(verdict('')).toBe('true');
    expect(verdict(' \n\t\u00a0')).toBe('true');
  });
});

describe('paths', () => {
  it.each([
    ['Status = 5', 'true'],
    ['Auftrag.Status = 5', 'true'],
    ['Kunden.PLZ = 48@', 'true'],
    ['Kunden.Ort = Munster', 'true'],
    ['Kunden.email = x', 'unknown'],
    ['details.ausloeser = Belegdruck', 'true'],
    ['details.neu.Prozessstatus >= 40', 'true'],
    ['details.alt.Prozessstatus = 30', 'unknown'],
    ['details.alt = null', 'true'],
    ['details.belegart = null', 'true'],
    ['Bestellung.Status = 1', 'unknown'],
  ])('%s: %s', (text, expected) => {
    expect(verdict(text)).toBe(expected);
  });

  it('hold for a list if they hold for one of its records', () => {
    expect(verdict('Auftragspositio.Anzahl > 10')).toBe('true');
    expect(verdict('Auftragspositio.Anzahl > 20')).toBe('unknown');
    expect(verdict('Auftragspositio.Anzahl != 2')).toBe('true');
    expect(verdict('NOT Auftragspositio.Anzahl = 2')).toBe('false');
    expect(verdict('Auftragspositio.PositionsNr = 9')).toBe('false');
    expect(verdict('Auftragspositio.Anzahl = null')).toBe('true');
    const empty = { ...context, records: { Auftragspositio: [] } };
    expect(verdict('Auftragspositio.Anzahl > 10', empty)).toBe('false');
    expect(verdict('Auftragspositio.Anzahl = null', empty)).toBe('false');
  });

  it('take nothing that an object inherits for data', () => {
    const bare = { record: {}, records: {}, details: {} };
    for (const name of ['toString', 'valueOf', 'hasOwnProperty', 'details.toString', 'Kunden.toString'])
      expect(verdict(`${name} != null`, bare)).toBe('false');
    const parsed = parseConditions('details.__proto__.x = 1 AND constructor = 1 AND Kunden.prototype = 1');
    expect(parsed.findings.map(({ code }) => code)).toEqual(Array(3).fill('CONDITION_NAME_REFUSED'));
  });

  it('read values that are no records as missing', () => {
    const odd = { record: {}, records: { Kunden: [null, 5, 'x'] as never }, details: { neu: [1] } };
    expect(verdict('Kunden.Ort = x', odd)).toBe('unknown');
    expect(verdict('details.neu.length = 1', odd)).toBe('unknown');
  });
});

describe('the examples that everybody knows', () => {
  it.each([
    ['Status = 5', { Status: 5 }, { Status: 4 }],
    ['Prozessstatus >= 40 AND Prozessstatus < 60', { Prozessstatus: 40 }, { Prozessstatus: 60 }],
    [
      'LieferPLZ = 48@ AND NOT (Projektgruppe = Intern)',
      { LieferPLZ: '48149', Projektgruppe: 'Privat' },
      { LieferPLZ: '48149', Projektgruppe: 'INTERN' },
    ],
    ['Bauvorhaben = @Küche@', { Bauvorhaben: 'Einbauküche Bode' }, { Bauvorhaben: 'Kueche' }],
    ['Status IN [2,3]', { Status: 2 }, { Status: 1 }],
    ['Lieferdatum <= 2026-03-31', { Lieferdatum: '2026-03-31' }, { Lieferdatum: '2026-04-01' }],
    ['Lieferdatum != null', { Lieferdatum: '2026-03-31' }, { Lieferdatum: null }],
    [
      'KundenNr=131 AND LieferOrt=Hildesheim',
      { KundenNr: '131', LieferOrt: 'HILDESHEIM' },
      { KundenNr: '131', LieferOrt: 'Köln' },
    ],
    ['AuftragsNr = S004', { AuftragsNr: 's004' }, { AuftragsNr: 'S0041' }],
    ['Bezeichnung = "@Schmi@"', { Bezeichnung: 'Schmied - Münster' }, { Bezeichnung: 'Meier' }],
  ])('%s', (text, met, unmet) => {
    expect(verdict(text, { record: met, records: {}, details: {} })).toBe('true');
    expect(verdict(text, { record: unmet, records: {}, details: {} })).toBe('false');
  });
});

describe('conditions with an error', () => {
  it('cannot be compiled', () => {
    expect(() => compileConditions(parseConditions('Status ='), scope)).toThrow(
      expect.objectContaining({ code: 'CONDITIONS_INVALID', facts: expect.objectContaining({ position: 8 }) }),
    );
  });
});

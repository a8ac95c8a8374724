import { describe, expect, it } from 'vitest';
import { compileConditions, parseConditions } from '../index.ts';
import { auftrag, auftragspositio } from '../../tables/index.ts';

const scope = { table: auftrag, related: [auftragspositio], details: {} };
const context = {
  record: { Status: 5, Bauvorhaben: 'Küche', Prozessstatus: 'spät' },
  records: { Auftragspositio: Array.from({ length: 30 }, (_, index) => ({ Anzahl: index })) },
  details: {},
};

const explain = (text: string) => compileConditions(parseConditions(text), scope).explain(context);

describe('explaining conditions', () => {
  it('tells of every comparison what was found, also behind one that decided already', () => {
    const text = 'Status = 4 AND NOT (Bauvorhaben = @küche@)';
    const { verdict, comparisons } = explain(text);
    expect(verdict).toBe('false');
    expect(comparisons.map(({ comparison, found, verdict: each }) => [comparison, found, each])).toEqual([
      ['Status = 4', 5, 'false'],
      ['Bauvorhaben = @küche@', 'Küche', 'true'],
    ]);
    expect(comparisons.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Status = 4',
      'Bauvorhaben = @küche@',
    ]);
    expect(comparisons.map((each) => each.text)).toEqual([
      { de: 'Status = 4 trifft nicht zu: Gefunden wurde 5.', en: 'Status = 4 does not hold: found 5.' },
      {
        de: 'Bauvorhaben = @küche@ trifft zu: Gefunden wurde "Küche".',
        en: 'Bauvorhaben = @küche@ holds: found "Küche".',
      },
    ]);
  });

  it('names the field that makes it unknown', () => {
    const { verdict, comparisons } = explain('Lieferdatum < 2026-01-01 OR Prozessstatus = 40');
    expect(verdict).toBe('unknown');
    expect(comparisons.map(({ found, unknown }) => [found, unknown])).toEqual([
      [null, { field: 'Lieferdatum', reason: 'noValue' }],
      ['spät', { field: 'Prozessstatus', reason: 'unfitValue' }],
    ]);
    expect(comparisons[0]?.text).toEqual({
      de: 'Lieferdatum < 2026-01-01 ist nicht entscheidbar: Das Feld Lieferdatum hat keinen Wert.',
      en: 'Lieferdatum < 2026-01-01 cannot be decided: the field Lieferdatum has no value.',
    });
    expect(comparisons[1]?.text.de).toContain('Im Feld Prozessstatus steht "spät"');
  });

  it('shows the first records of a list and how many there are', () => {
    const { verdict, comparisons } = explain('Auftragspositio.Anzahl > 28');
    expect(verdict).toBe('true');
    expect(comparisons[0]).toMatchObject({ records: 30, found: Array.from({ length: 20 }, (_, index) => index) });
    expect(comparisons[0]?.text.de).toContain('trifft auf mindestens einen von 30 Datensätzen zu');
  });

  it('says in how many records of a list the value is missing', () => {
    const [trace] = explain('Auftragspositio.VKPreis > 28').comparisons;
    expect(trace?.unknown).toEqual({ field: 'Auftragspositio.VKPreis', reason: 'noValue' });
    expect(trace?.text.en).toContain('in 30 of 30 records the field Auftragspositio.VKPreis has no value');
  });

  it('has nothing to tell of empty conditions', () => {
    expect(explain('')).toEqual({ verdict: 'true', comparisons: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { describeConditions, parseConditions } from './index.ts';
import { auftrag, kunden } from '../tables/index.ts';

const scope = { table: auftrag, related: [kunden], details: {} };

describe('conditions in plain words', () => {
  it.each([
    [
      'Status = 5 AND LieferOrt = Köln',
      'Status gleich 5 und LieferOrt gleich „Köln“',
      'Status equals 5 and LieferOrt equals "Köln"',
    ],
    ['LieferPLZ = 48149', 'LieferPLZ gleich „48149“', 'LieferPLZ equals "48149"'],
    ['LieferPLZ = 48@', 'LieferPLZ beginnt mit „48“', 'LieferPLZ begins with "48"'],
    ['Bauvorhaben # @Küche@', 'Bauvorhaben enthält nicht „Küche“', 'Bauvorhaben does not contain "Küche"'],
    ['Bauvorhaben = @Küche', 'Bauvorhaben endet mit „Küche“', 'Bauvorhaben ends with "Küche"'],
    ['Bauvorhaben = a@b', 'Bauvorhaben passt zu „a@b“', 'Bauvorhaben fits "a@b"'],
    ['Bauvorhaben IS a@b', 'Bauvorhaben gleich „a@b“', 'Bauvorhaben equals "a@b"'],
    ['Bauvorhaben % Küche', 'Bauvorhaben enthält das Wort „Küche“', 'Bauvorhaben contains the word "Küche"'],
    ['SummeNetto > 12480.5', 'SummeNetto größer als 12480,5', 'SummeNetto is greater than 12480.5'],
    ['Lieferdatum <= 2026-03-31', 'Lieferdatum spätestens 31.03.2026', 'Lieferdatum is no later than 2026-03-31'],
    ['Lieferdatum = null', 'Lieferdatum hat keinen Wert', 'Lieferdatum has no value'],
    ['Kunden.email != null', 'Kunden.email hat einen Wert', 'Kunden.email has a value'],
    ['Kleinauftrag = true', 'Kleinauftrag gleich ja', 'Kleinauftrag equals yes'],
    ['Lieferart < M', 'Lieferart im Alphabet vor „M“', 'Lieferart comes in the alphabet before "M"'],
    ['Status IN [2,3]', 'Status eines von 2, 3', 'Status is one of 2, 3'],
    ['Lieferwoche >= 38', 'Lieferwoche mindestens 38', 'Lieferwoche is at least 38'],
    ['Status = abc', 'Status gleich „abc“', 'Status equals "abc"'],
    [
      'Status = 1 AND (Status = 2 OR NOT Status = 3)',
      'Status gleich 1 und (Status gleich 2 oder nicht (Status gleich 3))',
      'Status equals 1 and (Status equals 2 or not (Status equals 3))',
    ],
    [
      'Status = 1 OR Status = 2 AND Status = 3',
      'Status gleich 1 oder (Status gleich 2 und Status gleich 3)',
      'Status equals 1 or (Status equals 2 and Status equals 3)',
    ],
    ['', 'immer', 'always'],
  ])('%s', (text, german, english) => {
    const parsed = parseConditions(text);
    expect(describeConditions(parsed, 'de', scope)).toBe(german);
    expect(describeConditions(parsed, 'en', scope)).toBe(english);
  });

  it('go by the looks of a value where no table is known', () => {
    const german = (text: string) => describeConditions(parseConditions(text), 'de');
    expect(german('Status = 5 AND Ort = Köln')).toBe('Status gleich 5 und Ort gleich „Köln“');
    expect(german("A > 2026-03-31 AND B = true AND C = 007 AND D > 5 AND E = '5'")).toBe(
      'A nach 31.03.2026 und B gleich ja und C gleich „007“ und D größer als 5 und E gleich „5“',
    );
  });

  it('are empty where they cannot be read', () => {
    expect(describeConditions(parseConditions('Status ='), 'de', scope)).toBe('');
  });
});

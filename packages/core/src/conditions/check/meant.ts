import { readDate, readNumber } from '../fields/literals.ts';

/** `12,5` and `1.234,50` as numbers are written here. */
export function numberMeant(text: string): string | undefined {
  if (text.length > 40 || !text.includes(',')) return undefined;
  const better = text.replaceAll('.', '').replace(',', '.');
  return readNumber(better) === undefined ? undefined : better;
}

/** `31.03.2026` and `31.3.26` as YYYY-MM-DD; two digits 00 to 69 are 20yy, as where records are read. */
export function dateMeant(text: string): string | undefined {
  const [day = '', month = '', year = '', ...more] = text.length > 10 ? [] : text.split('.');
  const century = year.length === 2 ? (Number(year) < 70 ? '20' : '19') : '';
  if (more.length > 0 || day === '') return undefined;
  return readDate(`${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const words: Readonly<Record<string, string>> = {
  ja: 'true',
  nein: 'false',
  wahr: 'true',
  falsch: 'false',
  yes: 'true',
  no: 'false',
  '1': 'true',
  '0': 'false',
  true: 'true',
  false: 'false',
};

export function truthMeant(text: string): string | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

import type { LocalizedText } from '@eilbote/contract';
import { defineTransform } from '../transform.ts';
import { valueText } from '../value-text.ts';

const units = ['characters', 'utf16', 'bytes'] as const;
type LengthUnit = (typeof units)[number];

export const cut = defineTransform({
  name: 'cut',
  title: { de: 'Kürzen', en: 'Cut' },
  description: {
    de: 'Kürzt einen Text, der länger ist als erlaubt, mit einem Hinweis. Kein Zeichen wird zerrissen, auch kein zusammengesetztes wie ein Buchstabe mit eigenem Akzent oder ein Emoji aus mehreren. Das Zeichen am Ende zählt mit.',
    en: 'Cuts a text that is longer than allowed, with a warning. No character is torn, nor one that is put together, as a letter with an accent of its own or an emoji of several. The mark at the end counts, too.',
  },
  parameters: {
    length: { type: 'integer', minimum: 1, maximum: 1_048_576, required: true, title: { de: 'Länge', en: 'Length' } },
    mark: {
      type: 'string',
      default: '…',
      maxLength: 10,
      title: { de: 'Zeichen am Ende', en: 'Mark' },
      description: { de: 'Steht am Ende eines gekürzten Textes.', en: 'Stands at the end of a text that was cut.' },
    },
    count: {
      type: 'string',
      enum: units,
      default: 'characters',
      title: { de: 'Gezählt werden', en: 'Count' },
      description: {
        de: 'Zeichen (Unicode), Einheiten von UTF-16 (so zählen Java, C# und JavaScript) oder Bytes in UTF-8.',
        en: 'Characters (Unicode), units of UTF-16 (as Java, C# and JavaScript count) or bytes in UTF-8.',
      },
    },
  },
  examples: [
    { value: 'Küche', parameters: { length: 5 }, result: 'Küche' },
    { value: 'Küche Süd', parameters: { length: 6 }, result: 'Küche…', says: 'The text was cut' },
    { value: 'Küche Süd', parameters: { length: 5, mark: '' }, result: 'Küche', says: 'The text was cut' },
    { value: 'Küche', parameters: { length: 5, mark: '', count: 'bytes' }, result: 'Küch', says: 'The text was cut' },
    { value: 'für 👩‍🔧', parameters: { length: 5, mark: '' }, result: 'für', says: 'The text was cut' },
    { value: 'a😀', parameters: { length: 2, mark: '', count: 'utf16' }, result: 'a', says: 'The text was cut' },
    { value: null, parameters: { length: 5 }, result: null },
  ],
  apply(value, { length, mark, count }, { warn }) {
    const text = valueText(value);
    if (fits(text, length, count)) return text;
    warn(wasCut(length, count));
    const marked = wholeCharacters(text, fitting(text, length - lengthOf(mark, count), count));
    if (marked > 0) return text.slice(0, marked).trimEnd() + mark;
    const end = fitting(text, length, count);
    // One character larger than all that is allowed: better torn than nothing of it.
    return text.slice(0, wholeCharacters(text, end) || end).trimEnd();
  },
});

/** Tells without counting where it can: most texts fit. */
function fits(text: string, length: number, count: LengthUnit): boolean {
  if (count === 'bytes') return Buffer.byteLength(text) <= length;
  return text.length <= length || (count === 'characters' && fitting(text, length, count) === text.length);
}

/** How far a text goes within a length, in UTF-16 units; never between the halves of a pair. */
function fitting(text: string, length: number, count: LengthUnit): number {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += lengthOf(character, count);
    if (used > length) return end;
    end += character.length;
  }
  return end;
}

function lengthOf(text: string, count: LengthUnit): number {
  if (count === 'utf16') return text.length;
  return count === 'bytes' ? Buffer.byteLength(text) : Array.from(text).length;
}

const segmenter = new Intl.Segmenter('de');

/** The end of the last character that is whole, however many marks it is put together of. */
const wholeCharacters = (text: string, end: number): number => segmenter.segment(text).containing(end)?.index ?? end;

const wasCut = (length: number, count: LengthUnit): LocalizedText => ({
  de: `Der Text wurde auf ${length} ${{ characters: 'Zeichen', utf16: 'Einheiten von UTF-16', bytes: 'Bytes' }[count]} gekürzt.`,
  en: `The text was cut to ${length} ${{ characters: 'characters', utf16: 'units of UTF-16', bytes: 'bytes' }[count]}.`,
});

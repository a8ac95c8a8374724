/** German order of text in which neither case nor accents count: ä = a, ß = ss, but ü is not ue. */
const collator = new Intl.Collator('de', { sensitivity: 'base' });

/** Negative, zero or positive, as text sorts in German. */
export const compareText: (left: string, right: string) => number = collator.compare;

/** Letters that the collation takes for others, though they have no decomposition in Unicode. */
const equalLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ł: 'l',
  ŀ: 'l',
  ς: 'σ',
  '⅍': 'a/s',
  // A letter of its own, though it decomposes.
  й: 'й',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '\u00ad': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u200e': '',
  '\u200f': '',
  '\ufeff': '',
};

/**
 * One spelling for all texts that the collation holds equal, for searching within a text, which a collator cannot do.
 * A test compares it with the collator for all Latin, Greek and Cyrillic letters.
 */
export function foldText(text: string): string {
  let folded = '';
  for (let position = 0; position < text.length; position += 1) {
    const latin = foldedLatin[text.charCodeAt(position)];
    if (latin === undefined) return foldSlowly(text);
    folded += latin;
  }
  return folded;
}

function foldSlowly(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFC')) folded += foldCharacter(character);
  return folded;
}

const isSkipped = (point: number): boolean =>
  point < 0x09 || (point > 0x0d && point < 0x20) || (point >= 0x7f && point < 0xa0 && point !== 0x85);

function foldCharacter(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x7f) return isSkipped(point) ? '' : character.toLowerCase();
  if (isSkipped(point) || isAccent(point)) return '';
  const lower = character.toLowerCase();
  if (Object.hasOwn(equalLetters, lower)) return equalLetters[lower] ?? '';
  const parts = character.normalize('NFKD').toLowerCase();
  // An accent that stands alone (´) is a character of its own, not a blank with an accent.
  if (parts.length > 1 && parts.startsWith(' ')) return character;
  return foldParts(parts);
}

function foldParts(parts: string): string {
  let folded = '';
  for (const part of parts) {
    if (isAccent(part.codePointAt(0) ?? 0)) continue;
    folded += Object.hasOwn(equalLetters, part) ? equalLetters[part] : part;
  }
  return folded;
}

/** Combining marks of the scripts that German business texts hold; without the superscript letters among them. */
const isAccent = (point: number): boolean =>
  (point >= 0x300 && point <= 0x362) ||
  (point >= 0x483 && point <= 0x489) ||
  (point >= 0x1ab0 && point <= 0x1abe) ||
  (point >= 0x1dc0 && point <= 0x1dc9) ||
  (point >= 0x1df5 && point <= 0x1dff) ||
  (point >= 0x20d0 && point <= 0x20f0) ||
  (point >= 0xfe20 && point <= 0xfe2f);

/** Latin letters, nearly all that occurs, are looked up: they neither combine with their neighbours nor decompose further. */
const foldedLatin: readonly string[] = Array.from({ length: 0x250 }, (_, point) =>
  foldCharacter(String.fromCharCode(point)),
);

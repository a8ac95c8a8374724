const beyondAscii = /[\p{L}\p{M}\p{N}]/u;

/** Blanks as they come from forms and pasted texts, no-break space included. */
export const isBlank = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  unit === 0xa0 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x202f ||
  unit === 0x3000 ||
  unit === 0xfeff;

export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

const isAsciiLetter = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);

/** How many UTF-16 units of a name stand at `position`: 1, 2 for letters beyond the BMP, or 0. */
export function namePartLength(text: string, position: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(position);
  if (unit < 0x80)
    return isAsciiLetter(unit) || isDigit(unit) || unit === 0x5f || unit === 0x24 || unit === 0x2d ? 1 : 0;
  const point = text.codePointAt(position);
  if (point === undefined || !beyondAscii.test(String.fromCodePoint(point))) return 0;
  return point > 0xffff ? 2 : 1;
}

/** A name begins with a letter, `_` or `$`; digits and `-` may follow. */
export function beginsName(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return !isDigit(unit) && unit !== 0x2d && namePartLength(text, position) > 0;
}

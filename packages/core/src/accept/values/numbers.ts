export type NumberReading =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'ambiguous' | 'unreadable' };

const plain = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
/** `1.234` is 1234 to an accountant and 1.234 to a program; guessing wrong would be a factor of a thousand. */
const ambiguous = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const decimalComma = /^[+-]?\d+,\d+$/;
const germanGroups = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const englishGroups = /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/;

/** More digits than that do not survive in a JSON number. */
const mostDigits = 15;

const withSign = {
  ',': /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/,
  '.': /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/,
};

/**
 * Reads a number written as text: `1234.5`, `1234,5`, `1.234,56`, `1.234.567`, `1,234.56`.
 * @param decimal the sign before the fraction, where it is known: then nothing is ambiguous, and only it is read as one
 */
export function readNumber(given: string, decimal?: ',' | '.'): NumberReading {
  const text = given.trim();
  if (text.length > 40) return { kind: 'unreadable' };
  if (decimal !== undefined) {
    if (!withSign[decimal].test(text)) return { kind: 'unreadable' };
    return precise(decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''));
  }
  if (ambiguous.test(text)) return { kind: 'ambiguous' };
  if (plain.test(text)) return precise(text);
  if (decimalComma.test(text)) return precise(text.replace(',', '.'));
  if (germanGroups.test(text)) return precise(text.replaceAll('.', '').replace(',', '.'));
  if (englishGroups.test(text)) return precise(text.replaceAll(',', ''));
  return { kind: 'unreadable' };
}

function precise(text: string): NumberReading {
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '').length;
  const number = Number(text);
  return digits <= mostDigits && Number.isFinite(number)
    ? { kind: 'number', number: number + 0 }
    : { kind: 'unreadable' };
}

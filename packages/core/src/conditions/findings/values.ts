import { clip, defineFinding } from './finding.ts';

/** What a field of each kind takes, with an example that can be typed as it stands. */
const wanted = {
  number: { de: 'eine Zahl mit Dezimalpunkt', en: 'a number with a decimal point', example: '12.5' },
  integer: { de: 'eine ganze Zahl', en: 'a whole number', example: '5' },
  boolean: { de: 'true (ja) oder false (nein)', en: 'true or false', example: 'true' },
  date: { de: 'ein Datum als JJJJ-MM-TT', en: 'a date as YYYY-MM-DD', example: '2026-03-31' },
  time: { de: 'eine Uhrzeit als HH:MM:SS', en: 'a time as HH:MM:SS', example: '06:30:00' },
  'date-time': {
    de: 'ein Zeitpunkt oder ein Datum',
    en: 'a date-time or a date',
    example: '2026-03-31T10:00:00',
  },
} as const;

export const VALUE_UNFIT = defineFinding<{ path: string; value: string; kind: keyof typeof wanted; better?: string }>(
  'error',
  'CONDITION_VALUE_UNFIT',
  { de: 'Diesen Wert kann das Feld nicht haben.', en: 'The field cannot have this value.' },
  ({ path, value, kind, better = wanted[kind].example }) => ({
    de: `„${clip(path)}“ erwartet ${wanted[kind].de}, „${clip(value)}“ ist das nicht. Zum Beispiel: ${clip(path)} = ${better}.`,
    en: `"${clip(path)}" expects ${wanted[kind].en}, which "${clip(value)}" is not. For example: ${clip(path)} = ${better}.`,
  }),
);

export const WILDCARD_UNFIT = defineFinding<{ path: string }>(
  'error',
  'CONDITION_WILDCARD_UNFIT',
  { de: '@ steht bei einem Feld, das kein Text ist.', en: '@ is used on a field that is no text.' },
  ({ path }) => ({
    de: `Der Platzhalter @ geht nur bei Text, „${clip(path)}“ ist keiner. Nehmen Sie zwei Vergleiche: ${clip(path)} >= … AND ${clip(path)} < ….`,
    en: `The wildcard @ is for text only, which "${clip(path)}" is not. Use two comparisons: ${clip(path)} >= … AND ${clip(path)} < ….`,
  }),
);

export const COMPARATOR_UNFIT = defineFinding<{ path: string; symbol: string; purpose: 'order' | 'keyword' }>(
  'error',
  'CONDITION_COMPARATOR_UNFIT',
  { de: 'Das Vergleichszeichen passt nicht zum Feld.', en: 'The comparator does not fit the field.' },
  ({ path, symbol, purpose }) =>
    purpose === 'order'
      ? {
          de: `Ja/Nein-Felder wie „${clip(path)}“ haben kein Größer oder Kleiner („${symbol}“). Schreiben Sie ${clip(path)} = true oder ${clip(path)} = false.`,
          en: `Yes/no fields like "${clip(path)}" know no greater or less ("${symbol}"). Write ${clip(path)} = true or ${clip(path)} = false.`,
        }
      : {
          de: `Die Wortsuche „${symbol}“ geht nur bei Text, „${clip(path)}“ ist keiner. Schreiben Sie ${clip(path)} = ….`,
          en: `The keyword search "${symbol}" is for text only, which "${clip(path)}" is not. Write ${clip(path)} = ….`,
        },
);

export const KEYWORD_ONE_WORD = defineFinding<{ value: string }>(
  'error',
  'CONDITION_KEYWORD_ONE_WORD',
  { de: 'Die Wortsuche % sucht genau ein Wort.', en: 'The keyword search % looks for exactly one word.' },
  ({ value }) => ({
    de: `Die Wortsuche % sucht genau ein ganzes Wort, „${clip(value)}“ ist keines. Verbinden Sie mehrere Wörter mit AND; für beliebigen Text nehmen Sie = @…@.`,
    en: `The keyword search % looks for exactly one whole word, which "${clip(value)}" is not. Join several words with AND; for any text use = @…@.`,
  }),
);

export const VALUE_NEVER = defineFinding<{
  path: string;
  value: string;
  possible: string;
  suggestion: string | undefined;
}>(
  'warning',
  'CONDITION_VALUE_NEVER',
  { de: 'Dieser Wert kommt in dem Feld nicht vor.', en: 'This value does not occur in the field.' },
  ({ path, value, possible, suggestion }) => ({
    de: `„${clip(value)}“ kommt in „${clip(path)}“ nicht vor. Möglich: ${clip(possible, 200)}.${suggestion === undefined ? '' : ` Meinten Sie ${suggestion}?`}`,
    en: `"${clip(value)}" does not occur in "${clip(path)}". Possible: ${clip(possible, 200)}.${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`,
  }),
);

export const WILDCARD_WITHOUT_EFFECT = defineFinding<{ symbol: string }>(
  'warning',
  'CONDITION_WILDCARD_WITHOUT_EFFECT',
  { de: '@ ist hier ein gewöhnliches Zeichen.', en: '@ is an ordinary character here.' },
  ({ symbol }) => ({
    de: `Hinter „${symbol}“ ist @ ein gewöhnliches Zeichen. Als Platzhalter wirkt es hinter =, #, IN und %.`,
    en: `After "${symbol}" the @ is an ordinary character. As a wildcard it works after =, #, IN and %.`,
  }),
);

export const WORD_AS_TEXT = defineFinding<{ value: string; word: string }>(
  'warning',
  'CONDITION_WORD_AS_TEXT',
  { de: 'null steht als gewöhnlicher Text da.', en: 'null stands there as ordinary text.' },
  ({ value, word }) => ({
    de: `„${value}“ wird als Text verglichen. Meinten Sie ${word}? Es wird klein geschrieben und steht ohne Hochkommas.`,
    en: `"${value}" is compared as text. Did you mean ${word}? It is written in lower case and without quotes.`,
  }),
);

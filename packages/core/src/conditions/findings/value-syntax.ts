import { clip, defineFinding } from './finding.ts';

export const QUOTE_NOT_CLOSED = defineFinding<{ quote: string }>(
  'error',
  'CONDITION_QUOTE_NOT_CLOSED',
  { de: 'Ein Wert in Hochkommas hört nicht auf.', en: 'A quoted value does not end.' },
  ({ quote }) => ({
    de: `Zu diesem ${quote} fehlt das schließende ${quote} am Ende des Werts.`,
    en: `The closing ${quote} for this ${quote} is missing at the end of the value.`,
  }),
);

export const QUOTE_TYPOGRAPHIC = defineFinding<{ found: string }>(
  'error',
  'CONDITION_QUOTE_TYPOGRAPHIC',
  { de: 'Ein Wert steht in typographischen Anführungszeichen.', en: 'A value stands in typographic quotation marks.' },
  ({ found }) => ({
    de: `Das Zeichen ${found} würde zum Wert gehören. Nehmen Sie gerade Hochkommas: 'Köln'.`,
    en: `The character ${found} would belong to the value. Use straight single quotes: 'Köln'.`,
  }),
);

export const COMPARATOR_IN_VALUE = defineFinding<{ found: string; value: string }>(
  'error',
  'CONDITION_COMPARATOR_IN_VALUE',
  {
    de: 'Ein Wert ohne Hochkommas enthält ein Vergleichszeichen.',
    en: 'A value without quotes contains a comparator.',
  },
  ({ found, value }) => ({
    de: `Der Wert „${clip(value)}“ enthält „${found}“. Fehlt davor AND oder OR (deutsch UND und ODER gelten nicht)? Gehört es zum Wert, setzen Sie ihn in Hochkommas.`,
    en: `The value "${clip(value)}" contains "${found}". Is AND or OR missing before it (German UND and ODER do not count)? If it belongs to the value, put the value in single quotes.`,
  }),
);

export const PARENTHESIS_IN_VALUE = defineFinding<{ value: string }>(
  'error',
  'CONDITION_PARENTHESIS_IN_VALUE',
  { de: 'Ein Wert ohne Hochkommas enthält eine Klammer.', en: 'A value without quotes contains a parenthesis.' },
  ({ value }) => ({
    de: `Der Wert „${clip(value)}“ enthält eine Klammer. Setzen Sie ihn in Hochkommas, zum Beispiel 'Meier (Münster)'.`,
    en: `The value "${clip(value)}" contains a parenthesis. Put it in single quotes, for example 'Meier (Münster)'.`,
  }),
);

export const NULL_COMPARATOR = defineFinding<{ symbol: string }>(
  'error',
  'CONDITION_NULL_COMPARATOR',
  { de: 'null steht hinter einem unpassenden Vergleichszeichen.', en: 'null stands after an unfit comparator.' },
  ({ symbol }) => ({
    de: `Mit null geht nur „= null“ (ohne Wert) und „!= null“ (mit Wert), nicht „${symbol}“. Ist das Wort gemeint, setzen Sie es in Hochkommas: 'null'.`,
    en: `With null only "= null" (no value) and "!= null" (has a value) are possible, not "${symbol}". If the word is meant, put it in single quotes: 'null'.`,
  }),
);

export const LIST_EXPECTED = defineFinding<object>(
  'error',
  'CONDITION_LIST_EXPECTED',
  { de: 'Hinter IN fehlt eine Liste.', en: 'The list after IN is missing.' },
  () => ({
    de: 'Hinter IN wird eine Liste in eckigen Klammern erwartet, zum Beispiel IN [2,3] oder IN ["Köln","Bonn"].',
    en: 'A list in square brackets is expected after IN, for example IN [2,3] or IN ["Köln","Bonn"].',
  }),
);

export const LIST_NOT_CLOSED = defineFinding<object>(
  'error',
  'CONDITION_LIST_NOT_CLOSED',
  { de: 'Die Liste hinter IN hört nicht auf.', en: 'The list after IN does not end.' },
  () => ({
    de: 'Diese Liste wird nicht geschlossen. Trennen Sie die Werte durch Kommas und beenden Sie die Liste mit „]“.',
    en: 'This list is not closed. Separate the values by commas and end the list with "]".',
  }),
);

export const LIST_VALUE_EXPECTED = defineFinding<object>(
  'error',
  'CONDITION_LIST_VALUE_EXPECTED',
  { de: 'In einer Liste fehlt ein Wert.', en: 'A value is missing in a list.' },
  () => ({
    de: "In der Liste fehlt hier ein Wert. Entfernen Sie ein überzähliges Komma; für leeren Text schreiben Sie ''.",
    en: "A value is missing here in the list. Remove a needless comma; write '' for empty text.",
  }),
);

export const LIST_COMMA_EXPECTED = defineFinding<object>(
  'error',
  'CONDITION_LIST_COMMA_EXPECTED',
  { de: 'Zwischen zwei Werten einer Liste fehlt das Komma.', en: 'The comma between two values of a list is missing.' },
  () => ({
    de: 'Hinter dem Wert in Anführungszeichen wird ein Komma oder „]“ erwartet.',
    en: 'A comma or "]" is expected after the quoted value.',
  }),
);

export const LIST_NULL = defineFinding<{ path: string }>(
  'error',
  'CONDITION_LIST_NULL',
  { de: 'null steht in einer Liste.', en: 'null stands in a list.' },
  ({ path }) => ({
    de: `In einer Liste kann null nicht stehen. Schreiben Sie „OR ${clip(path)} = null“ dazu; ist das Wort gemeint, setzen Sie es in Hochkommas: 'null'.`,
    en: `null cannot stand in a list. Add "OR ${clip(path)} = null"; if the word is meant, put it in single quotes: 'null'.`,
  }),
);

export const LIST_NEEDS_IN = defineFinding<{ symbol: string }>(
  'error',
  'CONDITION_LIST_NEEDS_IN',
  { de: 'Eine Liste steht ohne IN.', en: 'A list stands without IN.' },
  ({ symbol }) => ({
    de: `Eine Liste in eckigen Klammern geht nur mit IN, nicht mit „${symbol}“: Mahnstufe IN [2,3]. Beginnt der Wert wirklich mit „[“, setzen Sie ihn in Hochkommas.`,
    en: `A list in square brackets goes with IN only, not with "${symbol}": Mahnstufe IN [2,3]. If the value really begins with "[", put it in single quotes.`,
  }),
);

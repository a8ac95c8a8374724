import { clip, defineFinding } from './finding.ts';

const atEnd = { de: 'endet der Text', en: 'the text ends' };
const found = (text: string) => (text === '' ? atEnd : { de: `steht „${clip(text)}“`, en: `there is "${clip(text)}"` });

export const CONDITION_EXPECTED = defineFinding<{ found: string }>(
  'error',
  'CONDITION_EXPECTED',
  { de: 'Es fehlt ein Vergleich.', en: 'A comparison is missing.' },
  (facts) => ({
    de: `Hier wird ein Vergleich erwartet, zum Beispiel Status = 5; stattdessen ${found(facts.found).de}.`,
    en: `A comparison is expected here, for example Status = 5; instead ${found(facts.found).en}.`,
  }),
);

export const FIELD_EXPECTED = defineFinding<{ found: string }>(
  'error',
  'CONDITION_FIELD_EXPECTED',
  { de: 'Ein Vergleich beginnt nicht mit einem Feld.', en: 'A comparison does not begin with a field.' },
  (facts) => ({
    de: `Ein Vergleich beginnt mit dem Namen eines Felds, ohne Hochkommas, zum Beispiel Ort = Köln; hier ${found(facts.found).de}.`,
    en: `A comparison begins with the name of a field, without quotes, for example Ort = Köln; here ${found(facts.found).en}.`,
  }),
);

export const COMPARATOR_EXPECTED = defineFinding<{ path: string; found: string; isFirst: boolean }>(
  'error',
  'CONDITION_COMPARATOR_EXPECTED',
  { de: 'Hinter einem Feld fehlt das Vergleichszeichen.', en: 'The comparator after a field is missing.' },
  (facts) => {
    const path = clip(facts.path);
    const partOfValue = {
      de: ` Gehört „${path}“ noch zum Wert davor, setzen Sie diesen ganz in Hochkommas, zum Beispiel 'R&D'.`,
      en: ` If "${path}" belongs to the value before it, put that value as a whole in single quotes, for example 'R&D'.`,
    };
    return {
      de: `Hinter „${path}“ wird ein Vergleichszeichen erwartet (=  #  <  >  <=  >=  IN  %  IS); hier ${found(facts.found).de}.${facts.isFirst ? '' : partOfValue.de}`,
      en: `A comparator is expected after "${path}" (=  #  <  >  <=  >=  IN  %  IS); here ${found(facts.found).en}.${facts.isFirst ? '' : partOfValue.en}`,
    };
  },
);

export const COMPARATOR_UNKNOWN = defineFinding<{ found: string; help: { de: string; en: string } }>(
  'error',
  'CONDITION_COMPARATOR_UNKNOWN',
  { de: 'Dieses Vergleichszeichen gibt es hier nicht.', en: 'There is no such comparator here.' },
  (facts) => ({
    de: `Das Vergleichszeichen „${clip(facts.found)}“ gibt es hier nicht. ${facts.help.de}`,
    en: `There is no comparator "${clip(facts.found)}" here. ${facts.help.en}`,
  }),
);

export const VALUE_EXPECTED = defineFinding<{ found: string }>(
  'error',
  'CONDITION_VALUE_EXPECTED',
  { de: 'Hinter einem Vergleichszeichen fehlt der Wert.', en: 'The value after a comparator is missing.' },
  (facts) => ({
    de: `Hier wird ein Wert erwartet; stattdessen ${found(facts.found).de}. Für leeren Text schreiben Sie '', für „ohne Wert“ null; Wörter wie AND als Wert setzen Sie in Hochkommas: 'AND'.`,
    en: `A value is expected here; instead ${found(facts.found).en}. Write '' for empty text and null for "no value"; put words like AND in single quotes if they are the value: 'AND'.`,
  }),
);

export const OPERATOR_EXPECTED = defineFinding<{ found: string }>(
  'error',
  'CONDITION_OPERATOR_EXPECTED',
  { de: 'Zwischen zwei Vergleichen fehlt AND oder OR.', en: 'AND or OR is missing between two comparisons.' },
  (facts) => ({
    de: `Hier wird AND, OR, eine schließende Klammer oder das Ende erwartet; stattdessen ${found(facts.found).de}. In einem Wert in Hochkommas kann kein Hochkomma stehen; nehmen Sie dort Anführungszeichen: "O'Brien".`,
    en: `AND, OR, a closing parenthesis or the end is expected here; instead ${found(facts.found).en}. A value in single quotes cannot contain one; use double quotes there: "O'Brien".`,
  }),
);

export const PARENTHESIS_NOT_CLOSED = defineFinding<object>(
  'error',
  'CONDITION_PARENTHESIS_NOT_CLOSED',
  { de: 'Eine Klammer wird nicht geschlossen.', en: 'A parenthesis is not closed.' },
  () => ({
    de: 'Diese Klammer wird nicht geschlossen. Es fehlt eine „)“.',
    en: 'This parenthesis is not closed. A ")" is missing.',
  }),
);

export const PARENTHESIS_UNEXPECTED = defineFinding<object>(
  'error',
  'CONDITION_PARENTHESIS_UNEXPECTED',
  {
    de: 'Eine Klammer wird geschlossen, die nicht geöffnet wurde.',
    en: 'A parenthesis is closed that was not opened.',
  },
  () => ({
    de: 'Zu dieser „)“ gibt es keine „(“. Gehört sie zu einem Wert, setzen Sie den Wert in Hochkommas.',
    en: 'There is no "(" for this ")". If it belongs to a value, put the value in single quotes.',
  }),
);

export const MIXED_AND_OR = defineFinding<{ reading: string }>(
  'warning',
  'CONDITION_MIXED_AND_OR',
  { de: 'AND und OR stehen ohne Klammern nebeneinander.', en: 'AND and OR stand side by side without parentheses.' },
  ({ reading }) => ({
    de: `AND und OR stehen ohne Klammern nebeneinander. AND bindet stärker, gelesen wird also: ${clip(reading, 160)} – setzen Sie Klammern, damit es eindeutig ist.`,
    en: `AND and OR stand side by side without parentheses. AND binds stronger, so this is read as: ${clip(reading, 160)} – add parentheses to make it unambiguous.`,
  }),
);

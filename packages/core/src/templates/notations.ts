import type { LocalizedText } from '@eilbote/contract';

/** What the parser of LiquidJS objects to, in words for people who write templates now and then. */
export const notationFault = (message: string): LocalizedText | undefined =>
  notations.find(([pattern]) => pattern.test(message))?.[1];

const notations: readonly (readonly [pattern: RegExp, text: LocalizedText])[] = [
  [
    /^expected "\|" before filter|^expected filter name/,
    {
      de: 'Hinter einem Wert kann nur „|“ mit einem Filter stehen. Gerechnet wird so: {{ SummeNetto | times: 1.19 }}, ein Ersatz für Leeres so: {{ Name2 | default: "-" }}. Verglichen wird mit ==, !=, >, <, and und or.',
      en: 'Behind a value only "|" and a filter can stand. Calculate like this: {{ SummeNetto | times: 1.19 }}, replace what is empty like this: {{ Name2 | default: "-" }}. Compare with ==, !=, >, <, and and or.',
    },
  ],
  [
    /^expected ":" after filter name/,
    {
      de: 'Zwischen einem Filter und seinem Wert fehlt der Doppelpunkt, wie in {{ Name2 | default: "-" }}.',
      en: 'The colon between a filter and its value is missing, as in {{ Name2 | default: "-" }}.',
    },
  ],
  [
    /^unexpected character|^unexpected token|^invalid range syntax/,
    {
      de: 'Ein Zeichen steht an einer Stelle, an der es nichts bedeutet. Texte stehen zwischen geraden Anführungszeichen: "so".',
      en: 'A character stands where it means nothing. Texts stand between straight quotation marks: "so".',
    },
  ],
  [
    /^invalid value expression/,
    {
      de: 'Hier wird ein Wert erwartet: ein Feld wie AuftragsNr oder Kunden.Name1, ein Text in geraden Anführungszeichen oder eine Zahl. Eine Ausgabe hat zwei Klammern: {{ AuftragsNr }}. Verneint wird mit „not“.',
      en: 'A value is expected here: a field such as AuftragsNr or Kunden.Name1, a text in straight quotation marks, or a number. An output has two braces: {{ AuftragsNr }}. Negate with "not".',
    },
  ],
  [
    /^expected variable name|^expected "="|^invalid capture name/,
    {
      de: 'Hinter „assign“ und „capture“ steht ein Name: {% assign brutto = SummeBrutto %}.',
      en: 'A name follows "assign" and "capture": {% assign brutto = SummeBrutto %}.',
    },
  ],
  [
    /^illegal tag/,
    {
      de: 'Eine Schleife sieht so aus: {% for p in Auftragspositio %} … {% endfor %}.',
      en: 'A loop looks like this: {% for p in Auftragspositio %} … {% endfor %}.',
    },
  ],
  [
    /^duplicated else|^unexpected elsif after else/,
    {
      de: 'Nach „{% else %}“ kann kein weiteres „else“ oder „elsif“ stehen.',
      en: 'No other "else" or "elsif" can stand behind "{% else %}".',
    },
  ],
];

import { defineFinding } from './finding.ts';

export const TEXT_TOO_LONG = defineFinding<{ length: number; limit: number }>(
  'error',
  'CONDITION_TEXT_TOO_LONG',
  { de: 'Die Bedingungen sind zu lang.', en: 'The conditions are too long.' },
  ({ length, limit }) => ({
    de: `Die Bedingungen haben ${length} Zeichen, erlaubt sind ${limit}. Fassen Sie gleiche Vergleiche mit IN [ … ] zusammen oder teilen Sie sie auf mehrere Webhooks auf.`,
    en: `The conditions have ${length} characters, ${limit} are allowed. Join alike comparisons with IN [ … ] or spread them over several webhooks.`,
  }),
);

export const TOO_MANY_COMPARISONS = defineFinding<{ limit: number }>(
  'error',
  'CONDITION_TOO_MANY_COMPARISONS',
  { de: 'Die Bedingungen enthalten zu viele Vergleiche.', en: 'The conditions have too many comparisons.' },
  ({ limit }) => ({
    de: `Hier beginnt der Vergleich Nummer ${limit + 1}, erlaubt sind ${limit}. Fassen Sie Werte desselben Felds mit IN [ … ] zusammen.`,
    en: `Comparison number ${limit + 1} begins here, ${limit} are allowed. Join the values of one field with IN [ … ].`,
  }),
);

export const LIST_TOO_LONG = defineFinding<{ limit: number }>(
  'error',
  'CONDITION_LIST_TOO_LONG',
  { de: 'Die Listen hinter IN enthalten zu viele Werte.', en: 'The lists after IN have too many values.' },
  ({ limit }) => ({
    de: `Alle Listen zusammen dürfen ${limit} Werte enthalten. Ein Wert mit @ kann viele ersetzen, zum Beispiel 48@.`,
    en: `All lists together may have ${limit} values. One value with @ can stand for many, for example 48@.`,
  }),
);

export const TOO_DEEP = defineFinding<{ limit: number }>(
  'error',
  'CONDITION_TOO_DEEP',
  { de: 'Klammern und NOT sind zu tief verschachtelt.', en: 'Parentheses and NOT are nested too deep.' },
  ({ limit }) => ({
    de: `Klammern und NOT dürfen höchstens ${limit} Ebenen tief ineinander stehen. Entfernen Sie überflüssige Klammern.`,
    en: `Parentheses and NOT may stand at most ${limit} levels deep inside each other. Remove needless parentheses.`,
  }),
);

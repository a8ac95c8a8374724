import type { Evidence, FieldSchema, LocalizedText, PrivacyClass } from '@eilbote/core';

const kinds: { readonly [kind: string]: LocalizedText } = {
  string: { de: 'Text', en: 'text' },
  integer: { de: 'ganze Zahl', en: 'whole number' },
  number: { de: 'Zahl', en: 'number' },
  boolean: { de: 'ja/nein', en: 'yes/no' },
  'string|integer': { de: 'Text oder ganze Zahl', en: 'text or whole number' },
  array: { de: 'Liste', en: 'list' },
  object: { de: 'Gruppe', en: 'group' },
  date: { de: 'Datum', en: 'date' },
  time: { de: 'Uhrzeit', en: 'time' },
  'date-time': { de: 'Zeitpunkt', en: 'date and time' },
};

/** What a field holds, as people say it: a date is a date to them, not a text of a format. */
export function fieldKind(field: FieldSchema): LocalizedText {
  const choices = 'enum' in field ? field.enum?.join(', ') : undefined;
  if (choices !== undefined) return { de: `eines von ${choices}`, en: `one of ${choices}` };
  const format = field.type === 'string' && field.format !== undefined ? kinds[field.format] : undefined;
  return format ?? kinds[field.type] ?? { de: field.type, en: field.type };
}

/** How sure it is that a field is called that way. */
export const evidenceWords: { readonly [evidence in Evidence]: LocalizedText } = {
  documented: { de: 'belegt', en: 'documented' },
  concept: { de: 'Name vermutet', en: 'name guessed' },
  assumed: { de: 'angenommen', en: 'assumed' },
};

/** Kinds of personal data. */
export const privacyWords: { readonly [privacy in PrivacyClass]: LocalizedText } = {
  none: { de: '', en: '' },
  contact: { de: 'Kontaktdaten', en: 'contact' },
  employee: { de: 'Mitarbeiter', en: 'employee' },
  financial: { de: 'Bank, Bonität, Lohn', en: 'bank, credit, pay' },
  special: { de: 'besonders geschützt', en: 'specially protected' },
};

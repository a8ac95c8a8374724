import { clip, defineFinding } from './finding.ts';

const meant = (suggestion: string | undefined) =>
  suggestion === undefined
    ? { de: '', en: '' }
    : { de: ` Meinten Sie ${suggestion}?`, en: ` Did you mean ${suggestion}?` };

export const FIELD_UNKNOWN = defineFinding<{ field: string; table: string; suggestion: string | undefined }>(
  'error',
  'CONDITION_FIELD_UNKNOWN',
  { de: 'Die Tabelle hat dieses Feld nicht.', en: 'The table has no such field.' },
  ({ field, table, suggestion }) => ({
    de: `Die Tabelle ${table} hat kein Feld „${clip(field)}“.${meant(suggestion).de}`,
    en: `The table ${table} has no field "${clip(field)}".${meant(suggestion).en}`,
  }),
);

export const TABLE_UNKNOWN = defineFinding<{ table: string; known: readonly string[]; suggestion: string | undefined }>(
  'error',
  'CONDITION_TABLE_UNKNOWN',
  { de: 'Diese Tabelle kommt mit dem Ereignis nicht mit.', en: 'This table does not come along with the event.' },
  ({ table, known, suggestion }) => ({
    de: `Die Tabelle „${clip(table)}“ kommt mit diesem Ereignis nicht mit.${meant(suggestion).de} Möglich: ${clip(known.join(', '), 200)}.`,
    en: `The table "${clip(table)}" does not come along with this event.${meant(suggestion).en} Possible: ${clip(known.join(', '), 200)}.`,
  }),
);

export const DETAIL_UNKNOWN = defineFinding<{ path: string; known: readonly string[]; suggestion: string | undefined }>(
  'error',
  'CONDITION_DETAIL_UNKNOWN',
  { de: 'Das Ereignis hat diese Angabe nicht.', en: 'The event has no such detail.' },
  ({ path, known, suggestion }) => ({
    de: `Zu diesem Ereignis gibt es die Angabe „${clip(path)}“ nicht.${meant(suggestion).de}${known.length === 0 ? '' : ` Möglich: ${clip(known.join(', '), 200)}.`}`,
    en: `This event has no detail "${clip(path)}".${meant(suggestion).en}${known.length === 0 ? '' : ` Possible: ${clip(known.join(', '), 200)}.`}`,
  }),
);

export const FIELD_NOT_COMPARABLE = defineFinding<{ path: string }>(
  'error',
  'CONDITION_FIELD_NOT_COMPARABLE',
  { de: 'Das Feld enthält keinen einzelnen Wert.', en: 'The field does not hold a single value.' },
  ({ path }) => ({
    de: `„${clip(path)}“ enthält keinen einzelnen Wert und lässt sich nur mit null vergleichen: ${clip(path)} != null.`,
    en: `"${clip(path)}" does not hold a single value and compares with null only: ${clip(path)} != null.`,
  }),
);

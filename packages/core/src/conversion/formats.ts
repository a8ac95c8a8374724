import type { LocalizedText } from '@eilbote/contract';

/** The formats of the schema dialect, as strict as whoever relies on them needs them, and what they ask for in words. */
export const formats = {
  date: {
    pattern: /^\d{4}-\d\d-\d\d$/,
    expected: { de: 'ein Datum wie 2026-11-24', en: 'a date like 2026-11-24' },
  },
  time: {
    pattern: /^\d{2,5}:[0-5]\d:[0-5]\d$/,
    expected: { de: 'eine Uhrzeit wie 07:30:00', en: 'a time like 07:30:00' },
  },
  // RFC 3339, with the letters of JSON Schema.
  'date-time': {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    expected: {
      de: 'ein Zeitpunkt wie 2026-11-24T09:00:00Z, mit Zeitzone',
      en: 'a point in time like 2026-11-24T09:00:00Z, with its zone',
    },
  },
  email: {
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    expected: { de: 'eine E-Mail-Adresse', en: 'an e-mail address' },
  },
  uri: {
    pattern: /^https?:\/\/\S+$/,
    expected: { de: 'eine Adresse, die mit https:// beginnt', en: 'an address that begins with https://' },
  },
} as const satisfies { readonly [format: string]: { readonly pattern: RegExp; readonly expected: LocalizedText } };

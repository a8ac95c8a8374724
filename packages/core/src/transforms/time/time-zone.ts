import type { LocalizedText } from '@eilbote/contract';

const known = new Map<string, boolean>();
/** Names come from templates, which may take them from records: their number must not grow for ever. */
const mostKnown = 1000;

/** Whether Node knows a zone of this name (IANA, or an offset such as `+02:00`). */
export function isTimeZone(name: string): boolean {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const isKnown = knowsZone(name);
  if (known.size < mostKnown) known.set(name, isKnown);
  return isKnown;
}

function knowsZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The parameter of every transform that works in a zone. */
export const zoneParameter = {
  type: 'string',
  title: { de: 'Zeitzone', en: 'Time zone' },
  description: {
    de: 'Ein Name wie „Europe/Vienna“; ohne ihn gilt die Zeitzone der Installation.',
    en: 'A name like "Europe/Vienna"; without it the time zone of the installation holds.',
  },
  check: (name: string): LocalizedText | undefined =>
    isTimeZone(name)
      ? undefined
      : {
          de: 'Diese Zeitzone gibt es nicht. Zeitzonen heißen z. B. „Europe/Berlin“ oder „UTC“.',
          en: 'There is no such time zone. Time zones are named e.g. "Europe/Berlin" or "UTC".',
        },
} as const;

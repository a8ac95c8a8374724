import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { isMissing } from '../missing.ts';
import { defineTransform, type TransformContext } from '../transform.ts';
import { dateOf } from './erp-values.ts';
import { temporal } from './temporal.ts';

/** So far may a week without a year lie back: delivery weeks lie ahead, unless they have just gone by. */
const weeksBack = 8;

export const mondayOfWeek = defineTransform({
  name: 'monday_of_week',
  title: { de: 'Montag der Woche', en: 'Monday of the week' },
  description: {
    de: 'Macht aus einer Kalenderwoche (38, KW 38, 38/2026, 2026-W38) das Datum ihres Montags, gezählt nach ISO 8601 wie im Kalender. Eine Woche ohne Jahr ist die nächste nach dem Datum bei „around“, oder eine, die höchstens acht Wochen davor liegt. 0 ist kein Wert.',
    en: 'Makes of a calendar week (38, KW 38, 38/2026, 2026-W38) the date of its Monday, counted by ISO 8601. A week without a year is the next one after the date in "around", or one that lies eight weeks before it at most. 0 is no value.',
  },
  parameters: {
    around: {
      type: 'value',
      title: { de: 'Um', en: 'Around' },
      description: {
        de: 'Das Datum, von dem aus eine Woche ohne Jahr gesucht wird, z. B. event.occurredAt.',
        en: 'The date from which a week without a year is looked for, e.g. event.occurredAt.',
      },
    },
  },
  examples: [
    { value: 38, parameters: { around: '2026-07-02' }, result: '2026-09-14' },
    { value: 'KW 3', parameters: { around: '2026-09-14T08:40:00Z' }, result: '2027-01-18' },
    { value: '38', parameters: { around: '2026-10-30' }, result: '2026-09-14' },
    { value: '38/2026', result: '2026-09-14' },
    { value: '1/26', result: '2025-12-29' },
    { value: '2026-W53', result: '2026-12-28' },
    { value: 0, parameters: { around: '2026-07-02' }, result: null },
    { value: '', parameters: { around: '2026-07-02' }, result: null },
    { value: 38, says: 'The week has no year' },
    { value: '53/2025', says: 'There is no such week' },
    { value: 54, parameters: { around: '2026-07-02' }, says: 'There is no such week' },
    { value: 'Ende September', parameters: { around: '2026-07-02' }, says: 'It needs a calendar week' },
  ],
  apply(value, { around }, context) {
    const { week, year } = readWeek(value, context);
    if (week === 0) return null;
    if (year !== undefined) return mondayOf(week, year) ?? fail(noSuchWeek, context);
    const from = dateOf(isMissing(around) ? null : around, context);
    if (from === undefined) return fail(noYear, context);
    const earliest = temporal().PlainDate.from(from).subtract({ weeks: weeksBack }).toString();
    const years = [-1, 0, 1].map((more) => Number(from.slice(0, 4)) + more);
    const mondays = years.map((one) => mondayOf(week, one));
    return mondays.find((monday) => monday !== undefined && monday >= earliest) ?? fail(noSuchWeek, context);
  },
});

/** `38`, `KW 38`, `38/2026`, `38/26`, `2026-W38`, `202638`. */
const forms = [
  /^(?:KW)?\s*(?<week>\d{1,2})(?:\s*[/.-]\s*(?<year>\d{4}|\d{2}))?$/i,
  /^(?<year>\d{4})\s*[-/]?\s*(?:W|KW)?\s*(?<week>\d{2})$/i,
];

/** @throws VALUE_NOT_TRANSFORMED */
function readWeek(value: JsonValue, context: TransformContext): { readonly week: number; readonly year?: number } {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (found === undefined) return fail(noWeek, context);
  const week = Number(found['week']);
  const { year } = found as { readonly year?: string };
  return year === undefined ? { week } : { week, year: Number(year.length === 2 ? `20${year}` : year) };
}

/** `undefined` where the year has no such week. The fourth of January is always in the first. */
function mondayOf(week: number, year: number): string | undefined {
  const fourth = new (temporal().PlainDate)(year, 1, 4);
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 });
  return week >= 1 && monday.yearOfWeek === year ? monday.toString() : undefined;
}

function fail(reason: LocalizedText, { failure }: TransformContext): never {
  throw failure(reason);
}

const noWeek: LocalizedText = {
  de: 'Er braucht eine Kalenderwoche wie 38, 38/2026 oder 2026-W38, der Wert ist keine.',
  en: 'It needs a calendar week like 38, 38/2026 or 2026-W38, the value is none.',
};
const noSuchWeek: LocalizedText = {
  de: 'Diese Kalenderwoche gibt es nicht.',
  en: 'There is no such week.',
};
const noYear: LocalizedText = {
  de: 'Die Woche hat kein Jahr, und bei „around“ steht kein Datum.',
  en: 'The week has no year, and there is no date in "around".',
};

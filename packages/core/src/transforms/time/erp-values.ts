import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { readDate } from '../../accept/values/dates.ts';
import { readTime } from '../../accept/values/times.ts';
import { isMissing } from '../missing.ts';
import type { TransformContext } from '../transform.ts';

type Failing = Pick<TransformContext, 'failure'>;

/** A date as `YYYY-MM-DD`, read as accept reads it; `undefined` for the empty one. @throws VALUE_NOT_TRANSFORMED */
export function dateOf(value: JsonValue, { failure }: Failing): string | undefined {
  if (isMissing(value)) return undefined;
  const reading = typeof value === 'string' ? readDate(value) : ({ kind: 'unreadable' } as const);
  switch (reading.kind) {
    case 'date':
      return reading.date;
    case 'empty':
      return undefined;
    case 'impossible':
      throw failure(impossible);
    case 'unreadable':
      throw failure(noDate);
  }
}

/**
 * Seconds of a time of day or a duration as the ERP writes it: `7:30`, `07:30:00`, or seconds as 4D does. `undefined`
 * where it is missing.
 * @throws VALUE_NOT_TRANSFORMED
 */
export function secondsOf(value: JsonValue, { failure }: Failing): number | undefined {
  if (isMissing(value)) return undefined;
  const time = typeof value === 'string' || typeof value === 'number' ? readTime(value) : undefined;
  if (time === undefined) throw failure(noTime);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

const noDate: LocalizedText = {
  de: 'Er braucht ein Datum wie 2026-09-18 oder 18.09.2026, der Wert ist keines.',
  en: 'It needs a date like 2026-09-18 or 18.09.2026, the value is none.',
};
const impossible: LocalizedText = {
  de: 'Das Datum gibt es nicht.',
  en: 'The date does not exist.',
};
const noTime: LocalizedText = {
  de: 'Er braucht eine Uhrzeit oder Dauer wie 07:30:00 oder eine Anzahl Sekunden, der Wert ist keines davon.',
  en: 'It needs a time or duration like 07:30:00 or a number of seconds, the value is none of these.',
};

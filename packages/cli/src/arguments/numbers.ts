import { ARGUMENT_INVALID } from '../errors.ts';

/** @throws ARGUMENT_INVALID */
export function wholeNumber(text: string | undefined, { least = 0, most = 1_000_000 } = {}): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw ARGUMENT_INVALID({
      argument: text,
      expected: { de: `eine ganze Zahl von ${least} bis ${most}`, en: `a whole number from ${least} to ${most}` },
    });
  }
  return number;
}

const units = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `5s`, `30m`, `2h`, `1d`, `250ms`; a bare number counts seconds. Gives milliseconds. @throws ARGUMENT_INVALID */
export function duration(text: string): number {
  const [, digits, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|min|m|h|d)?$/.exec(text) ?? [];
  if (digits === undefined || !isUnit(unit)) {
    throw ARGUMENT_INVALID({
      argument: text,
      expected: { de: 'eine Dauer wie 30s, 5m, 2h oder 1d', en: 'a duration such as 30s, 5m, 2h or 1d' },
    });
  }
  return Number(digits) * units[unit];
}

const isUnit = (unit: string): unit is keyof typeof units => Object.hasOwn(units, unit);

/** A point in time: so long ago (`1h`), or a date or date-time. Milliseconds since 1970. @throws ARGUMENT_INVALID */
export function moment(text: string, now: number): number {
  if (/^\d{1,9}(?:ms|s|min|m|h|d)$/.test(text)) return now - duration(text);
  // Date.parse reads nearly everything as some time, also `9z`.
  const [, day, time = 'T00:00:00'] = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}\S*)?$/.exec(text) ?? [];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}${time}`);
  if (Number.isNaN(at)) {
    throw ARGUMENT_INVALID({
      argument: text,
      expected: {
        de: 'eine Dauer (1h, 2d) oder ein Tag wie 2026-11-24',
        en: 'a duration (1h, 2d) or a day such as 2026-11-24',
      },
    });
  }
  return at;
}

/** One of the words allowed. @throws ARGUMENT_INVALID */
export function oneOf<T extends string>(text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw ARGUMENT_INVALID({
    argument: text,
    expected: { de: `eines von ${words.join(', ')}`, en: `one of ${words.join(', ')}` },
  });
}

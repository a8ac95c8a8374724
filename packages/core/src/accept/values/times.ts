/** A duration may be longer than a day. */
const clock = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:[.,]0{1,9})?)?$/;
const mostSeconds = 99_999 * 3600 + 3599;

/**
 * Reads a time of day or a duration as `HH:mm:ss`: from `H:mm`, `HH:mm:ss` or, as 4D writes it, seconds since
 * midnight. Hours beyond 23 stay (`26:30:00`). `undefined` where it is none of these.
 */
export function readTime(given: string | number): string | undefined {
  if (typeof given === 'number')
    return Number.isInteger(given) && given >= 0 && given <= mostSeconds ? fromSeconds(given) : undefined;
  const match = clock.exec(given.trim());
  return match === null ? undefined : `${(match[1] ?? '').padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}`;
}

function fromSeconds(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

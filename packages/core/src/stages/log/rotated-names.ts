const pattern = /^Webhooks-(\d{4}-\d{2}-\d{2})\.(\d{1,9})\.log$/;

/** A file that was the delivery log once: `Webhooks-2026-11-24.1.log` is the first one of that day. */
export interface RotatedName {
  readonly name: string;
  /** Local day of its last lines, `YYYY-MM-DD`. */
  readonly day: string;
  readonly number: number;
}

/** The rotated files among the names of a folder, oldest first. */
export function rotatedNames(names: readonly string[]): RotatedName[] {
  return names
    .flatMap((name) => {
      const [, day, number] = pattern.exec(name) ?? [];
      return day === undefined || number === undefined ? [] : [{ name, day, number: Number(number) }];
    })
    .toSorted((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1));
}

/**
 * The name for a file whose last lines are of `day`. Never one that would sort before an existing one: the order of the
 * names is the order of the lines, also after the clock was set back.
 */
export function nextRotatedName(existing: readonly RotatedName[], day: string): string {
  const newest = existing.at(-1);
  if (newest === undefined || newest.day < day) return nameOf(day, 1);
  return nameOf(newest.day, newest.number + 1);
}

const nameOf = (day: string, number: number): string => `Webhooks-${day}.${number}.log`;

/** The calendar day at a place on earth is what people look for: local time of this machine. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When the local day of `at` ends, in milliseconds since 1970. */
export function endOfLocalDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** Whole days between two days written `YYYY-MM-DD`. */
export const daysBetween = (earlier: string, later: string): number =>
  Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);

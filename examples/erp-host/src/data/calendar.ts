/** Today, as YYYY-MM-DD. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A date so many days later, as YYYY-MM-DD. */
export function daysLater(date: string, days: number): string {
  const later = new Date(`${date}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}

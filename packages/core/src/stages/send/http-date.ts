const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const imfFixdate =
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/;
const rfc850 = /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/;
const asctime = /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/;

/**
 * Reads the three date forms of HTTP (RFC 9110 5.6.7): IMF-fixdate, RFC 850 and asctime.
 * @param now decides the century of a two-digit year: one that lies more than 50 years ahead is past
 * @returns milliseconds since 1970; `undefined` for anything else
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const found = (imfFixdate.exec(text) ?? rfc850.exec(text) ?? asctime.exec(text))?.groups;
  if (found === undefined) return undefined;
  const month = months.indexOf(found['month'] ?? '');
  const day = Number(found['day']);
  const [hours = 0, minutes = 0, seconds = 0] = (found['time'] ?? '').split(':').map(Number);
  const year = fullYear(found['year'] ?? '', now);
  if (month === -1 || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const midnight = Date.UTC(year, month, day);
  if (day < 1 || new Date(midnight).getUTCDate() !== day) return undefined;
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}

import type { Answer } from '@eilbote/contract';
import { parseHttpDate } from './http-date.ts';

/** No receiver can silence a delivery for longer than a day at a time. */
export const longestRetryAfterMs = 24 * 60 * 60 * 1000;

/**
 * How long the receiver asks us to wait (RFC 9110 10.2.3). A date is compared with the `Date` of the same answer where
 * there is one: both are of the receiver's clock, which need not agree with ours.
 * @returns milliseconds from now, at least 0, at most a day; `undefined` without a readable `Retry-After`
 */
export function retryAfterMs({ headers }: Pick<Answer, 'headers'>, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longestRetryAfterMs);
  const date = parseHttpDate(text, now);
  if (date === undefined) return undefined;
  const sentAt = parseHttpDate(headers['date']?.trim() ?? '', now) ?? now;
  return Math.min(Math.max(0, date - sentAt), longestRetryAfterMs);
}

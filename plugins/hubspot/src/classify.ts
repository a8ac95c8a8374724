import { failed, retry, type Answer, type Outcome } from '@eilbote/contract';
import { refusalOf } from './refusal.ts';

/** The daily quota is full until midnight of the account: it is looked at again once an hour. */
const hourMs = 3_600_000;
/** Where HubSpot does not tell how long its shorter window is. */
const windowMs = 10_000;

/**
 * What an answer means where the default table would be wrong: a batch that was taken in part (207, or errors inside of
 * a 2xx), an object that somebody else is writing, a limit that tells itself in headers of HubSpot's own.
 */
export function classify(answer: Answer): Outcome | undefined {
  const { status } = answer;
  if (status === 429) return tooMany(answer);
  if (locked.has(status)) return retry('HTTP_4XX', `HubSpot answered ${status}: it is busy with the same object`);
  const refusal = refusalOf(answer);
  if (refusal === undefined) return undefined;
  if (status >= 200 && status < 300) {
    const reason = `HubSpot did not take ${refusal.count} of the batch: ${refusal.text}`;
    return refusal.isLimit ? retry('HTTP_429', reason, windowMs) : failed('HTTP_4XX', reason);
  }
  return status === 400 || status === 404
    ? failed(failureOf[status], `HubSpot answered ${status}: ${refusal.text}`)
    : undefined;
}

const failureOf = { 400: 'HTTP_4XX', 404: 'HTTP_404_410' } as const;

/** Conflict, locked, being moved to another data centre. */
const locked: ReadonlySet<number> = new Set([409, 423, 477]);

function tooMany({ headers, body }: Answer): Outcome {
  if (/"policyName"\s*:\s*"DAILY"/.test(body)) {
    return retry('HTTP_429', 'the daily quota of the HubSpot account is used up', hourMs);
  }
  const interval = Number(headers['x-hubspot-ratelimit-interval-milliseconds'] ?? Number.NaN);
  // A `Retry-After` is read by the engine, where no time is told here.
  if (headers['retry-after'] !== undefined) return retry('HTTP_429', 'HubSpot wants fewer calls');
  return retry('HTTP_429', 'HubSpot wants fewer calls', interval > 0 ? interval : windowMs);
}

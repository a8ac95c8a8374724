import { retry, type Answer, type FailureClass, type Outcome } from '@eilbote/contract';

/** The receiver will never take this call: it would be the same call again. Left to the default table. */
const final: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/**
 * A receiver that is still being set up answers 404 or 401: nearly everything is worth a repetition. Success,
 * redirects, 408, 425, 429 and 5xx mean what they mean everywhere.
 */
export function classify({ status }: Answer): Outcome | undefined {
  if (status < 400 || status >= 500 || final.has(status)) return undefined;
  if (status === 410) {
    return {
      kind: 'failed',
      failure: 'HTTP_404_410',
      reason: 'the receiver answered 410: it wants no more calls',
      pausesWebhook: true,
    };
  }
  const failure = failures.get(status);
  return timed.has(status) ? undefined : retry(failure ?? 'HTTP_4XX', `the receiver answered ${status}`);
}

const timed: ReadonlySet<number> = new Set([408, 425, 429]);

const failures: ReadonlyMap<number, FailureClass> = new Map([
  [401, 'HTTP_401_403'],
  [403, 'HTTP_401_403'],
  [404, 'HTTP_404_410'],
]);

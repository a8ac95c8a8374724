import { defaultTimeLimitSeconds } from '../webhooks/definition.ts';

/** Longest time for the user code of build and of transform, each. */
export const buildLimitMs = 5000;
const reserveMs = 15_000;

/** A lease ends when the attempt must be over, and a reserve later; until then nobody else takes the delivery. */
export function leaseUntil(
  now: number,
  deliveries: readonly { readonly webhook: { readonly attemptSeconds: number } }[],
): number {
  let seconds = defaultTimeLimitSeconds;
  for (const { webhook } of deliveries) seconds = Math.max(seconds, webhook.attemptSeconds);
  return now + 2 * buildLimitMs + seconds * 1000 + reserveMs;
}

import type { Random } from '../ports/index.ts';

/** Share by which a delay is stretched or shortened at random, so that deliveries that failed together come back apart. */
const jitter = 0.2;

/**
 * Milliseconds to wait after the given failed attempt (1 is the first), or `undefined` when none is left. A receiver's
 * own wish (`Retry-After`) only lengthens.
 */
export function retryDelayMs(
  afterSeconds: readonly number[],
  failedAttempts: number,
  wishedMs: number | undefined,
  random: Random,
): number | undefined {
  const seconds = afterSeconds[failedAttempts - 1];
  if (seconds === undefined) return undefined;
  const spread = 1 - jitter + 2 * jitter * random.fraction();
  return Math.max(Math.round(seconds * 1000 * spread), wishedMs ?? 0);
}

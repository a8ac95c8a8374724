import { failed, failureClasses, type Answer, type Outcome } from '@eilbote/contract';
import { maskValues } from '../../redaction/index.ts';
import { classifyAnswer, type ClassifiedAnswer } from './classify.ts';
import { longestRetryAfterMs, retryAfterMs } from './retry-after.ts';

/** A target system's own reading of an answer; `undefined` leaves it to the default table. */
export type Classify = (answer: Answer) => Outcome | undefined;

/** Characters of a target system's reason that are kept: it stands in a log line. */
const longestReason = 500;

/**
 * The outcome of an answered call. A `Retry-After` counts whoever asks for the retry.
 * @param secretValues what must not be seen, should the target system quote an answer that echoes it
 */
export function judgeAnswer(
  answer: Answer & ClassifiedAnswer,
  classify: Classify | undefined,
  now: number,
  secretValues: readonly string[] = [],
): Outcome {
  const { status, headers, body } = answer;
  const asked = classify && askTarget(classify, { status, headers: { ...headers }, body });
  const outcome = asked === undefined ? classifyAnswer(answer) : presentable(asked, secretValues);
  if (outcome.kind !== 'retry') return outcome;
  const afterMs = outcome.afterMs ?? retryAfterMs(answer, now);
  return afterMs === undefined ? outcome : { ...outcome, afterMs: Math.min(Math.max(0, afterMs), longestRetryAfterMs) };
}

/** The call has been made, so a plugin that fails here must not lead to another one. */
function askTarget(classify: Classify, answer: Answer): Outcome | undefined {
  let outcome: unknown;
  try {
    outcome = classify(answer);
    if (outcome === undefined || isOutcome(outcome)) return outcome;
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    return failed('PLUGIN_CRASHED', `the target system threw ${name} when it read the answer ${answer.status}`);
  }
  // Nobody waits for a promise here; one that is rejected must not end the process.
  if (outcome instanceof Promise) outcome.catch(() => {});
  return failed('PLUGIN_CRASHED', `the target system read the answer ${answer.status} as no known outcome`);
}

const classes: readonly unknown[] = failureClasses;

/** Whether code of a plugin has told an outcome that there is. */
export function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, failure, reason, afterMs, remoteId } = value as { [name: string]: unknown };
  if (kind === 'delivered') return remoteId === undefined || typeof remoteId === 'string';
  if (typeof reason !== 'string') return false;
  if (kind === 'skipped') return true;
  if (!classes.includes(failure)) return false;
  return kind === 'failed' || (kind === 'retry' && (afterMs === undefined || Number.isFinite(afterMs)));
}

/** What a target system says of an answer is written down, so it may neither hold a secret nor be without measure. */
function presentable(outcome: Outcome, secretValues: readonly string[]): Outcome {
  const shown = (text: string) => maskValues(text, secretValues).slice(0, longestReason);
  if (outcome.kind !== 'delivered') return { ...outcome, reason: shown(outcome.reason) };
  return outcome.remoteId === undefined ? outcome : { ...outcome, remoteId: shown(outcome.remoteId) };
}

import { failed, failureClasses, type Answer, type Outcome } from '@eilbote/contract';
import { classifyAnswer, type ClassifiedAnswer } from './classify.ts';
import { retryAfterMs } from './retry-after.ts';

/** A target system's own reading of an answer; `undefined` leaves it to the default table. */
export type Classify = (answer: Answer) => Outcome | undefined;

/** The outcome of an answered call. A `Retry-After` counts whoever asks for the retry. */
export function judgeAnswer(answer: Answer & ClassifiedAnswer, classify: Classify | undefined, now: number): Outcome {
  const { status, headers, body } = answer;
  const outcome = (classify && askTarget(classify, { status, headers, body })) ?? classifyAnswer(answer);
  if (outcome.kind !== 'retry' || outcome.afterMs !== undefined) return outcome;
  const afterMs = retryAfterMs(answer, now);
  return afterMs === undefined ? outcome : { ...outcome, afterMs };
}

/** The call has been made, so a plugin that fails here must not lead to another one. */
function askTarget(classify: Classify, answer: Answer): Outcome | undefined {
  let outcome: unknown;
  try {
    outcome = classify(answer);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    return failed('PLUGIN_CRASHED', `the target system threw ${name} when it read the answer ${answer.status}`);
  }
  if (outcome === undefined || isOutcome(outcome)) return outcome;
  return failed('PLUGIN_CRASHED', `the target system read the answer ${answer.status} as no known outcome`);
}

const classes: readonly unknown[] = failureClasses;

function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, failure, reason, afterMs } = value as { [name: string]: unknown };
  if (kind === 'delivered') return true;
  if (typeof reason !== 'string') return false;
  if (kind === 'skipped') return true;
  if (!classes.includes(failure)) return false;
  return kind === 'failed' || (kind === 'retry' && (afterMs === undefined || Number.isFinite(afterMs)));
}

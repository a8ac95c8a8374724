import {
  delivered,
  type Answer,
  type FailureClass,
  type JsonValue,
  type Outcome,
  type StepAnswer,
} from '@eilbote/contract';
import type { Classify, Exchange, SendResult } from '../../stages/send/index.ts';

/** An answer as a step sees it. */
export function stepAnswer({ answer }: Exchange): StepAnswer {
  const { status = 0, headers = {}, body = '', bodyIncomplete = false } = answer ?? {};
  return { status, headers, json: bodyIncomplete ? undefined : parsed(body) };
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Whether a call may have arrived although nobody heard of it. */
export function mayHaveArrived(sent: SendResult): boolean {
  if (sent.kind !== 'answered') return sent.kind === 'aborted';
  const { answer, failure } = sent.exchange;
  return answer === undefined && !(failure !== undefined && neverSent.has(failure.failure));
}

/** Nothing of the call has left us. */
const neverSent: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'DNS_NOT_FOUND',
  'DNS_TIMEOUT',
  'CONNECT_REFUSED',
  'CONNECT_TIMEOUT',
  'TOKEN_UNAVAILABLE',
]);

/** Answers with which the steps go on count as success; the rest is the target system's to read. */
export const accepting =
  (accept: readonly number[], classify: Classify | undefined) =>
  (answer: Answer): Outcome | undefined =>
    accept.includes(answer.status) ? delivered() : classify?.(answer);

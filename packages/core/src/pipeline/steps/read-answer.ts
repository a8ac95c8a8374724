import { delivered, type Answer, type JsonValue, type Outcome, type StepAnswer } from '@eilbote/contract';
import type { Classify, Exchange } from '../../stages/send/index.ts';

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

/** Answers with which the steps go on count as success; the rest is the target system's to read. */
export const accepting =
  (accept: readonly number[], classify: Classify | undefined) =>
  (answer: Answer): Outcome | undefined =>
    accept.includes(answer.status) ? delivered() : classify?.(answer);

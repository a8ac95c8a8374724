import type { FailureClass, Outcome } from '@eilbote/contract';
import { attemptEntries, interruptedEntries, type AttemptResult, type OpenDelivery } from '../../dispatch/index.ts';
import type { TestEnd } from '../../ports/index.ts';

/**
 * What the result of its one attempt means for a test. It is the end in any case: a test neither waits nor is repeated,
 * and it changes nothing but itself, not the breaker, not the webhook, not the connection.
 */
export function testEnd(delivery: OpenDelivery, result: AttemptResult, at: number): TestEnd {
  const common = { test: delivery.id, at, ...(result.frozen === undefined ? {} : { frozen: result.frozen }) };
  if (result.kind === 'aborted') {
    const end = { failure: 'INTERRUPTED', reason: 'it was called off while it was being sent' } as const;
    const next = { state: 'failed', attempts: 0, interruptions: 1, end } as const;
    return { ...common, state: 'failed', attempts: 0, end, entries: interruptedEntries(delivery, next, at) };
  }
  if (result.kind === 'answered') {
    const { state, ...why } = endOf(result.outcome);
    const entries = attemptEntries(delivery, result, { state, attempts: 1, interruptions: 0 }, at);
    return { ...common, state, ...why, attempts: 1, entries };
  }
  const end = result.kind === 'unbuildable' ? failureOf(result) : heldBack(result);
  const entries = attemptEntries(
    delivery,
    { kind: 'unbuildable', ...end },
    { state: 'failed', attempts: 0, interruptions: 0 },
    at,
  );
  return { ...common, state: 'failed', attempts: 0, end, entries };
}

/** An ordinary delivery would wait for a person, or for another delivery; here the person is waiting. */
const heldBack = (result: AttemptResult & { kind: 'blocked' | 'waits' }) => ({
  failure: result.kind === 'waits' ? ('BUILD_FAILED' as const) : blocked[result.by],
  reason: result.reason.en,
});

const failureOf = ({ failure, reason }: AttemptResult & { kind: 'unbuildable' }) => ({ failure, reason });

function endOf(outcome: Outcome): Pick<TestEnd, 'state' | 'end'> {
  if (outcome.kind === 'delivered') return { state: 'delivered' };
  const { reason } = outcome;
  if (outcome.kind === 'skipped') return { state: 'skipped', end: { reason } };
  return { state: 'failed', end: { failure: outcome.failure, reason } };
}

const blocked: { readonly [by in (AttemptResult & { kind: 'blocked' })['by']]: FailureClass } = {
  policy: 'POLICY_BLOCKED',
  secrets: 'SECRET_UNAVAILABLE',
  target: 'BUILD_FAILED',
  handshake: 'HTTP_4XX',
  credentials: 'HTTP_401_403',
};

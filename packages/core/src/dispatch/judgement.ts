import type { FailureClass, Outcome } from '@eilbote/contract';
import type { DeliveryEnd, Random, Settlement } from '../ports/index.ts';
import type { AttemptResult, OpenDelivery } from './attempt.ts';
import { effectiveExpiry } from './expiry.ts';
import { retryDelayMs } from './retry-schedule.ts';

/** Interruptions in a row after which a delivery is given up: a record that kills the process must not loop. */
export const mostInterruptions = 5;

/** What the result of an attempt means for its delivery and for its lane. */
export interface Judgement {
  readonly next: Pick<Settlement, 'state' | 'due' | 'parked' | 'attempts' | 'interruptions' | 'end' | 'holdsOrder'> & {
    readonly pausesWebhook?: string;
  };
  /** What the lane learns about its receiver. */
  readonly receiver: 'up' | 'down' | 'unknown';
  /** The receiver wants no calls before this time. */
  readonly silentUntil?: number;
}

/** Pure: the whole retry policy in one place. */
export function judge(delivery: OpenDelivery, result: AttemptResult, now: number, random: Random): Judgement {
  const kept = { attempts: delivery.attempts, interruptions: delivery.interruptions };
  switch (result.kind) {
    case 'aborted':
      return { next: returned(delivery, now), receiver: 'unknown' };
    case 'blocked':
      return {
        next: { ...kept, state: 'waiting', parked: result.by, due: effectiveExpiry(delivery) },
        receiver: 'unknown',
      };
    case 'waits':
      return {
        next: { ...kept, state: 'waiting', due: result.until, end: { reason: result.reason.en } },
        receiver: 'unknown',
      };
    case 'unbuildable':
      return { next: failedFinally(delivery, kept, result), receiver: 'unknown' };
    case 'answered':
      return judgeOutcome(delivery, result, now, random);
  }
}

function judgeOutcome(
  delivery: OpenDelivery,
  { outcome, refused }: AttemptResult & { kind: 'answered' },
  now: number,
  random: Random,
): Judgement {
  if (refused !== undefined) return { next: waitsForCredentials(delivery, outcome), receiver: 'up' };
  const spent = { attempts: delivery.attempts + 1, interruptions: 0 };
  switch (outcome.kind) {
    case 'delivered':
      return { next: { ...spent, state: 'delivered' }, receiver: 'up' };
    case 'skipped':
      return { next: { ...spent, state: 'skipped', end: { reason: outcome.reason } }, receiver: 'up' };
    case 'failed':
      return {
        next: {
          ...failedFinally(delivery, spent, outcome),
          ...(outcome.pausesWebhook ? { pausesWebhook: outcome.reason } : {}),
        },
        receiver: speaksOf(outcome.failure),
      };
    case 'retry': {
      const receiver = speaksOf(outcome.failure);
      const silent =
        outcome.failure === 'HTTP_429' && outcome.afterMs !== undefined ? { silentUntil: now + outcome.afterMs } : {};
      const delay = retryDelayMs(
        delivery.webhook.definition.retryAfterSeconds,
        spent.attempts,
        outcome.afterMs,
        random,
      );
      if (delay === undefined || now + delay >= effectiveExpiry(delivery)) {
        return { next: failedFinally(delivery, spent, outcome), receiver, ...silent };
      }
      const { failure, reason } = outcome;
      return { next: { ...spent, state: 'waiting', due: now + delay, end: { failure, reason } }, receiver, ...silent };
    }
  }
}

/** Waiting is not failing: however long the credentials are refused, it has its whole schedule when they are not. */
function waitsForCredentials(delivery: OpenDelivery, outcome: Outcome): Judgement['next'] {
  const end = 'failure' in outcome ? { end: { failure: outcome.failure, reason: outcome.reason } } : {};
  return {
    attempts: delivery.attempts,
    interruptions: 0,
    state: 'waiting',
    parked: 'credentials',
    due: effectiveExpiry(delivery),
    ...end,
  };
}

/** Nothing was sent: it waits as before. */
export const returned = ({ attempts, interruptions }: OpenDelivery, now: number): Judgement['next'] => ({
  attempts,
  interruptions,
  state: 'waiting',
  due: now,
});

/** It waited until nobody needs it any more. */
export const expired = (delivery: OpenDelivery): Judgement['next'] =>
  failedFinally(
    delivery,
    { attempts: delivery.attempts, interruptions: delivery.interruptions },
    { failure: 'EXPIRED', reason: 'it waited longer than its lane or its webhook allows' },
  );

/** The process died while it was being sent: whether the receiver has it nobody knows, so it is sent again. */
export function interrupted(delivery: OpenDelivery, now: number): Judgement['next'] {
  const counts = { attempts: delivery.attempts, interruptions: delivery.interruptions + 1 };
  return counts.interruptions < mostInterruptions
    ? { ...counts, state: 'waiting', due: now }
    : failedFinally(delivery, counts, {
        failure: 'INTERRUPTED',
        reason: `the process ended ${mostInterruptions} times in a row while this was being sent`,
      });
}

function failedFinally(
  delivery: OpenDelivery,
  counts: { readonly attempts: number; readonly interruptions: number },
  end: DeliveryEnd,
): Judgement['next'] {
  const { failure, reason } = end;
  return {
    ...counts,
    state: 'failed',
    end: { ...(failure === undefined ? {} : { failure }), reason },
    ...(delivery.webhook.definition.order === 'recordHold' ? { holdsOrder: true } : {}),
  };
}

const receiverDown: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'DNS_NOT_FOUND',
  'DNS_TIMEOUT',
  'CONNECT_REFUSED',
  'CONNECT_TIMEOUT',
  'TLS_CERT_INVALID',
  'TLS_HANDSHAKE',
  'CLIENT_CERTIFICATE',
  'PROXY_FAILED',
  'RESPONSE_TIMEOUT',
  'BODY_TIMEOUT',
  'PROTOCOL_ERROR',
  'CONNECTION_RESET',
  'TOKEN_UNAVAILABLE',
  'HTTP_5XX',
]);

/** An answer that refuses one delivery (404, 400) still shows that somebody is there. */
const speaksOf = (failure: FailureClass): Judgement['receiver'] => (receiverDown.has(failure) ? 'down' : 'up');

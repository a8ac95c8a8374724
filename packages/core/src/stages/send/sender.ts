import { retry, token } from '@eilbote/contract';
import type { Approval, NetworkGuard } from '../../network/index.ts';
import type { Clock, Transport } from '../../ports/index.ts';
import { hostOf } from '../../redaction/index.ts';
import { refusedCredentials } from './auth/refused-credentials.ts';
import { callAddresses } from './call-addresses.ts';
import type { Exchange } from './exchange.ts';
import { receivedAnswer, sentRequest } from './record-exchange.ts';
import { judgeAnswer } from './judge-answer.ts';
import { prepareCall } from './prepare-call.ts';
import type { SendInput, SendResult } from './send-input.ts';

/**
 * The stage that makes the call: secrets and signature, guard, transport, outcome. There is no other way to the
 * network, and no plugin stands in between.
 */
export interface Sender {
  /** Does not reject for anything that a receiver, the network or a target system does. */
  send(input: SendInput): Promise<SendResult>;
}

/** For the host alone: plugins cannot wrap or replace it. */
export const Sending = token<Sender>('stage.send');

export interface SenderParts {
  readonly guard: NetworkGuard;
  readonly transport: Transport;
  readonly clock: Clock;
  /** See {@link userAgent}. */
  readonly userAgent: string;
  /** Decompressed bytes of an answer's body that are read and kept; 64 KiB when left out. */
  readonly answerBytes?: number;
}

/** How Eilbote names itself to receivers. */
export const userAgent = (version: string, homepage?: string): string =>
  homepage === undefined ? `Eilbote/${version}` : `Eilbote/${version} (+${homepage})`;

export function sender({ guard, transport, clock, userAgent, answerBytes = 64 * 1024 }: SenderParts): Sender {
  let policyRevision = guard.policy.revision;

  const dropConnectionsOfOldPolicy = () => {
    if (policyRevision === guard.policy.revision) return;
    policyRevision = guard.policy.revision;
    transport.dropConnections();
  };

  return {
    async send(input) {
      const startedAt = clock.now();
      const started = clock.monotonic();
      dropConnectionsOfOldPolicy();
      const call = prepareCall(input, { userAgent, now: startedAt });
      if (call.kind !== 'prepared') return call;
      const { url, headers, body } = call;

      if (input.signal.aborted) return { kind: 'aborted' };
      const approving = guard.approve(url, input.deadlineMs);
      const approval = approving instanceof Promise ? await settledOrAborted(approving, input.signal) : approving;
      if (approval === 'aborted') return { kind: 'aborted' };
      if (approval.kind === 'refused') return { kind: 'blocked', by: 'policy', refusal: approval.refusal };

      const exchange = (end: Partial<Exchange>): Exchange => ({
        startedAt,
        attempt: input.attempt,
        request: sentRequest(call),
        policyRevision,
        timings: { total: clock.monotonic() - started },
        ...end,
      });
      const noAnswer = (failure: Exchange['failure'] & {}, address?: string): SendResult => ({
        kind: 'answered',
        outcome: retry(failure.failure, `no answer from ${hostOf(url)} (${failure.detail})`),
        exchange: exchange({ failure, ...(address !== undefined && { address }) }),
      });
      if (approval.kind === 'unresolved') return noAnswer({ failure: approval.failure, detail: 'DNS' });

      const { method } = input.request;
      const limits = { maximumAnswerBytes: answerBytes, signal: input.signal };
      const end = started + input.deadlineMs;
      const result = await callAddresses(
        { transport, clock },
        approval.addresses,
        { method, url: approval.url, headers, body, ...limits },
        end,
      );
      const { address } = result.address;
      if ('failure' in result) {
        const { failure, message } = result.failure;
        return failure === 'INTERRUPTED' ? { kind: 'aborted' } : noAnswer({ failure, detail: message }, address);
      }
      const { answer } = result;
      const outcome = judgeAnswer({ ...answer, url }, input.classify, clock.now(), call.secretValues);
      const refused = refusedCredentials(input.auth, outcome, answer.status);
      return {
        kind: 'answered',
        outcome,
        exchange: exchange({ answer: receivedAnswer(answer, call.secretValues), timings: answer.timings, address }),
        ...(refused === undefined ? {} : { refused }),
      };
    },
  };
}

/** DNS may take seconds; a host that stops does not wait for it. */
async function settledOrAborted(approval: Promise<Approval>, signal: AbortSignal): Promise<Approval | 'aborted'> {
  const { promise: aborted, resolve } = Promise.withResolvers<'aborted'>();
  const onAbort = () => resolve('aborted');
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([approval, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

import { retry, token } from '@eilbote/contract';
import { proxyName } from '../../network/index.ts';
import { hostOf } from '../../redaction/index.ts';
import { needsToken } from '../../webhooks/index.ts';
import type { NoToken } from './auth/fetch-token.ts';
import { refusedCredentials } from './auth/refused-credentials.ts';
import { sendWithToken } from './auth/send-with-token.ts';
import type { TokenKeeper } from './auth/token-keeper.ts';
import { withoutToken } from './auth/without-token.ts';
import type { Exchange } from './exchange.ts';
import { guardedCall, type CallParts, type GuardedResult } from './guarded-call.ts';
import { receivedAnswer, sentRequest } from './record-exchange.ts';
import { judgeAnswer } from './judge-answer.ts';
import { prepareCall, type PreparedCall } from './prepare-call.ts';
import { Routes } from './routes.ts';
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

export interface SenderParts extends CallParts {
  /** Access tokens of connections. */
  readonly tokens: TokenKeeper;
  /** See {@link userAgent}. */
  readonly userAgent: string;
  /** Decompressed bytes of an answer's body that are read and kept; 64 KiB when left out. */
  readonly answerBytes?: number;
}

/** How Eilbote names itself to receivers. */
export const userAgent = (version: string, homepage?: string): string =>
  homepage === undefined ? `Eilbote/${version}` : `Eilbote/${version} (+${homepage})`;

export function sender({ guard, transport, clock, tokens, userAgent, answerBytes = 64 * 1024 }: SenderParts): Sender {
  let policyRevision = guard.policy.revision;

  const dropConnectionsOfOldPolicy = () => {
    if (policyRevision === guard.policy.revision) return;
    policyRevision = guard.policy.revision;
    transport.dropConnections();
  };

  const parts = { guard, transport, clock };
  const routes = new Routes();

  async function call(input: SendInput, { startedAt, started, end }: Times, token?: string): Promise<SendResult> {
    const prepared = prepareCall(input, { userAgent, now: startedAt, routes }, token);
    if (prepared.kind !== 'prepared') return prepared;
    const { url, headers, body, route, secretValues } = prepared;
    const { signal } = input;
    const { method } = input.request;
    const result = await guardedCall(
      parts,
      {
        method,
        url,
        headers,
        body,
        route,
        maximumAnswerBytes: input.answerBytes ?? answerBytes,
        once: input.once ?? false,
        signal,
      },
      end,
    );
    if (result.kind === 'aborted') return result;
    if (result.kind === 'refused') return { kind: 'blocked', by: 'policy', refusal: result.refusal };

    const exchange = (more: Partial<Exchange>): Exchange =>
      exchangeOf(input, prepared, { startedAt, started }, { ...viaOf(result), ...more });
    const noAnswer = (failure: Exchange['failure'] & {}, address?: string): SendResult => ({
      kind: 'answered',
      outcome: retry(failure.failure, `no answer from ${hostOf(url)} (${failure.detail})`),
      exchange: exchange({ failure, ...(address !== undefined && { address }) }),
    });
    if (result.kind === 'unresolved') {
      return noAnswer({ failure: result.proxy === undefined ? result.failure : 'PROXY_FAILED', detail: 'DNS' });
    }
    const { address } = result.address;
    if ('failure' in result)
      return noAnswer({ failure: result.failure.failure, detail: result.failure.message }, address);
    const { answer } = result;
    const outcome = judgeAnswer({ ...answer, url }, input.classify, clock.now(), secretValues);
    const refused = refusedCredentials(input.auth, outcome, answer.status);
    return {
      kind: 'answered',
      outcome,
      exchange: exchange({
        answer: receivedAnswer(answer, secretValues),
        timings: answer.timings,
        address,
        ...(answer.certificate === undefined ? {} : { certificate: answer.certificate }),
      }),
      ...(refused === undefined ? {} : { refused }),
    };
  }

  /** The request stands in the history as it would have been sent. */
  function callWithoutToken(input: SendInput, times: Times, why: NoToken): SendResult {
    const missing = withoutToken(why);
    if (missing.kind !== 'missing') return missing;
    const prepared = prepareCall(input, { userAgent, now: times.startedAt, routes });
    if (prepared.kind !== 'prepared') return prepared;
    const { outcome, detail } = missing;
    const failure = { failure: 'TOKEN_UNAVAILABLE', detail } as const;
    return { kind: 'answered', outcome, exchange: exchangeOf(input, prepared, times, { failure }) };
  }

  const exchangeOf = (
    { attempt }: SendInput,
    prepared: PreparedCall,
    { startedAt, started }: Pick<Times, 'startedAt' | 'started'>,
    more: Partial<Exchange>,
  ): Exchange => ({
    startedAt,
    attempt,
    request: sentRequest(prepared),
    policyRevision,
    timings: { total: clock.monotonic() - started },
    ...more,
  });

  return {
    async send(input) {
      dropConnectionsOfOldPolicy();
      const started = clock.monotonic();
      const times = { startedAt: clock.now(), started, end: started + input.deadlineMs };
      const { auth, secrets, signal } = input;
      if (auth === undefined || !needsToken(auth.definition)) return call(input, times);
      const { connection, version, definition } = auth;
      return sendWithToken(
        tokens,
        {
          connection,
          version,
          auth: definition,
          secrets,
          route: () => routes.of(input.route, secrets),
          signal,
        },
        {
          call: (token) => call(input, times, token),
          without: (why) => callWithoutToken(input, times, why),
        },
        times.end,
      );
    },
  };
}

/** The proxy that a call went through, or should have. */
const viaOf = (result: GuardedResult): Pick<Exchange, 'proxy'> =>
  'proxy' in result && result.proxy !== undefined ? { proxy: proxyName(result.proxy) } : {};

/** `startedAt` on the wall clock; the others on the monotonic one. */
interface Times {
  readonly startedAt: number;
  readonly started: number;
  readonly end: number;
}

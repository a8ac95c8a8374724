import { networkGuard, networkPolicy, type NetworkGuard, type NetworkSettings } from '../../../network/index.ts';
import type { NameResolver } from '../../../ports/index.ts';
import { systemClock } from '../../../system/index.ts';
import { gotTransport } from '../../../transport/index.ts';
import { noTokens, sender, userAgent, type SendInput, type SendResult, type TokenKeeper } from '../index.ts';

/** The real send stage with real sockets; only the name service is a test's. */
export function sendStage(settings: NetworkSettings, resolver: NameResolver, tokens: TokenKeeper = noTokens) {
  const guard: NetworkGuard = networkGuard({ policy: networkPolicy(settings), resolver, clock: systemClock });
  const transport = gotTransport();
  const stage = sender({ guard, transport, clock: systemClock, tokens, userAgent: userAgent('1.2.3') });
  return {
    guard,
    send: (url: string, changes: Partial<SendInput> = {}) => stage.send({ ...sendInput(url), ...changes }),
    [Symbol.asyncDispose]: () => transport.close(),
  };
}

/** A call of this URL, without secrets. */
export const sendInput = (url: string): SendInput => ({
  request: {
    method: 'POST',
    url: [url],
    headers: { 'Content-Type': ['application/json'] },
    body: ['{"a":1}'],
  },
  secrets: (name) => {
    throw new Error(`no secret ${name} in this test`);
  },
  deliveryId: 'dlv_1',
  attempt: 1,
  deadlineMs: 5_000,
  signal: new AbortController().signal,
});

/** The code of the refusal, the failure class, or `delivered`. */
export function endOf(result: SendResult): string {
  switch (result.kind) {
    case 'blocked':
      return result.refusal.code;
    case 'unbuildable':
      return result.problem.code;
    case 'aborted':
      return 'aborted';
    case 'answered':
      return 'failure' in result.outcome ? result.outcome.failure : result.outcome.kind;
  }
}

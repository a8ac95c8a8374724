import type { EilboteError } from '@eilbote/contract';
import type { Approval, NetworkGuard } from '../../network/index.ts';
import type { Clock, Transport, TransportCall } from '../../ports/index.ts';
import { callAddresses, type CallResult } from './call-addresses.ts';

export interface CallParts {
  readonly guard: NetworkGuard;
  readonly transport: Transport;
  readonly clock: Clock;
}

/** How a call ended: it was refused, found no address, was called off, or had an exchange. */
export type GuardedResult =
  | { readonly kind: 'refused'; readonly refusal: EilboteError }
  | { readonly kind: 'unresolved'; readonly failure: 'DNS_NOT_FOUND' | 'DNS_TIMEOUT' }
  | { readonly kind: 'aborted' }
  | ({ readonly kind: 'called' } & CallResult);

/**
 * The way of every call to the network: the guard judges the URL, and only addresses that it approves are called.
 * @param end on the monotonic clock
 */
export async function guardedCall(
  { guard, transport, clock }: CallParts,
  call: Omit<TransportCall, 'address' | 'deadlineMs'>,
  end: number,
): Promise<GuardedResult> {
  const { signal } = call;
  if (signal.aborted) return { kind: 'aborted' };
  const approving = guard.approve(call.url, Math.max(1, end - clock.monotonic()));
  const approval = approving instanceof Promise ? await settledOrAborted(approving, signal) : approving;
  if (approval === 'aborted') return { kind: 'aborted' };
  if (approval.kind !== 'approved') return approval;
  const result = await callAddresses({ transport, clock }, approval.addresses, { ...call, url: approval.url }, end);
  if ('failure' in result && result.failure.failure === 'INTERRUPTED') return { kind: 'aborted' };
  return { kind: 'called', ...result };
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

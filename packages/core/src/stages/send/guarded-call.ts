import type { EilboteError } from '@eilbote/contract';
import type { Approval, ApprovedProxy, NetworkGuard, Unresolved } from '../../network/index.ts';
import type { Clock, Transport, TransportCall } from '../../ports/index.ts';
import type { Route } from './routes.ts';
import { callAddresses, type CallResult } from './call-addresses.ts';

export interface CallParts {
  readonly guard: NetworkGuard;
  readonly transport: Transport;
  readonly clock: Clock;
}

/** How a call ended: it was refused, found no address, was called off, or had an exchange. */
export type GuardedResult =
  | { readonly kind: 'refused'; readonly refusal: EilboteError }
  | Unresolved
  | { readonly kind: 'aborted' }
  | ({ readonly kind: 'called'; readonly proxy?: ApprovedProxy } & CallResult);

/** A call without what the guard decides. */
export type PlannedCall = Omit<TransportCall, 'address' | 'deadlineMs' | 'proxy' | 'tls'> & { readonly route: Route };

/**
 * The way of every call to the network: the guard judges the URL, and only addresses that it approves are called.
 * @param end on the monotonic clock
 */
export async function guardedCall(
  { guard, transport, clock }: CallParts,
  { route, ...call }: PlannedCall,
  end: number,
): Promise<GuardedResult> {
  const { signal } = call;
  if (signal.aborted) return { kind: 'aborted' };
  const approving = guard.approve(call.url, Math.max(1, end - clock.monotonic()), route.proxy);
  const approval = approving instanceof Promise ? await settledOrAborted(approving, signal) : approving;
  if (approval === 'aborted') return { kind: 'aborted' };
  if (approval.kind !== 'approved') return approval;
  // Asleep over it, as a laptop: others count on it that no call begins when its time is over.
  if (clock.monotonic() >= end) return { kind: 'aborted' };
  const { url, addresses, proxy } = approval;
  const way = { ...(route.tls === undefined ? {} : { tls: route.tls }), ...(proxy === undefined ? {} : { proxy }) };
  const result = await callAddresses({ transport, clock }, addresses, { ...call, ...way, url }, end);
  if ('failure' in result && result.failure.failure === 'INTERRUPTED') return { kind: 'aborted' };
  return { kind: 'called', ...result, ...(proxy === undefined ? {} : { proxy }) };
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

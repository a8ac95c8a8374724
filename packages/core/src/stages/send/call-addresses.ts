import type { FailureClass } from '@eilbote/contract';
import {
  TransportFailure,
  type Address,
  type Clock,
  type Transport,
  type TransportAnswer,
  type TransportCall,
} from '../../ports/index.ts';

/** How the exchange ended, and with which address. */
export type CallResult =
  | { readonly address: Address; readonly answer: TransportAnswer }
  | { readonly address: Address; readonly failure: TransportFailure };

/** Addresses of one name that are tried, as long as none of them accepts a connection. */
const mostAddresses = 3;

/** Nothing has been sent yet, so another address may be tried. */
const notConnected: ReadonlySet<FailureClass> = new Set(['CONNECT_REFUSED', 'CONNECT_TIMEOUT', 'PROXY_FAILED']);

/**
 * Calls the first address, and the next ones while the connection does not stand: a name often has addresses of which
 * one is out of order. All within one deadline.
 * @param end on the monotonic clock
 */
export async function callAddresses(
  { transport, clock }: { readonly transport: Transport; readonly clock: Clock },
  [first, ...others]: readonly [Address, ...Address[]],
  call: Omit<TransportCall, 'address' | 'deadlineMs'>,
  end: number,
): Promise<CallResult> {
  const once = async (address: Address): Promise<CallResult> => {
    try {
      const deadlineMs = Math.max(1, end - clock.monotonic());
      return { address, answer: await transport.exchange({ ...call, address, deadlineMs }) };
    } catch (error) {
      const failure = error instanceof TransportFailure ? error : new TransportFailure('INTERNAL', 'UNEXPECTED');
      return { address, failure };
    }
  };
  let result = await once(first);
  for (const address of others.slice(0, mostAddresses - 1)) {
    if ('answer' in result || !notConnected.has(result.failure.failure)) break;
    if (call.signal.aborted || clock.monotonic() >= end) break;
    result = await once(address);
  }
  return result;
}

import type { EilboteError } from '@eilbote/contract';
import { entryNames, type AllowEntry } from './allow-list.ts';
import { classifyAddress, type ClassifiedAddress } from './classify-address.ts';
import {
  NETWORK_HTTP_REFUSED,
  NETWORK_NEVER_REFUSED,
  NETWORK_NOT_LISTED,
  NETWORK_PORT_REFUSED,
  NETWORK_PRIVATE_REFUSED,
} from './errors.ts';
import type { NetworkPolicy } from './policy.ts';
import type { Proxy } from './proxy/proxy.ts';
import type { Receiver } from './receiver.ts';
import { isOrdinaryPort } from './refused-ports.ts';

/** Says why a receiver may not be called at these addresses, all of which must pass; `undefined` when it may. */
export function judgeAddresses(
  policy: NetworkPolicy,
  receiver: Receiver,
  addresses: readonly string[],
): EilboteError | undefined {
  const classified = addresses.map(classifyAddress);
  // First, so that no text suggests a setting that would not help.
  if (classified.some(({ verdict }) => verdict === 'never')) return NETWORK_NEVER_REFUSED({ host: receiver.host });
  for (const address of classified) {
    const refusal = judgeAddress(policy, receiver, address);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** What can be said of a host name before it is resolved. */
export function judgeName(policy: NetworkPolicy, receiver: Receiver): EilboteError | undefined {
  // Entries for addresses may still match what the name resolves to.
  const candidates = policy.allow.filter(
    (entry) => entry.names.family !== 'name' || entryNames(entry, receiver.host, undefined),
  );
  return judgePort(receiver, candidates) ?? judgeListing(policy, receiver, candidates);
}

/**
 * Says why a proxy may not be called at these addresses. One that the administrator has named for the whole host is
 * allowed by that; one of a webhook or connection needs what a receiver there would need.
 */
export function judgeProxy(
  policy: NetworkPolicy,
  { host, port, literal }: Proxy,
  addresses: readonly string[],
  isHosts = false,
): EilboteError | undefined {
  if (isHosts) {
    const isNever = addresses.some((address) => classifyAddress(address).verdict === 'never');
    return isNever ? NETWORK_NEVER_REFUSED({ host }) : undefined;
  }
  // What goes through a public one is judged by itself: a call with TLS stays a call with TLS.
  return judgeAddresses(policy, { url: '', name: host, host, port, literal, secure: true }, addresses);
}

/** The allow-list names the receiver by its name. */
export const namesReceiver = (policy: NetworkPolicy, { host, port }: Receiver): boolean =>
  policy.allow.some((entry) => entryNames(entry, host, undefined) && opensPort(entry, port));

function judgeAddress(policy: NetworkPolicy, receiver: Receiver, address: ClassifiedAddress): EilboteError | undefined {
  const entries = policy.allow.filter((entry) => entryNames(entry, receiver.host, address.effective));
  const listed = entries.some((entry) => opensPort(entry, receiver.port));
  if (address.verdict === 'openable' && !listed && !(policy.privateNetworks && address.kind === 'private')) {
    return NETWORK_PRIVATE_REFUSED(suggestion(receiver));
  }
  return (
    judgePort(receiver, entries) ??
    judgeListing(policy, receiver, entries) ??
    (address.verdict === 'public' && !receiver.secure && !policy.publicHttp
      ? NETWORK_HTTP_REFUSED({ host: receiver.host })
      : undefined)
  );
}

const judgePort = (receiver: Receiver, entries: readonly AllowEntry[]): EilboteError | undefined =>
  isOrdinaryPort(receiver.port) || entries.some((entry) => entry.port === receiver.port)
    ? undefined
    : NETWORK_PORT_REFUSED({ host: receiver.host, port: receiver.port, entry: entryFor(receiver, true) });

const judgeListing = (
  policy: NetworkPolicy,
  receiver: Receiver,
  entries: readonly AllowEntry[],
): EilboteError | undefined =>
  !policy.onlyAllowed || entries.some((entry) => opensPort(entry, receiver.port))
    ? undefined
    : NETWORK_NOT_LISTED(suggestion(receiver));

const opensPort = (entry: AllowEntry, port: number): boolean =>
  entry.port === undefined ? isOrdinaryPort(port) : entry.port === port;

const suggestion = (receiver: Receiver) => ({
  host: receiver.host,
  entry: entryFor(receiver, !isOrdinaryPort(receiver.port)),
});

/** The entry that would open a receiver: its name rather than its address, which DNS alone has told us. */
function entryFor({ host, port }: Receiver, withPort: boolean): string {
  if (!withPort) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

import type { EilboteError } from '@eilbote/contract';
import type { Address } from '../../ports/index.ts';
import { entryNames, type AllowEntry } from '../allow-list.ts';
import { literalAddress } from '../approval.ts';
import { classifyAddress } from '../classify-address.ts';
import { isLocalhost, type Receiver } from '../receiver.ts';
import { isProxy, readProxy, type Proxy, type ProxyAccess } from './proxy.ts';
import type { NetworkProxies } from './network-proxies.ts';

/** The proxy that a webhook or connection names: `none` calls directly, whatever the host says. */
export type OwnProxy = 'none' | ProxyAccess;

/** A proxy, and what its owner has said about it. */
export interface Hop {
  readonly proxy: Proxy;
  /** The administrator has named it for the whole host: that allows its address. */
  readonly isHosts: boolean;
  readonly resolvesNames: boolean;
  readonly except: readonly AllowEntry[];
}

/** The proxy that a call goes through, or what is wrong with it; `undefined` where the call goes directly. */
export function hopFor(
  receiver: Receiver,
  proxies: NetworkProxies | undefined,
  own: OwnProxy | undefined,
): Hop | EilboteError | undefined {
  // The loopback of another machine is not ours.
  if (own === 'none' || isThisMachine(receiver)) return undefined;
  if (own !== undefined) {
    const proxy = readProxy(own);
    return isProxy(proxy) ? { proxy, isHosts: false, resolvesNames: false, except: [] } : proxy;
  }
  const proxy = receiver.secure ? proxies?.https : proxies?.http;
  if (proxies === undefined || proxy === undefined || isExcepted(proxies.except, receiver, [])) return undefined;
  const { except, resolvesNames } = proxies;
  return { proxy, isHosts: true, resolvesNames, except };
}

export const isHop = (hop: Hop | EilboteError): hop is Hop => 'proxy' in hop;

/** An entry names the receiver itself, or all addresses that it has. */
export function isExcepted(entries: readonly AllowEntry[], receiver: Receiver, addresses: readonly Address[]): boolean {
  const forPort = entries.filter(({ port }) => port === undefined || port === receiver.port);
  if (forPort.some((entry) => entryNames(entry, receiver.host, undefined))) return true;
  const all = receiver.literal ? [literalAddress(receiver.host)] : addresses;
  const isNamed = ({ address }: Address) =>
    forPort.some((entry) => entryNames(entry, receiver.host, classifyAddress(address).effective));
  return all.length > 0 && all.every(isNamed);
}

const isThisMachine = ({ host, literal }: Receiver): boolean =>
  literal ? classifyAddress(host).kind === 'loopback' : isLocalhost(host);

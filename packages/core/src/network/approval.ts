import type { EilboteError } from '@eilbote/contract';
import type { Address } from '../ports/index.ts';
import type { Proxy } from './proxy/proxy.ts';

/** What the guard says to a call. Only an approved one may connect, and only to one of these addresses. */
export type Approval = Approved | Refused | Unresolved;

export interface Approved {
  readonly kind: 'approved';
  /** The URL as the guard has read it. Call this one, so that no other parser reads another host out of it. */
  readonly url: string;
  /** Of the receiver, or of the proxy where there is one. */
  readonly addresses: readonly [Address, ...Address[]];
  readonly proxy?: ApprovedProxy;
}

export interface Refused {
  readonly kind: 'refused';
  readonly refusal: EilboteError;
}

export interface Unresolved {
  readonly kind: 'unresolved';
  readonly failure: 'DNS_NOT_FOUND' | 'DNS_TIMEOUT';
  /** It is the proxy that has no address. */
  readonly proxy?: Proxy;
}

/** The proxy that an approved call goes through. */
export interface ApprovedProxy extends Proxy {
  /** Where the proxy shall connect to: the address of the receiver that was judged, or its name; with its port. */
  readonly target: string;
}

export const refused = (refusal: EilboteError): Refused => ({ kind: 'refused', refusal });

/** The first of each family ahead, so that a second try leaves a family whose routes are broken. */
export function approved(url: string, addresses: readonly [Address, ...Address[]]): Approved {
  const [first] = addresses;
  const other = addresses.find(({ family }) => family !== first.family);
  if (other === undefined) return { kind: 'approved', url, addresses };
  const rest = addresses.filter((address) => address !== first && address !== other);
  return { kind: 'approved', url, addresses: [first, other, ...rest] };
}

export const literalAddress = (host: string): Address => ({ address: host, family: host.includes(':') ? 6 : 4 });

import type { EilboteError } from '@eilbote/contract';
import type { Address, Clock, NameResolver } from '../ports/index.ts';
import { judgeAddresses, judgeName } from './judge.ts';
import type { NetworkPolicy } from './policy.ts';
import { readReceiver, type Receiver } from './receiver.ts';
import { resolveWithin } from './resolve-within.ts';

/** What the guard says to a call. Only an approved one may connect, and only to one of these addresses. */
export type Approval =
  | {
      readonly kind: 'approved';
      /** The URL as the guard has read it. Call this one, so that no other parser reads another host out of it. */
      readonly url: string;
      readonly addresses: readonly [Address, ...Address[]];
    }
  | { readonly kind: 'refused'; readonly refusal: EilboteError }
  | { readonly kind: 'unresolved'; readonly failure: 'DNS_NOT_FOUND' | 'DNS_TIMEOUT' };

/**
 * The one guard of the network: for the check on save, for tests and for every call. It resolves a name once, judges
 * the whole answer, and hands out the addresses to connect to, so that nobody resolves a second time.
 */
export interface NetworkGuard {
  /** The policy in force. */
  readonly policy: NetworkPolicy;
  /** Puts another policy in force, for every call from now on. */
  use(policy: NetworkPolicy): void;
  /** What can be said of a URL without asking DNS: a hint for the moment of saving. */
  judgeUrl(url: string): EilboteError | undefined;
  /**
   * Judges a call at the moment of sending.
   * @param budgetMs the longest time that DNS may take
   */
  approve(url: string, budgetMs: number): Approval | Promise<Approval>;
}

export interface NetworkGuardParts {
  readonly policy: NetworkPolicy;
  readonly resolver: NameResolver;
  readonly clock: Clock;
}

export function networkGuard({ policy, resolver, clock }: NetworkGuardParts): NetworkGuard {
  let current = policy;
  return {
    get policy() {
      return current;
    },
    use(next) {
      current = next;
    },
    judgeUrl(url) {
      const receiver = readReceiver(url);
      return isReceiver(receiver) ? judgeUnresolved(current, receiver) : receiver;
    },
    approve(url, budgetMs) {
      const receiver = readReceiver(url);
      if (!isReceiver(receiver)) return refused(receiver);
      if (!receiver.literal) return approveName(receiver, budgetMs);
      const refusal = judgeAddresses(current, receiver, [receiver.host]);
      return refusal === undefined ? approved(receiver.url, [literalAddress(receiver.host)]) : refused(refusal);
    },
  };

  async function approveName(receiver: Receiver, budgetMs: number): Promise<Approval> {
    const early = judgeName(current, receiver);
    if (early !== undefined) return refused(early);
    const answer = await resolveWithin(resolver, receiver.name, budgetMs, clock);
    if (answer.kind === 'unresolved') return answer;
    const addresses = answer.addresses.map(({ address }) => address);
    // The policy in force now, not the one before DNS answered.
    const refusal = judgeAddresses(current, receiver, addresses);
    return refusal === undefined ? approved(receiver.url, answer.addresses) : refused(refusal);
  }
}

const isReceiver = (value: Receiver | EilboteError): value is Receiver => 'literal' in value;

const literalAddress = (host: string): Address => ({ address: host, family: host.includes(':') ? 6 : 4 });

/** RFC 6761 6.3: these names mean this machine. */
const isLocalhost = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

function judgeUnresolved(policy: NetworkPolicy, receiver: Receiver): EilboteError | undefined {
  if (receiver.literal) return judgeAddresses(policy, receiver, [receiver.host]);
  if (isLocalhost(receiver.host)) return judgeAddresses(policy, receiver, ['127.0.0.1']);
  return judgeName(policy, receiver);
}

const refused = (refusal: EilboteError): Approval => ({ kind: 'refused', refusal });

/** The first of each family ahead, so that a second try leaves a family whose routes are broken. */
function approved(url: string, addresses: readonly [Address, ...Address[]]): Approval {
  const [first] = addresses;
  const other = addresses.find(({ family }) => family !== first.family);
  if (other === undefined) return { kind: 'approved', url, addresses };
  const rest = addresses.filter((address) => address !== first && address !== other);
  return { kind: 'approved', url, addresses: [first, other, ...rest] };
}

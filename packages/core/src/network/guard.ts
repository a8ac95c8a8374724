import type { EilboteError } from '@eilbote/contract';
import type { Clock, NameResolver } from '../ports/index.ts';
import { approved, literalAddress, refused, type Approval } from './approval.ts';
import { judgeAddresses, judgeName, judgeProxy } from './judge.ts';
import type { NetworkPolicy } from './policy.ts';
import { approveThrough } from './proxy/approve-through.ts';
import { hopFor, isHop, type OwnProxy } from './proxy/hop.ts';
import { isProxy, readProxy } from './proxy/proxy.ts';
import { isLocalhost, readReceiver, type Receiver } from './receiver.ts';
import { resolveWithin } from './resolve-within.ts';

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
  /** The same of a proxy that a webhook or connection names. */
  judgeProxy(url: string): EilboteError | undefined;
  /**
   * Judges a call at the moment of sending.
   * @param budgetMs the longest time that DNS may take
   * @param own the proxy of the webhook or connection; the host's counts where there is none
   */
  approve(url: string, budgetMs: number, own?: OwnProxy): Approval | Promise<Approval>;
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
    judgeProxy(url) {
      const proxy = readProxy({ url });
      if (!isProxy(proxy)) return proxy;
      return proxy.literal ? judgeProxy(current, proxy, [proxy.host]) : undefined;
    },
    approve(url, budgetMs, own) {
      const receiver = readReceiver(url);
      if (!isReceiver(receiver)) return refused(receiver);
      const approveDirectly = () => approveReceiver(receiver, budgetMs);
      if (current.proxies === undefined && own === undefined) return approveDirectly();
      const hop = hopFor(receiver, current.proxies, own);
      if (hop === undefined) return approveDirectly();
      if (!isHop(hop)) return refused(hop);
      // The name of the receiver may have used up a part of the time.
      const end = clock.monotonic() + budgetMs;
      const resolve = (name: string) => resolveWithin(resolver, name, Math.max(1, end - clock.monotonic()), clock);
      return approveThrough({ policy: () => current, resolve, approveDirectly }, receiver, hop);
    },
  };

  function approveReceiver(receiver: Receiver, budgetMs: number): Approval | Promise<Approval> {
    if (!receiver.literal) return approveName(receiver, budgetMs);
    const refusal = judgeAddresses(current, receiver, [receiver.host]);
    return refusal === undefined ? approved(receiver.url, [literalAddress(receiver.host)]) : refused(refusal);
  }

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

function judgeUnresolved(policy: NetworkPolicy, receiver: Receiver): EilboteError | undefined {
  if (receiver.literal) return judgeAddresses(policy, receiver, [receiver.host]);
  if (isLocalhost(receiver.host)) return judgeAddresses(policy, receiver, ['127.0.0.1']);
  return judgeName(policy, receiver);
}

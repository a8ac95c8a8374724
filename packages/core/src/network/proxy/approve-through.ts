import { approved, literalAddress, refused, type Approval } from '../approval.ts';
import { NETWORK_HTTP_REFUSED } from '../errors.ts';
import { judgeName, judgeProxy, namesReceiver } from '../judge.ts';
import type { NetworkPolicy } from '../policy.ts';
import type { Receiver } from '../receiver.ts';
import type { ResolvedName } from '../resolve-within.ts';
import { isExcepted, type Hop } from './hop.ts';
import { hostAndPort } from './proxy.ts';

/** What the guard brings along. */
export interface ProxyJudge {
  /** In force now, not when the call began. */
  policy(): NetworkPolicy;
  resolve(name: string): Promise<ResolvedName>;
  /** Judges the receiver as if it were called directly. */
  approveDirectly(receiver: Receiver): Approval | Promise<Approval>;
}

/** Judges a call that goes through a proxy: first its receiver, then the proxy. */
export async function approveThrough(judge: ProxyJudge, receiver: Receiver, hop: Hop): Promise<Approval> {
  if (!hop.resolvesNames || receiver.literal) {
    const target = await judge.approveDirectly(receiver);
    if (target.kind !== 'approved' || isExcepted(hop.except, receiver, target.addresses)) return target;
    return approveProxy(judge, receiver, hop, target.addresses[0].address);
  }
  const policy = judge.policy();
  const refusal = judgeName(policy, receiver);
  if (refusal !== undefined) return refused(refusal);
  // Whether it is public nobody here can know.
  const isOpen = receiver.secure || policy.publicHttp || namesReceiver(policy, receiver);
  return isOpen
    ? approveProxy(judge, receiver, hop, receiver.host)
    : refused(NETWORK_HTTP_REFUSED({ host: receiver.host }));
}

async function approveProxy(
  judge: ProxyJudge,
  { url, port }: Receiver,
  { proxy, isHosts }: Hop,
  host: string,
): Promise<Approval> {
  const answer: ResolvedName = proxy.literal
    ? { kind: 'resolved', addresses: [literalAddress(proxy.host)] }
    : await judge.resolve(proxy.host);
  if (answer.kind === 'unresolved') return { ...answer, proxy };
  const addresses = answer.addresses.map(({ address }) => address);
  const refusal = judgeProxy(judge.policy(), proxy, addresses, isHosts);
  if (refusal !== undefined) return refused(refusal);
  return { ...approved(url, answer.addresses), proxy: { ...proxy, target: hostAndPort(host, port) } };
}

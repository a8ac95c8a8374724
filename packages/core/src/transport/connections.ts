import got, { type Got } from 'got';
import type { TransportCall } from '../ports/index.ts';
import { ForwardingAgent, TunnelAgent, type ProxyPin } from './proxy-agents.ts';
import { isUnused, PinnedHttpAgent, PinnedHttpsAgent, retire } from './pinned-agent.ts';
import { SecureContexts } from './secure-contexts.ts';

export interface ConnectionOptions {
  /** Milliseconds that a connection may lie idle. */
  readonly idleMs: number;
  /** Milliseconds until a connection, TLS included, must stand. */
  readonly connectMs: number;
  /** PEM texts of authorities that are trusted besides those of the system, e.g. the company's own. */
  readonly certificateAuthorities: readonly string[];
}

/** What calls of one address, one TLS identity and one way through a proxy go through. */
export interface PinnedClient {
  /** Keeps connections alive and uses them again. */
  readonly reusing: Got;
  /** Makes a new connection for each call. */
  readonly fresh: Got;
}

/** What decides about the connections that a call may use. */
type Route = Pick<TransportCall, 'address' | 'tls' | 'proxy'>;

interface Entry {
  readonly client: PinnedClient;
  readonly agents: readonly (PinnedHttpAgent | PinnedHttpsAgent)[];
}

/** Beyond this many pools, those without a connection are forgotten. */
const manyPools = 512;

/**
 * The kept-alive connections, one pool for each address, TLS identity and way through a proxy. A pool cannot reach any
 * other address, so a socket is used again only for a call that the guard has approved for just this address, and that
 * is made by the same client with the same trust.
 */
export class Connections {
  readonly #options: ConnectionOptions;
  readonly #contexts: SecureContexts;
  #entries = new Map<string, Entry>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#contexts = new SecureContexts(options.certificateAuthorities);
  }

  /** @throws TransportFailure where the TLS identity is not usable */
  to(call: Route): PinnedClient {
    const name = this.#nameOf(call);
    const known = this.#entries.get(name);
    if (known !== undefined) return known.client;
    if (this.#entries.size >= manyPools) this.#forgetUnused();
    const entry = this.#connect(call);
    this.#entries.set(name, entry);
    return entry.client;
  }

  /** Closes idle connections at once, and busy ones after their call. */
  drop(): void {
    const dropped = this.#entries;
    this.#entries = new Map();
    this.#contexts.clear();
    for (const { agents } of dropped.values()) agents.forEach(retire);
  }

  #nameOf({ address: { address }, tls, proxy }: Route): string {
    if (tls === undefined && proxy === undefined) return address;
    const hop = proxy === undefined ? '' : `${proxy.secure} ${proxy.port} ${proxy.target} ${proxy.authorization}`;
    return `${address} ${this.#contexts.nameOf(tls)} ${hop}`;
  }

  #connect({ address: { address }, tls, proxy }: Route): Entry {
    // Asked for at once only where it may be unusable.
    if (tls !== undefined) this.#contexts.of(tls);
    const pin = { ...this.#options, address, secureContext: () => this.#contexts.of(tls) };
    const agents = (keepAlive: boolean) =>
      proxy === undefined
        ? {
            http: new PinnedHttpAgent({ ...pin, keepAlive }),
            https: new PinnedHttpsAgent({ ...pin, keepAlive }),
          }
        : throughProxy({ ...pin, keepAlive, proxy, proxyContext: () => this.#contexts.of(undefined) });
    const [kept, single] = [agents(true), agents(false)];
    return {
      client: { reusing: guarded.extend({ agent: kept }), fresh: guarded.extend({ agent: single }) },
      agents: [kept.http, kept.https],
    };
  }

  #forgetUnused(): void {
    for (const [name, { agents }] of this.#entries) {
      if (agents.every(isUnused)) this.#entries.delete(name);
    }
    this.#contexts.clear();
  }
}

const throughProxy = (pin: ProxyPin) => ({ http: new ForwardingAgent(pin), https: new TunnelAgent(pin) });

/** got, with everything off that would make a second call or read without limit. */
const guarded = got.extend({
  retry: { limit: 0 },
  followRedirect: false,
  throwHttpErrors: false,
  allowGetBody: true,
  maxHeaderSize: 16 * 1024,
  // An answer is small; compressing it costs the receiver more than it saves. It is decompressed if it comes anyway.
  headers: { 'accept-encoding': 'identity', 'user-agent': 'Eilbote' },
  decompress: true,
});

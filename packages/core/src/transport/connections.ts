import got, { type Got } from 'got';
import type { TransportCall } from '../ports/index.ts';
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

/** What calls of one address and one TLS identity go through. */
export interface PinnedClient {
  /** Keeps connections alive and uses them again. */
  readonly reusing: Got;
  /** Makes a new connection for each call. */
  readonly fresh: Got;
}

interface Entry {
  readonly client: PinnedClient;
  readonly agents: readonly (PinnedHttpAgent | PinnedHttpsAgent)[];
}

/** Beyond this many pools, those without a connection are forgotten. */
const manyPools = 512;

/**
 * The kept-alive connections, one pool for each address and TLS identity. A pool cannot reach any other address, so a
 * socket is used again only for a call that the guard has approved for just this address, and that is made by the same
 * client with the same trust.
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
  to(call: Pick<TransportCall, 'address' | 'tls'>): PinnedClient {
    const { address } = call.address;
    const name = call.tls === undefined ? address : `${address} ${this.#contexts.nameOf(call.tls)}`;
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

  #connect({ address: { address }, tls }: Pick<TransportCall, 'address' | 'tls'>): Entry {
    // Asked for at once only where it may be unusable.
    if (tls !== undefined) this.#contexts.of(tls);
    const pin = { ...this.#options, address, secureContext: () => this.#contexts.of(tls) };
    const kept = {
      http: new PinnedHttpAgent({ ...pin, keepAlive: true }),
      https: new PinnedHttpsAgent({ ...pin, keepAlive: true }),
    };
    const single = {
      http: new PinnedHttpAgent({ ...pin, keepAlive: false }),
      https: new PinnedHttpsAgent({ ...pin, keepAlive: false }),
    };
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

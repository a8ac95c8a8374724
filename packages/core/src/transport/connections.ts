import got, { type Got } from 'got';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { isUnused, PinnedHttpAgent, PinnedHttpsAgent, retire } from './pinned-agent.ts';

export interface ConnectionOptions {
  /** Milliseconds that a connection may lie idle. */
  readonly idleMs: number;
  /** Milliseconds until a connection, TLS included, must stand. */
  readonly connectMs: number;
  /** PEM texts of authorities that are trusted besides those of the system, e.g. the company's own. */
  readonly certificateAuthorities: readonly string[];
}

/** What calls of one address go through. */
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

/** Beyond this many addresses, those without a connection are forgotten. */
const manyAddresses = 512;

/**
 * The kept-alive connections, one pool for each address. A pool cannot reach any other address, so a socket is used
 * again only for a call that the guard has approved for just this address.
 */
export class Connections {
  readonly #options: ConnectionOptions;
  #secureContext: SecureContext | undefined;
  #entries = new Map<string, Entry>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  to(address: string): PinnedClient {
    const known = this.#entries.get(address);
    if (known !== undefined) return known.client;
    if (this.#entries.size >= manyAddresses) this.#forgetUnused();
    const entry = this.#connect(address);
    this.#entries.set(address, entry);
    return entry.client;
  }

  /** Closes idle connections at once, and busy ones after their call. */
  drop(): void {
    const dropped = this.#entries;
    this.#entries = new Map();
    for (const { agents } of dropped.values()) agents.forEach(retire);
  }

  #connect(address: string): Entry {
    const pin = { ...this.#options, address, secureContext: () => this.#trusted() };
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

  #trusted(): SecureContext {
    this.#secureContext ??= createSecureContext({
      minVersion: 'TLSv1.2',
      ca: [...getCACertificates('default'), ...this.#options.certificateAuthorities],
    });
    return this.#secureContext;
  }

  #forgetUnused(): void {
    for (const [address, { agents }] of this.#entries) {
      if (agents.every(isUnused)) this.#entries.delete(address);
    }
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

import type { Address } from './resolver.ts';
import type { FailureClass, HttpMethod } from '@eilbote/contract';

/**
 * One HTTP exchange with an address that the guard has approved. A transport never resolves names, never follows
 * redirects, never retries, and keeps the deadline over everything, body included. Only a call that met a kept-alive
 * connection the receiver had just closed, with no byte answered, may be sent once more over a new one.
 */
export interface Transport {
  /** @throws TransportFailure */
  exchange(call: TransportCall): Promise<TransportAnswer>;
  /** Destroys idle kept-alive sockets, e.g. after a change of the network policy. */
  dropConnections(): void;
  close(): Promise<void>;
}

/** Methods of deliveries, and the one that asks beforehand whether they are wanted. */
export type CallMethod = HttpMethod | 'OPTIONS';

export interface TransportCall {
  readonly method: CallMethod;
  /** Absolute, final. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Uint8Array | undefined;
  /** The one address to connect to: that of the receiver, or of the proxy where there is one. */
  readonly address: Address;
  /** The forward proxy that the call goes through. */
  readonly proxy?: ProxyHop;
  /** Whom the call trusts and who it is, beyond what holds for every call. Keep one object per identity. */
  readonly tls?: TlsIdentity;
  /** Milliseconds for everything from connecting to the last byte of the answer. */
  readonly deadlineMs: number;
  /** Decompressed bytes of the answer's body that are read at most; a longer one is cut, not an error. */
  readonly maximumAnswerBytes: number;
  /**
   * Goes over a connection of its own. On one that is used again nobody can tell a call that was never read from one
   * that was; the call is then made a second time, which this one must not be.
   */
  readonly once?: boolean;
  readonly signal: AbortSignal;
}

/** A forward proxy: calls with TLS go through a tunnel (CONNECT), the others are handed to it whole. */
export interface ProxyHop {
  readonly host: string;
  readonly port: number;
  /** The connection to the proxy itself is TLS. */
  readonly secure: boolean;
  /** Value of `Proxy-Authorization`. */
  readonly authorization?: string;
  /** Where the proxy shall connect to, `host:port`. */
  readonly target: string;
}

/** A connection is used again only for calls of the same identity. */
export interface TlsIdentity {
  /** PEM text of authorities that are trusted besides those of the system and the host. */
  readonly certificateAuthorities?: string;
  /** Shown to a receiver that asks for it: PEM text of the client certificate, and of those between it and its authority. */
  readonly certificate?: string;
  /** PEM text of the key of the certificate. */
  readonly privateKey?: string;
  readonly passphrase?: string;
}

export interface TransportAnswer {
  readonly status: number;
  /** Names in lower case; several values of one name joined by `, `. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** The body was longer than the cap, or broke off after the status line. */
  readonly bodyIncomplete: boolean;
  readonly timings: TransportTimings;
  /** The certificate that the receiver has shown, where the call has made a new connection. */
  readonly certificate?: ShownCertificate;
}

export interface ShownCertificate {
  /** Milliseconds since 1970. */
  readonly validUntil: number;
}

/** Milliseconds since the start of the exchange; absent where a phase did not happen (kept-alive socket). */
export interface TransportTimings {
  readonly connected?: number;
  readonly secured?: number;
  readonly firstByte?: number;
  readonly total: number;
}

/** Why there is no answer. Not an `EilboteError`: it becomes the outcome of an attempt and is never thrown to users. */
export class TransportFailure extends Error {
  readonly failure: FailureClass;

  constructor(failure: FailureClass, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TransportFailure';
    this.failure = failure;
  }
}

import type { ShownCertificate, TransportCall } from './transport.ts';

/**
 * Tries whether a receiver can be reached, without calling it: connects, does the TLS handshake, and hangs up. Nothing is
 * sent. Where a proxy forwards calls without TLS, only the proxy is reached.
 */
export interface ReceiverProbe {
  /** @throws TransportFailure */
  reach(way: ProbedWay): Promise<Reached>;
}

/** The way that a call would take; the addresses are approved. */
export type ProbedWay = Pick<TransportCall, 'url' | 'address' | 'proxy' | 'tls' | 'deadlineMs'>;

export interface Reached {
  /** Absent where there is no TLS. */
  readonly certificate?: ShownCertificate;
  /** `TLSv1.3`; absent where there is no TLS. */
  readonly protocol?: string;
}

import type { FailureClass } from '@eilbote/contract';
import type { CallMethod, ShownCertificate, TransportTimings } from '../../ports/index.ts';

/** A call as it went over the wire, secrets masked: what `deliveries show` shows. */
export interface Exchange {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly attempt: number;
  readonly request: SentRequest;
  readonly answer?: ReceivedAnswer;
  /** Why there is no answer. */
  readonly failure?: { readonly failure: FailureClass; readonly detail: string };
  /** The address that was called, that of the proxy where there is one; absent where none was found. */
  readonly address?: string;
  /** Host and port of the proxy that the call went through, or should have. */
  readonly proxy?: string;
  /** That the receiver has shown, where the call has made a new connection. */
  readonly certificate?: ShownCertificate;
  /** Of the network policy that allowed the call. */
  readonly policyRevision: string;
  readonly timings: TransportTimings;
}

export interface SentRequest {
  readonly method: CallMethod;
  /** Scheme and host; path and query masked. */
  readonly maskedUrl: string;
  /** The whole URL, secrets masked. It may hold values of the record and tokens: seal it before it is stored. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  readonly bodyBytes: number;
  /** SHA-256 (hex) of the bytes sent, secrets included; absent without a body. */
  readonly bodySha256?: string;
}

export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** Headers that were not kept, because there were too many. */
  readonly omittedHeaders?: number;
  readonly body: string;
  /** Bytes of the body that were read. */
  readonly bodyBytes: number;
  /** The body was longer than the cap, or broke off. */
  readonly bodyIncomplete: boolean;
}

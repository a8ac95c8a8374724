import type { EilboteError, Outcome } from '@eilbote/contract';
import type { CallMethod } from '../../ports/index.ts';
import type { SecretReader, WireRequest } from '../../request/index.ts';
import type { SignatureHeader } from '../../signatures/index.ts';
import type { HandshakeDefinition } from '../../webhooks/index.ts';
import type { CallAuth } from './auth/call-auth.ts';
import type { RefusedCredentials } from './auth/refused-credentials.ts';
import type { Exchange } from './exchange.ts';
import type { Classify } from './judge-answer.ts';
import type { CallRoute } from './routes.ts';

/** One call to make. */
export interface SendInput {
  readonly request: WireRequest<CallMethod>;
  readonly secrets: SecretReader;
  readonly auth?: CallAuth;
  readonly route?: CallRoute;
  /** Present where the webhook signs its calls. */
  readonly signing?: CallSigning;
  /** Present where this call asks whether deliveries are wanted: it is none itself. */
  readonly handshake?: HandshakeDefinition;
  /** Present where somebody tries the webhook out: the call says so. */
  readonly test?: true;
  /** Sent along as `webhook-id`; absent where the call belongs to no delivery. */
  readonly deliveryId?: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Milliseconds for everything: DNS, connecting, sending, the answer with its body. */
  readonly deadlineMs: number;
  readonly classify?: Classify;
  /** Decompressed bytes of the answer's body that are read; those of the stage when left out. */
  readonly answerBytes?: number;
  /** The call is never made a second time by itself; see the port of the transport. */
  readonly once?: boolean;
  /** Calls the call off, when the host stops. */
  readonly signal: AbortSignal;
}

/** Which secrets sign a call, and how. */
export interface CallSigning {
  /** Names of the secrets, the one in force first. */
  readonly slots: readonly string[];
  /** A plain HMAC in this header, instead of Standard Webhooks. */
  readonly header?: SignatureHeader | undefined;
}

export type SendResult =
  /** The call was made or tried; the attempt counts. */
  | {
      readonly kind: 'answered';
      readonly outcome: Outcome;
      readonly exchange: Exchange;
      readonly refused?: RefusedCredentials;
    }
  /** Nothing was sent, and nothing ever would be: the request cannot be written. */
  | { readonly kind: 'unbuildable'; readonly failure: 'BUILD_FAILED'; readonly problem: EilboteError }
  /**
   * Nothing was sent, and no attempt is spent: the network policy refuses the receiver, a secret is not readable, or the
   * authorisation server gives no token for the credentials.
   */
  | { readonly kind: 'blocked'; readonly by: 'policy' | 'secrets' | 'credentials'; readonly refusal: EilboteError }
  /** Called off. The receiver may have got the call. */
  | { readonly kind: 'aborted' };

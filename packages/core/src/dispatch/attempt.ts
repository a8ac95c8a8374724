import type { FailureClass, LocalizedText, Outcome } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { ConnectionMark, DeliveryOrigin, FrozenRequest } from '../ports/index.ts';
import type { Permission, PermissionMemory } from '../handshake/index.ts';
import type { LoggedAttempt } from '../stages/log/index.ts';
import type { CallPace } from './call-pace.ts';
import type { OpenEvent } from './open-event.ts';

/** A delivery in the hands of this process: leased, with its event and its webhook at hand. */
export interface OpenDelivery {
  readonly id: string;
  /** The `webhook-id` of its calls: its own id, or that of the delivery whose content it repeats. */
  readonly messageId: string;
  readonly origin: DeliveryOrigin;
  /** The delivery that it repeats. */
  readonly of: string | null;
  readonly open: OpenEvent;
  /** As it is configured now: URL, headers, limits and credentials are always current. */
  readonly webhook: ConfiguredWebhook;
  readonly lane: string;
  /** Version whose method, content type and body are sent. */
  readonly version: number;
  /** Renewed when the lease was. */
  lease: string;
  readonly orderKey: string | null;
  readonly createdAt: number;
  readonly expires: number;
  readonly elements: readonly number[] | null;
  readonly attempts: number;
  readonly interruptions: number;
  readonly frozen: FrozenRequest | null;
}

/** What one try of a delivery came to. */
export type AttemptResult = {
  /** Method, content type and body; absent where nothing could be built. */
  readonly frozen?: FrozenRequest;
  /** The receiver has just allowed the calls of the webhook. */
  readonly granted?: Permission & { readonly kind: 'granted' };
} & (
  | {
      readonly kind: 'answered';
      readonly outcome: Outcome;
      /** What the history keeps of it. */
      readonly logged: Omit<LoggedAttempt, 'at' | 'attempt'>;
      /** The credentials of its connection were refused: it waits for new ones and spends no attempt. */
      readonly refused?: RefusedConnection;
      /** That the receiver has shown, where the attempt has made a new connection. */
      readonly certificate?: { readonly name: string; readonly validUntil: number };
    }
  /** Match, build or transform could not make a request: no call was made, and none would succeed. */
  | { readonly kind: 'unbuildable'; readonly failure: FailureClass; readonly reason: string }
  /**
   * Nothing was sent and no attempt is spent: somebody has to allow the receiver, or bring back the key or the plugin,
   * or the receiver has to allow our calls.
   */
  | {
      readonly kind: 'blocked';
      readonly by: 'policy' | 'secrets' | 'target' | 'handshake';
      readonly reason: LocalizedText;
    }
  /** Nothing was sent, because the credentials of the connection are refused. */
  | {
      readonly kind: 'blocked';
      readonly by: 'credentials';
      readonly reason: LocalizedText;
      readonly refused: RefusedConnection;
    }
  /** Something has to be there first that another delivery brings; no attempt is spent. */
  | { readonly kind: 'waits'; readonly until: number; readonly reason: LocalizedText }
  /** The host stops: the delivery goes back untouched. */
  | { readonly kind: 'aborted' }
);

/** The connection whose credentials were refused, in the version that was used. */
export type RefusedConnection = Omit<ConnectionMark, 'entry'>;

/** Makes one attempt: build, transform, send. Never throws. */
export interface Attempting {
  attempt(delivery: OpenDelivery, signal: AbortSignal, lane: AttemptLane): Promise<AttemptResult>;
}

/** What an attempt has to do with its lane. */
export interface AttemptLane {
  readonly permissions: Permissions;
  readonly pace: CallPace;
}

/** What receivers of the lane allowed. */
export type Permissions = Pick<PermissionMemory, 'of' | 'remember'>;

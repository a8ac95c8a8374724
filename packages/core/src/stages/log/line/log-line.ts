import type { FailureClass } from '@eilbote/contract';
import type { CertificateKind } from '../../../certificates/index.ts';
import type { CallMethod, DeliveryState, ParkedReason, ResendContent, WaitingChoice } from '../../../ports/index.ts';

/** Version of the line schema. A member is only ever added under the same number, never renamed or given a new meaning. */
export const logLineVersion = 1;

export const logLineKinds = [
  'attempt.delivered',
  'attempt.failed',
  'attempt.interrupted',
  'delivery.skipped',
  'delivery.failed',
  'delivery.cancelled',
  'delivery.parked',
  'delivery.replaced',
  'delivery.resent',
  'resend.started',
  'resend.finished',
  'resend.cancelled',
  'backfill.started',
  'backfill.finished',
  'backfill.cancelled',
  'dispatch.held',
  'dispatch.released',
  'delivery.settled',
  'erasure.requested',
  'erasure.finished',
  'webhook.saved',
  'webhook.activated',
  'webhook.deactivated',
  'webhook.paused',
  'webhook.resumed',
  'webhook.deleted',
  'connection.saved',
  'connection.deleted',
  'connection.needsAttention',
  'lane.paused',
  'lane.resumed',
  'everything.paused',
  'everything.resumed',
  'breaker.opened',
  'breaker.closed',
  'certificate.ends',
  'handshake.granted',
] as const;

export type LogLineKind = (typeof logLineKinds)[number];

/** An erasure as lines tell it: never of whom. */
export interface LoggedErasure {
  readonly id: string;
  /** Stands in place of the key of the record from now on. */
  readonly subject: string;
  /** Who demanded it, where that was told. */
  readonly by?: string;
  readonly events?: number;
  readonly deliveries?: number;
  readonly cancelled?: number;
  /** Of the delivery log. */
  readonly lines?: number;
}

export type LogLevel = 'info' | 'warn' | 'error';

/**
 * One line of `Webhooks.log`: an attempt, or a change of state. No value of a record stands in it but the record key,
 * unless `log.bodies` asks for more. Members are described in `docs/reference/log-lines.md`.
 */
export interface LogLine {
  readonly v: typeof logLineVersion;
  readonly seq: number;
  readonly time: string;
  readonly kind: LogLineKind;
  readonly level: LogLevel;
  readonly delivery?: string;
  readonly event?: { readonly id: string; readonly type: string };
  readonly table?: string;
  readonly key?: string;
  readonly webhook?: { readonly id: string; readonly name: string; readonly version: number };
  readonly target?: string;
  readonly action?: string;
  readonly connection?: { readonly id: string; readonly name: string; readonly version: number };
  readonly lane?: string;
  readonly origin?: 'resend' | 'test';
  readonly of?: string;
  readonly backfill?: string;
  readonly certificate?: { readonly kind: CertificateKind; readonly name: string; readonly validUntil: string };
  readonly callsPerMinute?: number;
  readonly attempt?: number;
  readonly state?: DeliveryState;
  readonly content?: ResendContent;
  readonly run?: string;
  readonly total?: number;
  readonly done?: number;
  readonly leftOut?: number;
  readonly parked?: ParkedReason;
  readonly method?: CallMethod;
  readonly url?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly failure?: FailureClass;
  readonly reason?: string;
  readonly by?: string;
  readonly nextAttemptAt?: string;
  readonly waiting?: WaitingChoice;
  readonly remoteId?: string;
  readonly fields?: readonly string[];
  readonly bodyBytes?: number;
  readonly bodySha256?: string;
  readonly answerBytes?: number;
  readonly warnings?: readonly string[];
  readonly body?: unknown;
  readonly erased?: true;
  readonly erasure?: LoggedErasure;
}

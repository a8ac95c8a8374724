import type { FailureClass } from '@eilbote/contract';
import type { CertificateKind } from '../../certificates/index.ts';
import type { HistoryRow } from '../../ports/index.ts';
import type { LogLine } from '../../stages/log/index.ts';
import type { Engine } from '../engine.ts';

/** The stretch of time that a digest tells of. */
export interface DigestSpan {
  /** Milliseconds since 1970; 24 hours before its end when left out. */
  readonly since?: number;
  /** Milliseconds since 1970; now when left out. */
  readonly until?: number;
  /** How many failures are told singly, the latest first; 20 when left out. */
  readonly most?: number;
}

/**
 * What became of the deliveries in a stretch of time and what needs a person now, for hosts that send it by mail every
 * day. No values of records stand in it, only their keys.
 */
export interface Digest {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
  /** Deliveries that ended in this time. */
  readonly ended: { readonly [outcome in DigestOutcome]: number };
  /** Deliveries that wait now, and since when the oldest does. */
  readonly waiting: { readonly count: number; readonly oldest?: number };
  /** Failures that nobody has sent again by the end of the time, the latest first. */
  readonly failures: readonly DigestFailure[];
  /** How many there are beside those. */
  readonly moreFailures: number;
  /** Webhooks that are paused now. `reason` is absent where a person has paused them. */
  readonly paused: readonly {
    readonly id: string;
    readonly name: string;
    readonly since: number;
    readonly reason?: string;
  }[];
  /** Connections whose credentials are refused now. */
  readonly refused: readonly {
    readonly id: string;
    readonly name: string;
    readonly since: number;
    readonly reason: string;
  }[];
  /** Certificates that were warned of in this time. */
  readonly certificates: readonly DigestCertificate[];
  /** Nobody has to do anything. */
  readonly calm: boolean;
}

export type DigestOutcome = 'delivered' | 'failed' | 'skipped' | 'cancelled';

export interface DigestFailure {
  readonly delivery: string;
  readonly at: number;
  readonly webhook: string;
  readonly eventType: string;
  readonly table: string;
  readonly key: string;
  readonly failure: FailureClass;
  /** A sentence without secrets. */
  readonly reason: string;
}

export interface DigestCertificate {
  readonly lane: string;
  readonly kind: CertificateKind;
  readonly name: string;
  /** RFC 3339. */
  readonly validUntil: string;
}

const day = 86_400_000;
const pageSize = 1000;

/** Reads the history of the time once, page by page. */
export async function digest(span: DigestSpan, { store, clock, configuration }: Engine): Promise<Digest> {
  const until = span.until ?? clock.now();
  const since = span.since ?? until - day;
  const account = new Account();
  let after = await store.historySince(since);
  for (;;) {
    const rows = await store.history(after, pageSize);
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const row of rows) if (row.at >= since && row.at < until) account.add(row);
    after = last.sequence;
  }
  const { waiting } = await store.countDeliveries({ states: ['waiting'] });
  const [oldest] = (await store.deliveries({ states: ['waiting'] }, { limit: 1, oldestFirst: true })).rows;
  const { webhooks, connections } = configuration.current;
  const paused = [...webhooks]
    .filter(({ status }) => status === 'paused')
    .map(({ id, definition, statusAt, statusReason }) => ({
      id,
      name: definition.name,
      since: statusAt,
      ...(statusReason === null ? {} : { reason: statusReason }),
    }));
  const refused = [...connections].flatMap(({ id, definition, attention }) =>
    attention === null ? [] : [{ id, name: definition.name, since: attention.since, reason: attention.reason }],
  );
  const { ended, certificates } = account;
  const failures = account.failures.toReversed();
  const told = failures.slice(0, span.most ?? 20);
  return {
    since,
    until,
    ended,
    waiting: { count: waiting, ...(oldest === undefined ? {} : { oldest: oldest.createdAt }) },
    failures: told,
    moreFailures: failures.length - told.length,
    paused,
    refused,
    certificates: [...certificates.values()],
    calm: failures.length + paused.length + refused.length + certificates.size === 0,
  };
}

/** Counts what the history tells. */
class Account {
  readonly ended = { delivered: 0, failed: 0, skipped: 0, cancelled: 0 };
  readonly certificates = new Map<string, DigestCertificate>();
  readonly #failures = new Map<string, DigestFailure>();

  /** In the order in which they happened. */
  get failures(): readonly DigestFailure[] {
    return [...this.#failures.values()];
  }

  add({ at, kind, delivery, line: text }: HistoryRow): void {
    const line = JSON.parse(text) as LogLine;
    if (line.origin === 'test') return;
    if (kind === 'delivery.resent' && line.of !== undefined) this.#failures.delete(line.of);
    if (kind === 'certificate.ends' && line.certificate !== undefined) {
      const { lane = '', certificate } = line;
      this.certificates.set(`${lane} ${certificate.kind} ${certificate.name}`, { lane, ...certificate });
    }
    const { state } = line;
    if (delivery === undefined || state === undefined || !isOutcome(state)) return;
    this.ended[state] += 1;
    if (state !== 'failed') return;
    const { webhook, event, table = '', key = '', failure = 'INTERNAL', reason = '' } = line;
    const names = { webhook: webhook?.name ?? '', eventType: event?.type ?? '' };
    this.#failures.set(delivery, { delivery, at, ...names, table, key, failure, reason });
  }
}

const isOutcome = (state: string): state is DigestOutcome =>
  state === 'delivered' || state === 'failed' || state === 'skipped' || state === 'cancelled';

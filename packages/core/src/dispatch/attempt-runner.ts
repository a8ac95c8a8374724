import type { ClaimedDelivery, HistoryEntry, Settlement } from '../ports/index.ts';
import { certificateEnds, handshakeGranted } from '../stages/log/index.ts';
import { usedCertificates } from '../webhooks/index.ts';
import type { AttemptResult, OpenDelivery } from './attempt.ts';
import {
  attemptEntries,
  cancelledEntry,
  connectionMark,
  expiredEntries,
  interruptedEntries,
  interruptedTestEntry,
  orphanedEntry,
} from './entries.ts';
import { LanePace } from './call-pace.ts';
import { effectiveExpiry } from './expiry.ts';
import { expired, interrupted, judge, returned, type Judgement } from './judgement.ts';
import type { Lane } from './lane.ts';
import { receiverEntries } from './receiver-entries.ts';
import { Suspects } from './suspects.ts';
import type { Term } from './term-services.ts';

/** Runs the attempts of leased deliveries and hands their results to be settled. */
export class AttemptRunner {
  readonly #term: Term;
  readonly #underWay = new Map<string, { delivery: OpenDelivery; abort: AbortController; done: Promise<void> }>();
  readonly #onRoom: (lane: string) => void;
  readonly #suspects = new Suspects();

  /** `onRoom` hears when a lane has room again. */
  constructor(term: Term, onRoom: (lane: string) => void) {
    this.#term = term;
    this.#onRoom = onRoom;
  }

  /**
   * Begins the attempt of a delivery for which room was reserved in its lane.
   * @param leasedUntil if the store took longer to answer than the lease lasts, the delivery goes back untouched: it may
   *   have been taken for interrupted by now
   */
  start(delivery: OpenDelivery, leasedUntil: number): void {
    const { clock, lanes } = this.#term;
    const lane = lanes.get(delivery.lane);
    const now = clock.now();
    if (leasedUntil <= now) {
      lane.giveBack(1);
      this.#settle(delivery, returned(delivery, now), []);
      this.#onRoom(lane.id);
      return;
    }
    if (effectiveExpiry(delivery) <= now) {
      lane.giveBack(1);
      const next = expired(delivery);
      this.#settle(delivery, next, expiredEntries(delivery, next, now));
      this.#onRoom(lane.id);
      return;
    }
    const turn = this.#suspects.isSuspect(delivery) ? this.#suspects.admit(delivery.id, now) : undefined;
    if (turn !== undefined) {
      lane.giveBack(1);
      this.#settle(delivery, returned(delivery, turn), []);
      this.#onRoom(lane.id);
      return;
    }
    lane.started(now);
    lanes.touch(lane);
    const abort = new AbortController();
    this.#underWay.set(delivery.id, { delivery, abort, done: this.#run(delivery, lane, abort.signal) });
  }

  /** A claimed delivery whose webhook was deleted in the meantime. */
  orphaned(claimed: ClaimedDelivery, lease: string): void {
    const { clock, settling } = this.#term;
    const settlement: Settlement = {
      delivery: claimed.id,
      lease,
      state: 'cancelled',
      attempts: claimed.attempts,
      interruptions: claimed.interruptions,
      end: { reason: 'webhookDeleted' },
      entries: [orphanedEntry(claimed.id, claimed.webhook, clock.now())],
    };
    settling.add(settlement, claimed);
  }

  /** A test was found whose process died: it failed, and is not repeated. */
  testInterrupted(claimed: ClaimedDelivery, lease: string): void {
    const { clock, settling } = this.#term;
    const settlement: Settlement = {
      delivery: claimed.id,
      lease,
      state: 'failed',
      attempts: claimed.attempts,
      interruptions: 1,
      end: { failure: 'INTERRUPTED', reason: 'the process ended while this was being sent' },
      entries: [interruptedTestEntry(claimed, clock.now())],
    };
    settling.add(settlement, claimed);
  }

  /** A delivery was found whose worker died. */
  recovered(delivery: OpenDelivery): void {
    const now = this.#term.clock.now();
    const next = interrupted(delivery, now);
    this.#settle(delivery, next, interruptedEntries(delivery, next, now));
  }

  /** The attempt that runs for a delivery, if this process is at it: its lease was renewed under this token. */
  renewed(id: string, lease: string): boolean {
    const attempt = this.#underWay.get(id);
    if (attempt === undefined) return false;
    attempt.delivery.lease = lease;
    return true;
  }

  /** Resolves when every attempt under way has handed over its result. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  abort(): void {
    for (const { abort } of this.#underWay.values()) abort.abort();
  }

  async #run(delivery: OpenDelivery, lane: Lane, signal: AbortSignal): Promise<void> {
    const { attempting, clock, random, lanes } = this.#term;
    const isSuspect = this.#suspects.isSuspect(delivery);
    // Those that were leased beside it go back first: from then on nobody counts them as interrupted.
    if (isSuspect) await this.#term.settling.written();
    const began = clock.monotonic();
    const result: AttemptResult =
      isSuspect && this.#term.ending
        ? { kind: 'aborted' }
        : await attempting.attempt(delivery, signal, {
            permissions: lane.permissions,
            pace: new LanePace(lane, clock),
          });
    const now = clock.now();
    this.#suspects.ended(delivery.id);
    const judgement = judge(delivery, result, now, random);
    lane.ended(result.kind === 'answered' ? clock.monotonic() - began : undefined);
    if (judgement.silentUntil !== undefined) lane.silence(judgement.silentUntil);
    const entries = [
      ...attemptEntries(delivery, result, judgement.next, now),
      ...receiverEntries(lane, judgement, now),
      ...this.#certificateEntries(delivery, lane, result, now),
      ...(result.granted === undefined
        ? []
        : [handshakeGranted(delivery.webhook.logged, lane.id, { at: now, ...result.granted })]),
    ];
    lanes.touch(lane);
    this.#underWay.delete(delivery.id);
    this.#settle(delivery, judgement.next, entries, result.frozen, connectionMark(delivery, result, now));
    this.#onRoom(lane.id);
  }

  /** Warnings of certificates that end soon. */
  #certificateEntries(
    { webhook }: OpenDelivery,
    { id, certificates }: Lane,
    result: AttemptResult,
    at: number,
  ): HistoryEntry[] {
    const shown = result.kind === 'answered' ? result.certificate : undefined;
    if (shown !== undefined) certificates.shown(shown.name, shown.validUntil);
    const { tls } = webhook.connection?.definition ?? webhook.definition;
    return certificates.take(usedCertificates(tls), at).map((certificate) => {
      this.#term.certificateEnds(id, certificate);
      return certificateEnds(id, { at, certificate });
    });
  }

  #settle(
    delivery: OpenDelivery,
    next: Judgement['next'],
    entries: Settlement['entries'],
    frozen?: Settlement['frozen'],
    marks?: Settlement['marks'],
  ): void {
    const { settling, clock, ownEvents } = this.#term;
    const raises = ownEvents.raisedBy(delivery, next, marks);
    const settlement: Settlement = {
      delivery: delivery.id,
      lease: delivery.lease,
      entries,
      ...(frozen === undefined || delivery.frozen !== null ? {} : { frozen }),
      ...(marks === undefined ? {} : { marks }),
      ...(raises === undefined ? {} : { raises }),
      ...this.#asConfigured(delivery, next),
    };
    const cancelled = settlement.state === 'cancelled' && next.state !== 'cancelled';
    settling.add(
      cancelled ? { ...settlement, entries: [...entries, cancelledEntry(delivery, clock.now())] } : settlement,
      { lane: delivery.lane, webhook: delivery.webhook.id },
    );
  }

  /**
   * While it was under way its webhook may have been deleted: then it does not wait to be sent. One that was made
   * inactive meanwhile is the store's to see: what is known here may be out of date, and held it would stay for ever.
   */
  #asConfigured(delivery: OpenDelivery, next: Judgement['next']): Judgement['next'] {
    if (next.state !== 'waiting') return next;
    if (this.#term.configuration.current.webhook(delivery.webhook.id) !== undefined) return next;
    const { attempts, interruptions } = next;
    return { attempts, interruptions, state: 'cancelled', end: { reason: 'webhookDeleted' } };
  }
}

import type { UsedCertificate } from '../certificates/index.ts';
import type { ConnectionMark, Fence, LaneRow, SettleResult } from '../ports/index.ts';
import { AttemptRunner } from './attempt-runner.ts';
import { ClaimPump } from './claim-pump.ts';
import { ClockWatch, setBackMeanwhile } from './clock-watch.ts';
import { ErasePump } from './erasure/erase-pump.ts';
import { Lanes } from './lanes.ts';
import type { Leadership, LeadershipTimes } from './leadership.ts';
import { MatchPump } from './match-pump.ts';
import type { OpenEvent } from './open-event.ts';
import { Pump } from './pump.ts';
import { RecoverPump } from './recover-pump.ts';
import { ResendPump } from './resend/resend-pump.ts';
import { RecentEvents } from './recent-events.ts';
import { RetentionPump, type SweepCounts } from './retention/retention-pump.ts';
import { Rounds } from './rounds.ts';
import { Settling, type Settled } from './settling.ts';
import type { Term, TermServices } from './term-services.ts';

export interface TermTimes {
  /** How often is looked whether another process has stored or changed something. */
  readonly lookMs: number;
  /** How often is looked for deliveries whose worker died. */
  readonly recoverMs: number;
  /** How often receivers are asked again that did not allow calls. */
  readonly askAgainMs: number;
  /** How often is looked for what has been kept long enough. */
  readonly tidyMs: number;
}

export const termTimes: TermTimes = { lookMs: 100, recoverMs: 5000, askAgainMs: 3_600_000, tidyMs: 3_600_000 };

/** A start has other things to do than to tidy up. */
const firstTidyMs = 60_000;

/** One term of dispatching, from winning the lease to losing or giving it back. */
export class DispatchTerm implements Term {
  readonly fence: Fence;
  readonly lanes: Lanes;
  readonly settling: Settling;
  readonly recent = new RecentEvents();
  readonly store: TermServices['store'];
  readonly clock: TermServices['clock'];
  readonly random: TermServices['random'];
  readonly catalogue: TermServices['catalogue'];
  readonly configuration: TermServices['configuration'];
  readonly matcher: TermServices['matcher'];
  readonly attempting: TermServices['attempting'];
  readonly log: TermServices['log'];
  readonly ownEvents: TermServices['ownEvents'];
  readonly retention: TermServices['retention'];
  readonly #services: TermServices;
  readonly #times: TermTimes & Pick<LeadershipTimes, 'leaseMs'>;
  readonly #runner: AttemptRunner;
  readonly #matching: MatchPump;
  readonly #claiming: ClaimPump;
  readonly #resending: ResendPump;
  readonly #recovering: RecoverPump;
  readonly #tidying: RetentionPump;
  readonly #erasing: ErasePump;
  readonly #looking: Pump;
  readonly #reloading: Pump;
  readonly #asking: Pump;
  /** All of them. */
  readonly #pumps: readonly { close(): Promise<void> }[];
  readonly #onFenced: () => void;
  readonly #rounds: Rounds;
  #leases = 0;
  #ending = false;
  #changes: number | undefined;
  readonly #clockWatch: ClockWatch;
  readonly #previousGone: boolean;

  constructor(
    leadership: Leadership,
    lanes: readonly LaneRow[],
    services: TermServices,
    times: TermTimes & Pick<LeadershipTimes, 'leaseMs'>,
    onFenced: () => void,
  ) {
    this.fence = leadership.epoch;
    this.#services = services;
    ({
      store: this.store,
      clock: this.clock,
      random: this.random,
      catalogue: this.catalogue,
      configuration: this.configuration,
      matcher: this.matcher,
      attempting: this.attempting,
      log: this.log,
      ownEvents: this.ownEvents,
      retention: this.retention,
    } = services);
    this.#times = times;
    this.#onFenced = onFenced;
    this.lanes = new Lanes(lanes, {
      limitsOf: (lane) => this.configuration.current.limitsOf(lane),
      isPaused: (webhook) => this.configuration.current.isPaused(webhook),
      resumedAt: (lane) => this.configuration.current.resumedAt(lane),
      asks: (webhook) => this.configuration.current.webhook(webhook)?.definition.handshake !== undefined,
    });
    this.settling = new Settling({
      store: this.store,
      clock: this.clock,
      lanes: this.lanes,
      fence: this.fence,
      loggedUpTo: () => this.log.loggedUpTo,
      settled: (batch, result, rows) => {
        this.log.write(rows);
        this.#settled(batch, result);
      },
      fenced: () => this.fenced(),
      failing: (error) => this.failing(error),
    });
    this.#runner = new AttemptRunner(this, (lane) => this.#claiming.look(lane));
    this.#claiming = new ClaimPump(this, this.#runner);
    this.#matching = new MatchPump(this, this.#runner, (lane) => this.#claiming.look(lane));
    this.#resending = new ResendPump(this, () => this.#lookForDeliveries());
    this.#recovering = new RecoverPump(this, this.#runner);
    this.#tidying = new RetentionPump(this);
    this.#erasing = new ErasePump(this, () => this.#lookForDeliveries());
    this.#looking = new Pump(() => this.#lookAround(), this.clock, this);
    this.#reloading = new Pump(() => this.#reload(), this.clock, this);
    this.#asking = new Pump(() => this.#askAgain(), this.clock, this);
    this.#pumps = [
      this.#matching,
      this.#claiming,
      this.#resending,
      this.#recovering,
      this.#tidying,
      this.#erasing,
      this.#looking,
      this.#reloading,
      this.#asking,
    ];
    this.#rounds = new Rounds(this.clock);
    this.#previousGone = leadership.previousGone;
    this.#clockWatch = new ClockWatch(this.clock);
  }

  get ending(): boolean {
    return this.#ending;
  }

  async begin(): Promise<void> {
    this.log.start(() => this.#stillLeads());
    this.log.catchUp();
    // Before anything is leased in this term: whatever is leased now is of a process that is dead.
    if (this.#previousGone) await this.#recovering.recover(Number.MAX_SAFE_INTEGER);
    await this.#unpark();
    const setBackBy = await setBackMeanwhile(this.store, this.clock);
    if (setBackBy > 0) await this.#clockSetBack(setBackBy);
    this.#matching.look();
    this.#claiming.rescan();
    this.#resending.look();
    this.#erasing.look();
    this.#rounds.every(this.#times.recoverMs, () => this.#recovering.look());
    this.#rounds.every(this.#times.lookMs, () => this.#looking.wake());
    this.#rounds.every(this.#times.askAgainMs, () => this.#asking.wake());
    this.#rounds.every(this.#times.tidyMs, () => this.#tidying.look(), firstTidyMs);
  }

  handOver(events: readonly OpenEvent[]): void {
    this.#matching.handOver(events);
  }

  /** This process has changed webhooks or deliveries itself. */
  configurationChanged(): void {
    this.lanes.applyRules();
    this.#resending.look();
    this.#erasing.look();
    this.#lookForDeliveries();
  }

  /** Takes away what has been kept long enough; `undefined` where the term ends before that is done. */
  tidy(): Promise<SweepCounts | undefined> {
    return this.#tidying.sweep();
  }

  newId(prefix: 'dlv'): string {
    return this.#services.newId(prefix);
  }

  observe(settled: Settled): void {
    this.#services.observe(settled);
  }

  marked(mark: ConnectionMark): void {
    this.#services.marked(mark);
  }

  certificateEnds(lane: string, certificate: UsedCertificate): void {
    this.#services.certificateEnds(lane, certificate);
  }

  erased(erasure: string): void {
    this.#services.erased(erasure);
  }

  failing(error: unknown): void {
    this.#services.failing(error);
  }

  newLease(): string {
    this.#leases += 1;
    return `${this.fence}-${this.#leases}`;
  }

  fenced(): void {
    if (this.#ending) return;
    this.#giveUp();
    this.#onFenced();
  }

  /**
   * Starts nothing more, waits for the attempts under way as long as `graceMs`, aborts the rest, and makes every result
   * durable.
   */
  async end(graceMs: number): Promise<void> {
    this.#ending = true;
    this.#rounds.stop();
    await Promise.all(this.#pumps.map((pump) => pump.close()));
    const grace = this.clock.timer(graceMs, () => this.#runner.abort());
    await this.#runner.idle();
    grace.cancel();
    const patience = this.clock.timer(graceMs, () => this.settling.close());
    await this.settling.flushed();
    patience.cancel();
    await this.log.stop();
    // Moves the log cursor to the end, so that the next start has nothing to look for.
    await this.store.settle(this.fence, this.clock.now(), [], { loggedUpTo: this.log.loggedUpTo });
  }

  /**
   * Renews the lease and tells whether that was possible. An answer that came late says nothing: the process may have
   * slept, and another one leads by now.
   */
  async #stillLeads(): Promise<boolean> {
    for (;;) {
      const asked = this.clock.monotonic();
      if (!(await this.store.renewDispatch(this.fence, this.clock.now() + this.#times.leaseMs))) {
        this.fenced();
        return false;
      }
      if (this.clock.monotonic() - asked < this.#times.leaseMs / 2) return true;
    }
  }

  #giveUp(): void {
    this.#ending = true;
    this.#rounds.stop();
    this.settling.close();
    this.#runner.abort();
    for (const pump of this.#pumps) void pump.close();
    this.log.abandon();
  }

  #settled(batch: readonly Settled[], result: SettleResult): void {
    const now = this.clock.now();
    const refused = new Set(result.refused);
    const marked = new Set(result.marked);
    for (const settled of batch) {
      const { settlement, queue } = settled;
      if (refused.has(settlement.delivery)) continue;
      if (settlement.state === 'waiting' && settlement.due !== undefined) {
        // A save may have moved the webhook to another lane while the attempt was under way.
        const lane = this.configuration.current.webhook(queue.webhook)?.lane ?? queue.lane;
        this.lanes.queue(lane, queue.webhook).add(settlement.due, now);
        this.#claiming.look(lane);
      }
      this.observe(settled);
      if (settlement.marks !== undefined && marked.has(settlement.delivery)) this.marked(settlement.marks);
    }
    for (const { lane, webhook, due } of result.released) {
      this.lanes.queue(lane, webhook).add(due, now);
      this.#claiming.look(lane);
    }
    if (result.revision > this.configuration.current.revision) this.#reloading.wake();
    if (batch.some(({ settlement }) => settlement.raises !== undefined)) this.#matching.look();
  }

  /** A webhook was paused, or a connection marked, with a settlement. */
  async #reload(): Promise<void> {
    await this.configuration.reload();
    this.lanes.applyRules();
  }

  async #lookAround(): Promise<void> {
    const setBackBy = this.#clockWatch.setBackBy();
    if (setBackBy > 0) await this.#clockSetBack(setBackBy);
    const changes = await this.store.foreignChanges();
    if (changes === this.#changes || this.#ending) return;
    await this.configuration.reload();
    this.#changes = changes;
    this.lanes.applyRules();
    this.#matching.look();
    this.#resending.look();
    this.#erasing.look();
    this.#lookForDeliveries();
  }

  async #clockSetBack(byMs: number): Promise<void> {
    this.lanes.clockSetBack(byMs);
    await this.store.bringForward(this.clock.now());
    this.#claiming.rescan();
  }

  /** The store holds deliveries, and lines of the log, that nobody handed over. */
  #lookForDeliveries(): void {
    this.#claiming.rescan();
    this.log.catchUp();
  }

  /** Policy, key and plugins may have come back with this start; what is still refused parks itself again. */
  async #unpark(): Promise<void> {
    for (const reason of ['policy', 'secrets', 'target', 'handshake'] as const) {
      await this.store.unpark({ reason }, this.clock.now());
    }
  }

  /** A receiver that did not allow calls may allow them by now. */
  async #askAgain(): Promise<void> {
    if ((await this.store.unpark({ reason: 'handshake' }, this.clock.now())) > 0) this.#claiming.rescan();
  }
}

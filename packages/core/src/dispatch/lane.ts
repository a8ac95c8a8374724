import type { LaneLimits } from '../webhooks/definition.ts';
import { defaultConcurrency } from '../webhooks/definition.ts';
import { CertificateWatch, type CertificateWatchState, type UsedCertificate } from '../certificates/index.ts';
import { PermissionMemory, type PermissionMemoryState } from '../handshake/index.ts';
import { Breaker, type BreakerState } from './breaker.ts';
import { RateWindow, type RateWindowState } from './rate-windows.ts';
import { Queue } from './queue.ts';

/** How much the last call counts in the time that calls have taken lately. */
const weightOfLast = 0.2;

/** What a lane must remember over a restart. */
interface LaneState {
  readonly breaker?: BreakerState;
  readonly rates?: readonly RateWindowState[];
  /** The receiver asked for silence until then (429 with Retry-After). */
  readonly silentUntil?: number;
  /** The resumption that it has taken notice of. */
  readonly resumedAt?: number;
  /** How long its calls have taken lately, in milliseconds; only where it has rates. */
  readonly callMs?: number;
  readonly certificates?: CertificateWatchState;
  readonly permissions?: PermissionMemoryState;
}

/**
 * All deliveries to one account: the unit of concurrency, rate, breaker and order. Inside, the queues of its webhooks
 * take turns, so that a bulk of one does not keep the others waiting.
 */
export class Lane {
  readonly id: string;
  readonly breaker: Breaker;
  readonly certificates: CertificateWatch;
  /** What the receivers allowed that are asked beforehand. */
  readonly permissions: PermissionMemory;
  readonly #queues = new Map<string, Queue>();
  #rates: readonly RateWindow[] = [];
  #concurrency = defaultConcurrency;
  #limits: LaneLimits | undefined;
  #underWay = 0;
  #reserved = 0;
  #awaited = 0;
  #silentUntil: number;
  #resumedAt: number;
  #callMs: number;
  #savedState: string;
  readonly #restoredRates: readonly RateWindowState[];

  constructor(id: string, savedState = '{}') {
    this.id = id;
    this.#savedState = savedState;
    const state = JSON.parse(savedState) as LaneState;
    this.breaker = new Breaker(state.breaker);
    this.certificates = new CertificateWatch(state.certificates);
    this.#silentUntil = state.silentUntil ?? 0;
    this.#resumedAt = state.resumedAt ?? 0;
    this.#callMs = state.callMs ?? 0;
    this.#restoredRates = state.rates ?? [];
    this.permissions = new PermissionMemory(state.permissions, (now) => this.#measure(now));
    this.#measure();
  }

  get underWay(): number {
    return this.#underWay;
  }

  get rates(): readonly RateWindow[] {
    return this.#rates;
  }

  get concurrency(): number {
    return this.#concurrency;
  }

  /** How long its calls have taken lately, in milliseconds; 0 where none was made. */
  get callMs(): number {
    return this.#callMs;
  }

  get silentUntil(): number {
    return this.#silentUntil;
  }

  queue(webhook: string): Queue {
    let queue = this.#queues.get(webhook);
    if (queue === undefined) {
      queue = new Queue(this.id, webhook);
      this.#queues.set(webhook, queue);
    }
    return queue;
  }

  get queues(): Iterable<Queue> {
    return this.#queues.values();
  }

  /** Takes over limits that were saved; what the rate windows have counted stays counted. */
  limit(limits: LaneLimits | undefined): void {
    if (limits === this.#limits) return;
    this.#limits = limits;
    this.#concurrency = limits?.concurrency ?? defaultConcurrency;
    this.#measure();
  }

  /**
   * Makes the rate windows anew: of the limits, and of what receivers allow.
   * @param now where a receiver has just set a rate: the call that follows counts already
   */
  #measure(now?: number): void {
    const counted = [...this.#rates.flatMap((rate) => rate.state ?? []), ...this.#restoredRates];
    const { callsPerMinute } = this.permissions;
    const allowed = callsPerMinute === undefined ? [] : [{ calls: callsPerMinute, seconds: 60 }];
    this.#rates = [...(this.#limits?.rates ?? []), ...allowed].map((rate) => {
      const state = counted.find(({ seconds }) => seconds === rate.seconds);
      const window = new RateWindow(rate, state);
      if (state === undefined && now !== undefined) window.started(now);
      return window;
    });
  }

  /** Attempts that may be reserved now. */
  free(now: number): number {
    if (now < this.#silentUntil) return 0;
    let free = this.breaker.allows(this.#concurrency, now) - this.#underWay - this.#reserved;
    for (const rate of this.#rates) {
      if (free <= 0) return 0;
      free = Math.min(free, rate.free(now) - this.#reserved - this.#awaited);
    }
    return Math.max(0, free);
  }

  /** When {@link free} may rise by itself, not by the end of an attempt; infinity if it will not. */
  opensAt(now: number): number {
    let opens = Math.max(this.#silentUntil, this.breaker.openUntil);
    for (const rate of this.#rates) if (rate.free(now) === 0) opens = Math.max(opens, rate.nextFree(now));
    return opens > now ? opens : Number.POSITIVE_INFINITY;
  }

  /** Keeps room for attempts whose deliveries are being leased. */
  reserve(attempts: number): void {
    this.#reserved += attempts;
  }

  /** Gives room back that was reserved and is not needed. */
  giveBack(attempts: number): void {
    this.#reserved -= attempts;
  }

  /** A reserved attempt begins. */
  started(now: number): void {
    this.#reserved -= 1;
    this.#underWay += 1;
    this.breaker.started();
    for (const rate of this.#rates) rate.started(now);
  }

  /** Attempts under way wait for room in the rates, so many more or less: they come before others. */
  awaited(calls: number): void {
    this.#awaited += calls;
  }

  /** An attempt under way makes one more call; false, and nothing counted, where the rates have no room for it now. */
  startedAgain(now: number): boolean {
    if (this.#rates.some((rate) => rate.free(now) <= this.#reserved)) return false;
    for (const rate of this.#rates) rate.started(now);
    return true;
  }

  /** The call that the beginning of an attempt counted is made only now. */
  moved(counted: number, now: number): void {
    for (const rate of this.#rates) rate.moved(counted, now);
  }

  /** When all rates have room for a call; `now` if they do. */
  nextFree(now: number): number {
    return Math.max(now, ...this.#rates.map((rate) => rate.nextFree(now)));
  }

  /** @param tookMs where it has made a call */
  ended(tookMs?: number): void {
    this.#underWay -= 1;
    if (tookMs === undefined) return;
    this.#callMs = this.#callMs === 0 ? tookMs : this.#callMs + (tookMs - this.#callMs) * weightOfLast;
  }

  /** It, a webhook in it, or everything was paused until then: what has gathered goes out slowly at first. */
  resumed(at: number): void {
    if (at <= this.#resumedAt) return;
    this.#resumedAt = at;
    this.breaker.rampUp();
  }

  /** The wall clock was set back by so many milliseconds: what was to last until some time lasts no longer for that. */
  clockSetBack(byMs: number): void {
    this.breaker.clockSetBack(byMs);
    this.#silentUntil = Math.max(0, this.#silentUntil - byMs);
    this.#resumedAt = Math.max(0, this.#resumedAt - byMs);
  }

  silence(until: number): void {
    this.#silentUntil = Math.max(this.#silentUntil, until);
  }

  /** Queues with something to do, the one that waited longest first. */
  readyQueues(now: number): Queue[] {
    const ready: Queue[] = [];
    for (const queue of this.#queues.values()) if (queue.isReady(now)) ready.push(queue);
    return ready.toSorted((a, b) => a.lastTurn - b.lastTurn);
  }

  /** When a queue has something due; infinity if none will. */
  nextDue(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const queue of this.#queues.values()) next = Math.min(next, queue.nextDue);
    return next;
  }

  /** State as JSON text if it is not what was saved last. */
  takeUnsavedState(): string | undefined {
    const breaker = this.breaker.state;
    const rates = this.#rates.flatMap((rate) => rate.state ?? []);
    const certificates = this.certificates.state;
    const permissions = this.permissions.state;
    const state: LaneState = {
      ...(breaker.failures > 0 || breaker.openUntil > 0 ? { breaker } : {}),
      ...(rates.length > 0 ? { rates, callMs: Math.ceil(this.#callMs) } : {}),
      ...(this.#silentUntil > 0 ? { silentUntil: this.#silentUntil } : {}),
      ...(this.#resumedAt > 0 ? { resumedAt: this.#resumedAt } : {}),
      ...(certificates === undefined ? {} : { certificates }),
      ...(permissions === undefined ? {} : { permissions }),
    };
    const text = JSON.stringify(state);
    if (text === this.#savedState) return undefined;
    this.#savedState = text;
    return text;
  }
}

/** The certificate that the receiver of a lane has shown last, from the state that the store keeps of the lane. */
export const receiverCertificate = (savedState: string): UsedCertificate | undefined => {
  const { receiver } = (JSON.parse(savedState) as LaneState).certificates ?? {};
  return receiver === undefined ? undefined : { kind: 'receiver', ...receiver };
};

/** What a breaker must remember over a restart. */
export interface BreakerState {
  /** Failures in a row that speak of a receiver that is down. */
  readonly failures: number;
  /** Times it opened in a row; each opening lasts longer. */
  readonly openings: number;
  /** While open: when one probe may go out. 0 while closed. */
  readonly openUntil: number;
}

const failuresToOpen = 5;
const firstOpeningMs = 30_000;
const longestOpeningMs = 15 * 60_000;

/**
 * Spares a receiver that is down. After five failures in a row the lane stops; then one delivery at a time probes it, at
 * growing distances. When a probe arrives, the lane's concurrency doubles with each success until it is whole again, so
 * that the backlog does not knock the receiver over.
 */
export class Breaker {
  #failures = 0;
  #openings = 0;
  #openUntil = 0;
  #probing = false;
  #ramp = Number.POSITIVE_INFINITY;

  constructor(state?: BreakerState) {
    if (state === undefined) return;
    this.#failures = state.failures;
    this.#openings = state.openings;
    this.#openUntil = state.openUntil;
  }

  get open(): boolean {
    return this.#openUntil > 0;
  }

  /** When the next probe may go out; 0 while closed. */
  get openUntil(): number {
    return this.#openUntil;
  }

  get state(): BreakerState {
    return { failures: this.#failures, openings: this.#openings, openUntil: this.#openUntil };
  }

  /** How many calls may be under way at once, of the lane's own limit. */
  allows(limit: number, now: number): number {
    if (!this.open) return Math.min(limit, this.#ramp);
    return now >= this.#openUntil && !this.#probing ? 1 : 0;
  }

  /** What has gathered in a pause goes out as after an outage: slowly at first. */
  rampUp(): void {
    this.#ramp = 1;
  }

  started(): void {
    if (this.open) this.#probing = true;
  }

  /** A call that was started ended without saying anything about the receiver. */
  released(): void {
    this.#probing = false;
  }

  /** The wall clock was set back by so much: the next probe goes out as soon as it would have. */
  clockSetBack(byMs: number): void {
    if (this.open) this.#openUntil = Math.max(1, this.#openUntil - byMs);
  }

  /** @returns whether this closed it */
  succeeded(): boolean {
    const closes = this.open;
    if (closes) {
      this.#ramp = 1;
      this.#openUntil = 0;
    } else if (this.#ramp !== Number.POSITIVE_INFINITY) {
      this.#ramp = this.#ramp >= rampIsOver ? Number.POSITIVE_INFINITY : this.#ramp * 2;
    }
    this.#probing = false;
    this.#failures = 0;
    this.#openings = 0;
    return closes;
  }

  /** @returns whether this opened it (a failed probe opens it for longer, but says so only the first time) */
  failed(now: number): boolean {
    this.#failures += 1;
    const wasOpen = this.open;
    const wasProbe = this.#probing;
    this.#probing = false;
    if (wasOpen && !wasProbe) return false;
    if (!wasOpen && this.#failures < failuresToOpen) return false;
    this.#openUntil = now + Math.min(longestOpeningMs, firstOpeningMs * 2 ** this.#openings);
    this.#openings += 1;
    return !wasOpen;
  }
}

const rampIsOver = 1024;

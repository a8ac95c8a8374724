import type { Clock, DispatchOwner, Fence, Store, Timer } from '../ports/index.ts';

export interface LeadershipTimes {
  /** How long the lease lasts without renewal: the time after which another machine's process takes over. */
  readonly leaseMs: number;
  readonly renewMs: number;
  /** How often a process that stands by looks whether it can take over. */
  readonly standbyMs: number;
}

export const leadershipTimes: LeadershipTimes = { leaseMs: 10_000, renewMs: 3000, standbyMs: 1000 };

export interface Leadership {
  readonly epoch: Fence;
  /** Leases of the process before may be taken over at once: it is known to be dead. */
  readonly previousGone: boolean;
}

export interface CandidateServices {
  readonly store: Store;
  readonly clock: Clock;
  readonly owner: DispatchOwner;
  readonly times: LeadershipTimes;
  isGone(owner: DispatchOwner): boolean;
  won(leadership: Leadership): void;
  lost(): void;
  failing(error: unknown): void;
}

/** Stands for the dispatcher lease: takes it when it is free, renews it while it leads, says when it is lost. */
export class Candidate {
  readonly #services: CandidateServices;
  #epoch: Fence | undefined;
  #timer: Timer | undefined;
  #stopped = false;
  #looking: Promise<void> | undefined;

  constructor(services: CandidateServices) {
    this.#services = services;
  }

  /** Resolves after the first look: whether it leads is known then. */
  async start(): Promise<void> {
    await this.#look();
  }

  /** The store has refused a write of this epoch. */
  fenced(): void {
    if (this.#epoch === undefined) return;
    this.#epoch = undefined;
    this.#services.lost();
    this.#again(this.#services.times.standbyMs);
  }

  /** Gives the lease back, so that another process takes over without waiting. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#looking;
    const epoch = this.#epoch;
    this.#epoch = undefined;
    if (epoch === undefined) return;
    try {
      await this.#services.store.releaseDispatch(epoch);
    } catch (error) {
      // The lease ends by itself; a store that fails must not keep the host from closing.
      this.#services.failing(error);
    }
  }

  #again(delayMs: number): void {
    this.#timer?.cancel();
    if (this.#stopped) return;
    this.#timer = this.#services.clock.timer(delayMs, () => {
      this.#looking = this.#look();
    });
  }

  async #look(): Promise<void> {
    const { times, failing } = this.#services;
    try {
      if (this.#epoch === undefined) await this.#take();
      else await this.#renew(this.#epoch);
    } catch (error) {
      failing(error);
    }
    this.#again(this.#epoch === undefined ? times.standbyMs : times.renewMs);
  }

  async #take(): Promise<void> {
    const { store, clock, owner, times, isGone, won } = this.#services;
    const now = clock.now();
    const lease = await store.takeDispatch(owner, now, now + times.leaseMs, isGone);
    if (!lease.taken) return;
    if (this.#stopped) {
      await store.releaseDispatch(lease.epoch);
      return;
    }
    this.#epoch = lease.epoch;
    won({ epoch: lease.epoch, previousGone: lease.previousGone });
  }

  async #renew(epoch: Fence): Promise<void> {
    const { store, clock, times } = this.#services;
    const renewed = await store.renewDispatch(epoch, clock.now() + times.leaseMs);
    if (!renewed) this.fenced();
  }
}

import type { DispatchOwner } from '../ports/index.ts';
import { DispatchTerm, type TermTimes } from './dispatch-term.ts';
import { Candidate, type Leadership, type LeadershipTimes } from './leadership.ts';
import type { OpenEvent } from './open-event.ts';
import type { SweepCounts } from './retention/retention-pump.ts';
import type { TermServices } from './term-services.ts';

export interface DispatcherOptions {
  readonly owner: DispatchOwner;
  isGone(owner: DispatchOwner): boolean;
  readonly times: LeadershipTimes & TermTimes;
}

/**
 * Delivers, as long as this process holds the dispatcher lease of the installation; stands by otherwise. Any number of
 * processes may publish and administer; exactly one dispatches.
 */
export class Dispatcher {
  readonly #services: TermServices;
  readonly #options: DispatcherOptions;
  readonly #candidate: Candidate;
  #term: DispatchTerm | undefined;
  #beginning: Promise<void> | undefined;
  #stopped = false;

  constructor(services: TermServices, options: DispatcherOptions) {
    this.#services = services;
    this.#options = options;
    this.#candidate = new Candidate({
      store: services.store,
      clock: services.clock,
      owner: options.owner,
      times: options.times,
      isGone: options.isGone,
      won: (leadership) => {
        this.#beginning = this.#begin(leadership);
      },
      lost: () => {
        this.#term?.fenced();
        this.#term = undefined;
      },
      failing: (error) => services.failing(error),
    });
  }

  get dispatches(): boolean {
    return this.#term !== undefined;
  }

  async start(): Promise<void> {
    await this.#candidate.start();
    await this.#beginning;
  }

  /** Events that this process has just stored, in order of acceptance. */
  handOver(events: readonly OpenEvent[]): void {
    this.#term?.handOver(events);
  }

  configurationChanged(): void {
    this.#term?.configurationChanged();
  }

  /** Takes away what has been kept long enough; `undefined` where another process dispatches. */
  async tidy(): Promise<SweepCounts | undefined> {
    return this.#term?.tidy();
  }

  /** Waits for attempts under way, at most `graceMs`; then gives the lease back. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    await this.#beginning;
    const term = this.#term;
    this.#term = undefined;
    try {
      await term?.end(graceMs);
    } catch (error) {
      this.#services.failing(error);
    }
    await this.#candidate.stop();
  }

  async #begin(leadership: Leadership): Promise<void> {
    const { store, configuration, failing } = this.#services;
    try {
      const lanes = await store.lanes();
      await configuration.reload();
      if (this.#stopped) return;
      const term = new DispatchTerm(leadership, lanes, this.#services, this.#options.times, () =>
        this.#candidate.fenced(),
      );
      this.#term = term;
      await term.begin();
    } catch (error) {
      failing(error);
      this.#candidate.fenced();
    }
  }
}

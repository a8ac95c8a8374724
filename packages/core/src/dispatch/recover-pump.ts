import type { ClaimedDelivery } from '../ports/index.ts';
import type { AttemptRunner } from './attempt-runner.ts';
import { leaseUntil } from './lease-time.ts';
import { Pump } from './pump.ts';
import type { Term } from './term-services.ts';

const batchSize = 100;

/** Finds deliveries whose worker died, and lets them wait again or fail. */
export class RecoverPump {
  readonly #term: Term;
  readonly #runner: AttemptRunner;
  readonly #pump: Pump;

  constructor(term: Term, runner: AttemptRunner) {
    this.#term = term;
    this.#runner = runner;
    this.#pump = new Pump(() => this.recover(term.clock.now()), term.clock, term);
  }

  /** A lease may have ended. */
  look(): void {
    this.#pump.wake();
  }

  close(): Promise<void> {
    return this.#pump.close();
  }

  /** Takes the deliveries whose lease ended before this time. */
  async recover(before: number): Promise<void> {
    const { store, clock, fence, settling } = this.#term;
    for (;;) {
      const lease = { token: this.#term.newLease(), until: leaseUntil(clock.now(), []) };
      const found = await store.reclaim(fence, lease, before, batchSize);
      for (const claimed of found) this.#recoverOne(claimed, lease.token);
      await settling.flushed();
      if (found.length < batchSize || this.#term.ending) return;
    }
  }

  #recoverOne(claimed: ClaimedDelivery, lease: string): void {
    const { configuration, recent, settling } = this.#term;
    // Slow, not dead: the attempt, or the commit of its result, is under way in this very process.
    if (this.#runner.renewed(claimed.id, lease) || settling.renewed(claimed.id, lease)) return;
    if (claimed.origin === 'test') {
      this.#runner.testInterrupted(claimed, lease);
      return;
    }
    const webhook = configuration.current.webhook(claimed.webhook);
    if (webhook === undefined) this.#runner.orphaned(claimed, lease);
    else this.#runner.recovered({ ...claimed, open: recent.open(claimed), webhook, lease });
  }
}

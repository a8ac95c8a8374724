import type { DeliveryRow } from '../../ports/index.ts';
import type { Engine } from '../engine.ts';

/** A delivery that is due later than so many milliseconds from now is not waited for. */
const soonMs = 60_000;
const mostLookedAt = 1000;

/** What of a run is still under way: so much that nothing more may be set going, or nothing that ends by itself soon. */
export class UnderWay {
  readonly #run: string;
  readonly #engine: Engine;
  /** Events are matched in order: when this one is, all before it are. */
  #last: string | undefined;

  constructor(run: string, engine: Engine) {
    this.#run = run;
    this.#engine = engine;
  }

  published(event: string): void {
    this.#last = event;
  }

  /** Every event that was set going has its deliveries by now. */
  async isMatched(): Promise<boolean> {
    const { store } = this.#engine;
    const event = this.#last === undefined ? undefined : await store.event(this.#last);
    return event === undefined || (await store.matchedWith(event.sequence)) !== undefined;
  }

  async unfinished(): Promise<number> {
    const { waiting, sending } = await this.#engine.store.countDeliveries({ run: this.#run });
    return waiting + sending;
  }

  /** Nothing of it ends soon unless somebody acts, or it has all ended. */
  async rests(): Promise<boolean> {
    if (!(await this.isMatched())) return false;
    const { store, clock } = this.#engine;
    const states = ['waiting', 'sending'] as const;
    const { rows } = await store.deliveries({ run: this.#run, states }, { limit: mostLookedAt });
    return rows.every((row) => isResting(row, clock.now()));
  }
}

const isResting = ({ state, parked, blocked, due }: DeliveryRow, now: number): boolean =>
  state === 'waiting' && (parked !== null || blocked || due === null || due > now + soonMs);

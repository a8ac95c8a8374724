import type { Engine } from '../engine.ts';
import type { BackfillFault } from './examination.ts';
import { mostListed } from './count.ts';

/** How far a run has come. Deliveries are those of all its starts; the other numbers are of this one. */
export interface BackfillProgress {
  readonly run: string;
  /** Records of the source. */
  readonly records: number;
  /** Set going. */
  readonly published: number;
  /** Transferred by this run before. */
  readonly known: number;
  readonly faulty: number;
  /** Deliveries that wait or are being sent. */
  readonly waiting: number;
  readonly delivered: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  /** Milliseconds that the rest will probably take; absent where nobody can say yet. */
  readonly msLeft?: number;
}

/** Ended deliveries from which on their pace says how long the rest takes. */
const enoughToEstimate = 20;

/** Counts along while records are transferred. */
export class Headway {
  readonly #run: string;
  readonly #records: number;
  readonly #perMinute: number;
  readonly #engine: Engine;
  readonly #counts = { published: 0, known: 0, faulty: 0 };
  readonly #faults: BackfillFault[] = [];
  #begun: { readonly at: number; readonly ended: number } | undefined;

  constructor(run: string, records: number, perMinute: number, engine: Engine) {
    this.#run = run;
    this.#records = records;
    this.#perMinute = perMinute;
    this.#engine = engine;
  }

  get faults(): readonly BackfillFault[] {
    return this.#faults;
  }

  get faulty(): number {
    return this.#counts.faulty;
  }

  /** Records of the run that are stored. */
  get done(): number {
    return this.#counts.published + this.#counts.known;
  }

  get published(): number {
    return this.#counts.published;
  }

  fault(fault: BackfillFault): void {
    this.#counts.faulty += 1;
    if (this.#faults.length < mostListed) this.#faults.push(fault);
  }

  count(what: 'published' | 'known'): void {
    this.#counts[what] += 1;
  }

  async look(): Promise<BackfillProgress> {
    const { store, clock } = this.#engine;
    const counted = await store.countDeliveries({ run: this.#run, origin: 'event' });
    const { delivered, failed, skipped, cancelled } = counted;
    const waiting = counted.waiting + counted.sending;
    const ended = delivered + failed + skipped + cancelled;
    this.#begun ??= { at: clock.monotonic(), ended };
    const msLeft = this.#msLeft(waiting, ended - this.#begun.ended, clock.monotonic() - this.#begun.at);
    return {
      run: this.#run,
      records: this.#records,
      ...this.#counts,
      waiting,
      delivered,
      failed,
      skipped,
      cancelled,
      ...(msLeft === undefined ? {} : { msLeft }),
    };
  }

  /** By the pace that was chosen, or by that of the receivers where this is slower. */
  #msLeft(waiting: number, ended: number, elapsed: number): number | undefined {
    const unread = Math.max(0, this.#records - this.done - this.faulty);
    const byPace = (unread / this.#perMinute) * 60_000;
    if (ended < enoughToEstimate) return unread > 0 ? byPace : undefined;
    return Math.max(byPace, ((unread + waiting) / ended) * elapsed);
  }
}

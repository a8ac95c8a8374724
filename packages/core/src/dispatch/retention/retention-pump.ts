import type { Blanked, Blanking, EventContent } from '../../ports/index.ts';
import { withoutContent, withoutPersonal } from '../../privacy/index.ts';
import { Pump } from '../pump.ts';
import type { Term } from '../term-services.ts';
import { Batches } from './batches.ts';

const dayMs = 86_400_000;

/** What a sweep has taken away. */
export interface SweepCounts {
  /** Events that lost the values of some privacy classes. */
  readonly fields: number;
  /** Events that lost their records, bodies and answers. */
  readonly bodies: number;
  /** Events that were deleted with everything about them. */
  readonly rows: number;
  /** Entries of the history that belong to no delivery, and runs. */
  readonly entries: number;
}

/** One thing that a sweep does with the events whose time is up. */
interface Task {
  readonly name: string;
  readonly days: number;
  readonly lackingLessThan?: Blanked;
  /** Tells how many events it has changed. */
  take(before: number, events: readonly EventContent[]): Promise<number>;
}

/**
 * Takes away what has been kept long enough, in batches that are so small that nobody who publishes or sends waits for
 * them. Whatever was begun and interrupted is simply found again.
 */
export class RetentionPump {
  readonly #term: Term;
  readonly #pump: Pump;
  readonly #batches: Batches;
  /** How far each task has come. What was passed over, because it was not finished, is looked at the next day. */
  readonly #reached = new Map<string, number>();
  #startAgainAt = 0;
  #waiting: ((counts: SweepCounts) => void)[] = [];

  constructor(term: Term) {
    this.#term = term;
    this.#batches = new Batches(term.clock);
    this.#pump = new Pump(() => this.#sweep(), term.clock, term);
  }

  look(): void {
    this.#pump.wake();
  }

  /** Sweeps from the beginning, and resolves when that is done; `undefined` when the term ends before. */
  sweep(): Promise<SweepCounts | undefined> {
    this.#startAgainAt = 0;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#pump.wake();
      void this.#ended.promise.then(() => resolve(undefined));
    });
  }

  close(): Promise<void> {
    this.#ended.resolve();
    return this.#pump.close();
  }

  readonly #ended = Promise.withResolvers<void>();

  async #sweep(): Promise<void> {
    const { store, fence, clock, log, retention } = this.#term;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (clock.now() >= this.#startAgainAt) {
      this.#reached.clear();
      this.#startAgainAt = clock.now() + dayMs;
    }
    // Only what stands in the log may go, and the store shall know how far that is.
    await log.caughtUp();
    await store.settle(fence, clock.now(), [], { loggedUpTo: log.loggedUpTo });
    let fields = 0;
    for (const { days, classes } of retention.classes) {
      fields += await this.#carryOut(this.#fieldsTask(days, (content) => this.#withoutPersonal(content, classes)));
    }
    const bodies = await this.#carryOut(this.#bodiesTask());
    const rows = await this.#carryOut(this.#rowsTask());
    const entries = await this.#forgetHistory();
    if (fields + bodies + rows + entries > 0) await store.cleanse();
    for (const resolve of waiting) resolve({ fields, bodies, rows, entries });
  }

  #withoutPersonal(content: EventContent, classes: Parameters<typeof withoutPersonal>[1]): Blanking | undefined {
    return withoutPersonal(content, classes, (name) => this.#term.catalogue.table(name));
  }

  #fieldsTask(days: number, blanked: (content: EventContent) => Blanking | undefined): Task {
    const take: Task['take'] = (before, events) =>
      this.#blank(
        before,
        events.flatMap((content) => blanked(content) ?? []),
      );
    // Events that have lost fields of another class before may have more to lose.
    return { name: `fields ${days}`, days, lackingLessThan: 'retention', take };
  }

  #bodiesTask(): Task {
    const { bodyDays: days } = this.#term.retention;
    const take: Task['take'] = (before, events) => this.#blank(before, events.map(withoutContent));
    return { name: 'bodies', days, lackingLessThan: 'retention', take };
  }

  #rowsTask(): Task {
    const { store, fence, retention } = this.#term;
    const take: Task['take'] = async (before, events) => {
      const sequences = events.map(({ event }) => event.sequence);
      return (await store.forget(fence, before, sequences)).length;
    };
    return { name: 'rows', days: retention.rowDays, take };
  }

  async #blank(before: number, blankings: readonly Blanking[]): Promise<number> {
    const { store, fence } = this.#term;
    return blankings.length === 0 ? 0 : (await store.blank(fence, before, blankings)).length;
  }

  async #carryOut({ name, days, lackingLessThan, take }: Task): Promise<number> {
    const { store, clock } = this.#term;
    if (days === Number.POSITIVE_INFINITY) return 0;
    const before = clock.now() - days * dayMs;
    const lacking = lackingLessThan === undefined ? {} : { lackingLessThan };
    let taken = 0;
    while (!this.#term.ending) {
      const after = this.#reached.get(name) ?? 0;
      const page = await store.eventsAtRest({ before, ...lacking, after, limit: this.#batches.size });
      taken += await this.#batches.timed(() => take(before, page.events));
      const last = page.next ?? page.events.at(-1)?.event.sequence;
      if (last !== undefined) this.#reached.set(name, last);
      if (page.next === undefined) break;
      await this.#batches.pause();
    }
    return taken;
  }

  async #forgetHistory(): Promise<number> {
    const { store, fence, clock, retention } = this.#term;
    if (retention.rowDays === Number.POSITIVE_INFINITY) return 0;
    const before = clock.now() - retention.rowDays * dayMs;
    let forgotten = 0;
    let after: number | undefined = 0;
    while (after !== undefined && !this.#term.ending) {
      const from: number = after;
      const step = await this.#batches.timed(() => store.forgetHistory(fence, before, from));
      forgotten += step.forgotten;
      after = step.next;
      await this.#batches.pause();
    }
    return forgotten;
  }
}

import {
  StoreFenced,
  type Clock,
  type Fence,
  type HistoryRow,
  type Settlement,
  type SettleResult,
  type Store,
} from '../ports/index.ts';
import type { Lanes } from './lanes.ts';

/** After an unforeseen fault of the store (disk full), the same batch is tried again so much later. */
const retryStoreAfterMs = 1000;
const largestBatch = 256;

/** A settlement and the queue that its delivery may wait in again. */
export interface Settled {
  readonly settlement: Settlement;
  readonly queue: { readonly lane: string; readonly webhook: string };
}

/** A settlement on its way into the store. */
interface Unwritten extends Settled {
  /** Not that of the settlement, where its delivery was leased anew meanwhile. */
  lease: string;
}

export interface SettlingServices {
  readonly store: Store;
  readonly clock: Clock;
  readonly lanes: Lanes;
  readonly fence: Fence;
  /** Sequence up to which the delivery log is safe on disk. */
  loggedUpTo(): number;
  /** The batch is durable. `rows` are its history entries with their numbers. */
  settled(batch: readonly Settled[], result: SettleResult, rows: readonly HistoryRow[]): void;
  /** Another process has taken over. */
  fenced(): void;
  /** The store cannot be written; tried again until it can. */
  failing(error: unknown): void;
}

/**
 * Collects the results of attempts and commits them together: while one commit is under way, the next batch gathers. An
 * attempt counts as done only when its settlement is durable.
 */
export class Settling {
  readonly #services: SettlingServices;
  #waiting: Unwritten[] = [];
  readonly #unwritten = new Map<string, Unwritten>();
  #committing: Promise<void> | undefined;
  #commitEnds = Promise.withResolvers<void>();
  #closed = false;

  constructor(services: SettlingServices) {
    this.#services = services;
  }

  add(settlement: Settlement, queue: Settled['queue']): void {
    const unwritten = { settlement, queue, lease: settlement.lease };
    this.#unwritten.set(settlement.delivery, unwritten);
    this.#waiting.push(unwritten);
    this.#committing ??= this.#run();
  }

  /** The result that waits to be durable, if there is one: its delivery was leased anew under this token. */
  renewed(delivery: string, lease: string): boolean {
    const unwritten = this.#unwritten.get(delivery);
    if (unwritten === undefined) return false;
    unwritten.lease = lease;
    return true;
  }

  /** Resolves when everything added so far is durable, or dispatching has ended. */
  async flushed(): Promise<void> {
    while (this.#committing !== undefined) await this.#committing;
  }

  /** Resolves when what was added so far is durable, whatever is added later, or when dispatching has ended. */
  async written(): Promise<void> {
    // One turn of the event loop: those that are added together with the one who waits count too.
    await Promise.resolve();
    const added = [...this.#unwritten.values()];
    const isWritten = (one: Unwritten) => this.#unwritten.get(one.settlement.delivery) !== one;
    while (!this.#closed && !added.every(isWritten)) await this.#commitEnds.promise;
  }

  /** Writes nothing more: the lease is lost or the host gives up. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#unwritten.clear();
    this.#commitEnds.resolve();
  }

  async #run(): Promise<void> {
    // One turn of the event loop gathers the attempts that end together.
    await Promise.resolve();
    while (this.#waiting.length > 0 && !this.#closed) {
      const batch = this.#waiting.splice(0, largestBatch);
      await this.#commit(batch);
      this.#commitEnds.resolve();
      this.#commitEnds = Promise.withResolvers();
    }
    this.#committing = undefined;
  }

  async #commit(batch: readonly Unwritten[]): Promise<void> {
    const { store, clock, lanes, fence, loggedUpTo, settled, fenced, failing } = this.#services;
    const changed = lanes.takeUnsaved();
    let settlements: readonly Settlement[];
    let result: SettleResult;
    for (;;) {
      settlements = batch.map(underItsLease);
      try {
        result = await store.settle(fence, clock.now(), settlements, { lanes: changed, loggedUpTo: loggedUpTo() });
        break;
      } catch (error) {
        if (error instanceof StoreFenced || this.#closed) {
          this.close();
          fenced();
          return;
        }
        failing(error);
        await new Promise<void>((resolve) => clock.timer(retryStoreAfterMs, resolve));
      }
    }
    this.#written(batch, settlements, result);
    settled(batch, result, numbered(settlements, result));
  }

  #written(batch: readonly Unwritten[], settlements: readonly Settlement[], { refused }: SettleResult): void {
    batch.forEach((unwritten, index) => {
      const { delivery } = unwritten.settlement;
      // Refused because its new lease came between: with that it is written.
      if (unwritten.lease !== settlements[index]?.lease && refused.includes(delivery)) this.#waiting.push(unwritten);
      else if (this.#unwritten.get(delivery) === unwritten) this.#unwritten.delete(delivery);
    });
  }
}

const underItsLease = ({ settlement, lease }: Unwritten): Settlement =>
  settlement.lease === lease ? settlement : { ...settlement, lease };

function numbered(batch: readonly Settlement[], result: SettleResult): HistoryRow[] {
  const refused = new Set(result.refused);
  const marked = new Set(result.marked);
  const entries = batch.flatMap(({ delivery, entries, marks }) => {
    if (refused.has(delivery)) return [];
    return marks !== undefined && marked.has(delivery) ? [...entries, marks.entry] : entries;
  });
  const first = result.lastHistory - entries.length + 1;
  return entries.map((entry, index) => ({ ...entry, sequence: first + index }));
}

import type { AcceptVerdict, NewEvent, Store } from '../ports/index.ts';

/** More groups wait for the next commit: one that is too large would hold up everybody in it. */
const largestCommit = 512;

interface Waiting<E> {
  readonly group: readonly E[];
  readonly resolve: (verdict: AcceptVerdict) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Stores events of concurrent publishers in one commit: while one is under way, the next group gathers. A publisher
 * waits for at most two commits, and a thousand publishers cost hardly more than one.
 */
export class GroupCommit<E extends { readonly row: NewEvent }> {
  readonly #store: Pick<Store, 'accept'>;
  readonly #committed: (group: readonly E[], verdict: AcceptVerdict) => void;
  #waiting: Waiting<E>[] = [];
  #running: Promise<void> | undefined;

  /** `committed` hears of every group in the order of acceptance, before its publisher does. */
  constructor(store: Pick<Store, 'accept'>, committed: (group: readonly E[], verdict: AcceptVerdict) => void) {
    this.#store = store;
    this.#committed = committed;
  }

  add(group: readonly E[]): Promise<AcceptVerdict> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ group, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything added so far is stored or refused. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, largestCommit);
      try {
        const verdicts = await this.#store.accept(batch.map(({ group }) => group.map(({ row }) => row)));
        batch.forEach((waiting, index) => {
          const verdict = verdicts[index];
          if (verdict === undefined) throw new Error('the store answered fewer groups than it was given');
          this.#committed(waiting.group, verdict);
          waiting.resolve(verdict);
        });
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
      }
    }
    this.#running = undefined;
  }
}

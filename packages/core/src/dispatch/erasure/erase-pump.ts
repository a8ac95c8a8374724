import type { ErasureRow, ErasureStage, ErasureStep, Mention, RunRow } from '../../ports/index.ts';
import { erasedKey, erasedLine, erasingOf } from '../../privacy/index.ts';
import { deliveriesCancelled, erasureFinished } from '../../stages/log/index.ts';
import { Pump } from '../pump.ts';
import { specOf } from '../resend/resend-run.ts';
import { Batches } from '../retention/batches.ts';
import type { Term } from '../term-services.ts';

/** What is not possible yet, because a call is under way or somebody reads a file, is tried again so much later. */
const againMs = 250;

/**
 * Carries erasures out, stage by stage: events in the store, lines of the delivery log, traces in files. Each step is
 * durable, and whoever dispatches after a crash goes on with the stage that was interrupted.
 */
export class ErasePump {
  readonly #term: Term;
  readonly #pump: Pump;
  readonly #batches: Batches;
  readonly #onReleased: () => void;

  /** `onReleased` hears when deliveries may have become due, or the history has grown. */
  constructor(term: Term, onReleased: () => void) {
    this.#term = term;
    this.#onReleased = onReleased;
    this.#batches = new Batches(term.clock);
    this.#pump = new Pump(() => this.#goOn(), term.clock, term);
  }

  /** Somebody may have demanded an erasure. */
  look(): void {
    this.#pump.wake();
  }

  close(): Promise<void> {
    return this.#pump.close();
  }

  async #goOn(): Promise<void> {
    const { store } = this.#term;
    const erasures = (await store.erasures({ unfinished: true })).toReversed();
    let mustWait = false;
    for (const erasure of erasures) {
      if (this.#term.ending) return;
      mustWait = !(await this.#carryOut(erasure)) || mustWait;
    }
    if (mustWait) this.#pump.wakeIn(againMs);
  }

  /** False where it has to wait. */
  async #carryOut(erasure: ErasureRow): Promise<boolean> {
    const stages: { readonly [S in ErasureStage]: () => Promise<boolean> } = {
      events: () => this.#eraseEvents(erasure),
      log: () => this.#rewriteLog(erasure),
      cleansing: () => this.#cleanse(erasure),
      finished: async () => true,
    };
    if (!(await stages[erasure.stage]())) return false;
    if (erasure.stage === 'cleansing') return true;
    const next = (await this.#term.store.erasures({ unfinished: true })).find(({ id }) => id === erasure.id);
    return next === undefined || this.#carryOut(next);
  }

  async #eraseEvents({ id, record, upTo }: ErasureRow): Promise<boolean> {
    const { store, fence, clock, log, catalogue } = this.#term;
    if (record === undefined) return true;
    // Lines may be rewritten in the store only when they stand in the log, and are known to.
    await log.caughtUp();
    await store.settle(fence, clock.now(), [], { loggedUpTo: log.loggedUpTo });
    let isDone = true;
    let after = 0;
    while (!this.#term.ending) {
      const found = await store.eventsAbout(record, { after, upTo, limit: this.#batches.size });
      after = found.at(-1)?.event.sequence ?? after;
      if (found.length === 0) break;
      const at = clock.now();
      const erasings = found.map((content) => erasingOf(content, record, (name) => catalogue.table(name)));
      const entry = deliveriesCancelled(undefined, { at, reason: 'erased' });
      const { pending } = await this.#batches.timed(() => store.erase(fence, at, id, erasings, entry));
      isDone &&= pending.length === 0;
      this.#onReleased();
      await this.#batches.pause();
    }
    if (!isDone || this.#term.ending) return false;
    await this.#advance({ erasure: id, to: 'log', runs: await this.#runsAbout(record) });
    return true;
  }

  /** Runs that were asked for by the number of the record. */
  async #runsAbout(record: Mention): Promise<ErasureStep['runs'] & {}> {
    return (await this.#term.store.runs({})).flatMap((run: RunRow) => {
      const spec = specOf(run);
      if (spec.filter.key !== record.key) return [];
      return [{ id: run.id, spec: JSON.stringify({ ...spec, filter: { ...spec.filter, key: erasedKey(record) } }) }];
    });
  }

  async #rewriteLog({ id, record }: ErasureRow): Promise<boolean> {
    const { store, log } = this.#term;
    const keys = new Map((await store.erasedEvents(id)).map((event) => [event.id, event.key]));
    const lines =
      record === undefined ? 0 : await log.rewrite((text) => erasedLine(text, record, (event) => keys.get(event)));
    if (lines === undefined) return false;
    await this.#advance({ erasure: id, to: 'cleansing', lines });
    return true;
  }

  async #cleanse({ id, subject, requestedBy, events, deliveries, cancelled, lines }: ErasureRow): Promise<boolean> {
    const { store, clock } = this.#term;
    if (!(await store.cleanse())) return false;
    const by = requestedBy === null ? {} : { by: requestedBy };
    const told = { id, subject, ...by, events, deliveries, cancelled, lines };
    await this.#advance({ erasure: id, to: 'finished', entry: erasureFinished(told, { at: clock.now() }) });
    this.#onReleased();
    this.#term.erased(id);
    return true;
  }

  #advance(step: Omit<ErasureStep, 'at'>): Promise<void> {
    const { store, fence, clock } = this.#term;
    return store.advanceErasure(fence, { ...step, at: clock.now() });
  }
}

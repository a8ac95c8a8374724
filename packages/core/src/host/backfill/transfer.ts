import { isEilboteError } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { backfillFinished } from '../../stages/log/index.ts';
import type { Engine } from '../engine.ts';
import { countRecords, matchOf } from './count.ts';
import { BACKFILL_RECORD_CHANGED } from './errors.ts';
import { Examination, type BackfillFault, type Examined } from './examination.ts';
import { Headway, type BackfillProgress } from './headway.ts';
import type { CheckedPlan } from './plan.ts';
import { UnderWay } from './room.ts';
import { beginRun } from './run-row.ts';

export interface BackfillOptions {
  /** Stops setting records going; what is on its way is sent. The same run, started again, goes on. */
  readonly signal?: AbortSignal;
  /** Hears about once in a second how far it has come. */
  readonly onProgress?: (progress: BackfillProgress) => void;
  /** Ends when every record is on its way, and does not wait for the deliveries. */
  readonly untilPublished?: boolean;
  /** Records of the source, where they were counted already. */
  readonly records?: number;
}

export interface BackfillResult extends Omit<BackfillProgress, 'msLeft'> {
  /**
   * `finished`: every record is on its way. `stopped`: by the signal. `held`: too many of its deliveries wait for
   * somebody to act. `cancelled`: by {@link BackfillAdministration.cancel}. One that was stopped or held goes on when it is started again.
   */
  readonly state: 'finished' | 'stopped' | 'held' | 'cancelled';
  /** The first thousand. */
  readonly faults: readonly BackfillFault[];
}

type Good = Extract<Examined, { kind: 'good' }>;

const minuteMs = 60_000;
/** Records set going in one commit. */
const largestBatch = 50;
const lookMs = 250;
const progressMs = 1000;

/** One start of a run: sets records going at its pace, and never more than may wait. */
export class Transfer {
  readonly #plan: CheckedPlan;
  readonly #options: BackfillOptions;
  readonly #engine: Engine;
  readonly #underWay: UnderWay;
  #headway: Headway;
  /** Deliveries that may still be made until it is counted again how many wait. */
  #room = 0;
  /** When the next record may go, by the monotonic clock. */
  #nextAt = Number.NEGATIVE_INFINITY;
  #toldAt = Number.NEGATIVE_INFINITY;
  #end: 'stopped' | 'held' | 'cancelled' | undefined;

  constructor(plan: CheckedPlan, options: BackfillOptions, engine: Engine) {
    this.#plan = plan;
    this.#options = options;
    this.#engine = engine;
    this.#underWay = new UnderWay(plan.run, engine);
    this.#headway = new Headway(plan.run, 0, plan.perMinute, engine);
  }

  async run(): Promise<BackfillResult> {
    const { run, perMinute } = this.#plan;
    const records = this.#options.records ?? (await countRecords(this.#plan, this.#engine)).records;
    this.#headway = new Headway(run, records, perMinute, this.#engine);
    await beginRun(this.#plan, records, this.#engine);
    await this.#tell('running');
    await this.#setGoing();
    const state = this.#end ?? 'finished';
    if (state === 'finished') {
      await this.#finish(records);
      if (this.#options.untilPublished !== true) await this.#untilDelivered();
    }
    const { msLeft: _, ...progress } = await this.#tell(state === 'finished' ? 'finished' : 'running');
    return { ...progress, state: this.#end === 'cancelled' ? 'cancelled' : state, faults: this.#headway.faults };
  }

  async #setGoing(): Promise<void> {
    const examination = new Examination(this.#plan, this.#engine);
    const size = Math.min(largestBatch, Math.ceil(this.#plan.perMinute / 60));
    let batch: Good[] = [];
    for await (const given of this.#plan.records()) {
      const examined = examination.next(given);
      if (examined.kind === 'faulty') this.#headway.fault(examined.fault);
      else if (examined.kind === 'repeated') this.#headway.count('known');
      else if (batch.push(examined) === size) {
        await this.#publishAll(batch);
        batch = [];
      }
      if (this.#isEnded()) return;
    }
    await this.#publishAll(batch);
  }

  async #publishAll(batch: Good[]): Promise<void> {
    while (batch.length > 0 && (await this.#mayGo())) {
      const most = Math.max(1, Math.floor(this.#room / this.#plan.webhooks.length));
      await this.#publish(batch.splice(0, most));
      await this.#tellSometimes();
    }
  }

  /** Waits until there is room and it is time. False where it ends before. */
  async #mayGo(): Promise<boolean> {
    const { clock } = this.#engine;
    for (;;) {
      if (this.#isEnded()) return false;
      const early = this.#nextAt - clock.monotonic();
      if (early > 0) await this.#pause(Math.min(early, progressMs));
      else if (this.#room >= 1) return true;
      else if (await this.#underWay.isMatched()) {
        this.#room = this.#plan.mostWaiting - (await this.#underWay.unfinished());
        if (this.#room >= 1) continue;
        if (await this.#underWay.rests()) this.#end = 'held';
        else await this.#pause(lookMs);
      } else await this.#pause(lookMs);
      await this.#tellSometimes();
    }
  }

  async #publish(batch: readonly Good[]): Promise<void> {
    const { run, webhooks, perMinute } = this.#plan;
    const mark = { run, webhooks: webhooks.map(({ id }) => id) };
    const results = await Promise.allSettled(
      batch.map(async ({ input }) => (await this.#engine.publisher.publish([input], mark))[0]),
    );
    let paced = 0;
    results.forEach((result, index) => {
      const good = batch[index];
      if (good === undefined) return;
      if (result.status === 'rejected') return this.#headway.fault(this.#faultOf(result.reason, good));
      if (result.value?.known ?? true) return this.#headway.count('known');
      this.#headway.count('published');
      this.#underWay.published(result.value?.id ?? '');
      const deliveries = webhooks.filter((webhook) => this.#maySend(good, webhook)).length;
      this.#room -= deliveries;
      if (deliveries > 0) paced += 1;
    });
    this.#nextAt = Math.max(this.#nextAt, this.#engine.clock.monotonic()) + (paced / perMinute) * minuteMs;
  }

  /** What the host's `records` adds to it may decide otherwise than what is there now. */
  #maySend(good: Good, webhook: ConfiguredWebhook): boolean {
    return this.#engine.records !== undefined || matchOf(good, webhook, this.#engine) === 'sends';
  }

  /** What is no fault of the record ends the transfer. */
  #faultOf(error: unknown, { line, acceptance: { key } }: Good): BackfillFault {
    if (!isEilboteError(error) || !error.code.startsWith('EVENT_')) throw error;
    const { code, text } =
      error.code === 'EVENT_ID_TAKEN' ? BACKFILL_RECORD_CHANGED({ key, run: this.#plan.run }) : error;
    return { line, key, code, text };
  }

  async #finish(total: number): Promise<void> {
    const { store, clock } = this.#engine;
    const { run: id } = this.#plan;
    const at = clock.now();
    const { done, faulty: leftOut, published } = this.#headway;
    const entry = backfillFinished({ id, total, done, leftOut }, { at });
    const progress = { run: id, at, state: 'finished' as const, total, done, leftOut };
    // One that had nothing to do says nothing.
    const stands = await store.updateRun(published > 0 ? { ...progress, entry } : progress);
    if (!stands) this.#end = 'cancelled';
  }

  async #untilDelivered(): Promise<void> {
    while (this.#end === undefined && this.#options.signal?.aborted !== true) {
      if (await this.#underWay.rests()) return;
      await this.#pause(lookMs);
      await this.#tellSometimes('finished');
    }
  }

  #isEnded(): boolean {
    if (this.#options.signal?.aborted === true) this.#end ??= 'stopped';
    return this.#end !== undefined;
  }

  async #tellSometimes(state: 'running' | 'finished' = 'running'): Promise<void> {
    if (this.#engine.clock.monotonic() - this.#toldAt >= progressMs) await this.#tell(state);
  }

  /** Notes how far it has come, and hears whether somebody has cancelled it. */
  async #tell(state: 'running' | 'finished'): Promise<BackfillProgress> {
    const { store, clock } = this.#engine;
    this.#toldAt = clock.monotonic();
    const progress = await this.#headway.look();
    const { done, faulty: leftOut } = this.#headway;
    const { run, records: total } = progress;
    const stands = await store.updateRun({ run, at: clock.now(), state, total, done, leftOut });
    if (!stands) this.#end = 'cancelled';
    this.#options.onProgress?.(progress);
    return progress;
  }

  #pause(ms: number): Promise<void> {
    const { signal } = this.#options;
    return new Promise((resolve) => {
      const timer = this.#engine.clock.timer(ms, done);
      function done(): void {
        timer.cancel();
        signal?.removeEventListener('abort', done);
        resolve();
      }
      if (signal?.aborted === true) done();
      else signal?.addEventListener('abort', done);
    });
  }
}

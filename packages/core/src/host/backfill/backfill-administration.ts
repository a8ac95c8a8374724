import type { RunRow, RunState } from '../../ports/index.ts';
import { backfillCancelled, deliveriesCancelled } from '../../stages/log/index.ts';
import type { Engine } from '../engine.ts';
import { RUN_UNKNOWN } from '../resend/errors.ts';
import { countRecords, type BackfillCount } from './count.ts';
import { checkPlan, type BackfillPlan } from './plan.ts';
import { earlierRun, specOf, type BackfillSpec } from './run-row.ts';
import { Transfer, type BackfillOptions, type BackfillResult } from './transfer.ts';

/** A run as it is stored. */
export interface BackfillRun extends Pick<RunRow, 'id' | 'state' | 'total' | 'done' | 'leftOut'>, BackfillSpec {
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * Transfers records that were there before, as events marked `backfill`, to webhooks that were not. Runs in the process
 * that starts it; the deliveries are sent by whoever dispatches.
 */
export class BackfillAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * What {@link run} would do: how many records there are, how many each webhook sends, and what is wrong with the others.
   * Nothing is stored, nothing sent. Conditions that need what the host's `records` adds are judged without it.
   * @throws BACKFILL_RUN_INVALID, BACKFILL_RUN_OTHER, BACKFILL_CANCELLED, BACKFILL_TOO_OLD, BACKFILL_WEBHOOK_OTHER_EVENT,
   *   BACKFILL_WEBHOOK_INACTIVE, EVENT_TYPE_UNKNOWN, HOST_CALL_INVALID, WEBHOOK_UNKNOWN, WEBHOOK_NAME_AMBIGUOUS, whatever
   *   the source throws
   */
  async count(plan: BackfillPlan): Promise<BackfillCount> {
    const checked = await checkPlan(plan, this.#engine);
    await earlierRun(checked, this.#engine);
    return countRecords(checked, this.#engine);
  }

  /**
   * Transfers the records. Started again under the same name, after a crash too, it goes on where it stopped: a record
   * that was set going is not set going twice. A faulty record stops no other one.
   * @throws as {@link count}, and errors of the store
   */
  async run(plan: BackfillPlan, options: BackfillOptions = {}): Promise<BackfillResult> {
    const checked = await checkPlan(plan, this.#engine);
    await earlierRun(checked, this.#engine);
    return new Transfer(checked, options, this.#engine).run();
  }

  /** Newest first. */
  async list(filter: { readonly state?: RunState } = {}): Promise<readonly BackfillRun[]> {
    return (await this.#engine.store.runs(filter)).filter(({ kind }) => kind === 'backfill').map(shown);
  }

  /**
   * Ends a run for good, wherever it runs, and cancels what of it still waits; what is being sent ends first. Tells the
   * ids of the cancelled deliveries.
   * @throws RUN_UNKNOWN
   */
  async cancel(run: string): Promise<readonly string[]> {
    const { store, clock, dispatcher } = this.#engine;
    const row = (await store.runs({})).find(({ id, kind }) => id === run && kind === 'backfill');
    if (row === undefined) throw RUN_UNKNOWN({ run });
    const at = clock.now();
    const { id, total, done, leftOut } = row;
    // From here on no delivery of it is written any more, also of events that are not matched yet.
    if (row.state === 'finished') await store.updateRun({ run, at, state: 'running', total, done, leftOut });
    await store.cancelRun(run, at, backfillCancelled({ id, total, done, leftOut }, { at }));
    const entry = deliveriesCancelled(undefined, { at, reason: 'byHand' });
    const cancelled = await store.cancelDeliveries({ run }, at, 'byHand', entry);
    dispatcher.configurationChanged();
    return cancelled;
  }
}

function shown(row: RunRow): BackfillRun {
  const { id, state, total, done, leftOut, createdAt, updatedAt } = row;
  return { id, state, total, done, leftOut, createdAt, updatedAt, ...specOf(row) };
}

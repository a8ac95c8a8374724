import type { RunRow } from '../../ports/index.ts';
import { backfillStarted } from '../../stages/log/index.ts';
import type { Engine } from '../engine.ts';
import { BACKFILL_CANCELLED, BACKFILL_RUN_OTHER, BACKFILL_TOO_OLD } from './errors.ts';
import type { CheckedPlan } from './plan.ts';

/** What a run is about, as it is stored: it stays the same however often it is started. */
export interface BackfillSpec {
  readonly eventType: string;
  /** Ids. */
  readonly webhooks: readonly string[];
}

export const specOf = ({ spec }: RunRow): BackfillSpec => JSON.parse(spec) as BackfillSpec;

const dayMs = 24 * 3600 * 1000;

/**
 * A run of this name, where there is one and it may go on.
 * @throws BACKFILL_RUN_OTHER, BACKFILL_CANCELLED, BACKFILL_TOO_OLD
 */
export async function earlierRun(
  plan: CheckedPlan,
  { store, configuration, clock, retention }: Engine,
): Promise<RunRow | undefined> {
  const row = (await store.runs({})).find(({ id }) => id === plan.run);
  if (row === undefined) return undefined;
  const { run } = plan;
  const { eventType, webhooks = [] } = specOf(row) as Partial<BackfillSpec>;
  const ids = plan.webhooks.map(({ id }) => id);
  if (row.kind !== 'backfill' || eventType !== plan.eventType || webhooks.join() !== ids.join()) {
    const names = webhooks.map((id) => configuration.current.webhook(id)?.definition.name ?? id);
    throw BACKFILL_RUN_OTHER({ run, eventType: eventType ?? row.kind, webhooks: names });
  }
  if (row.state === 'cancelled') throw BACKFILL_CANCELLED({ run });
  // Its first events may be forgotten by now: nobody could tell that they were sent.
  const { rowDays: days } = retention;
  if (row.createdAt + days * dayMs < clock.now()) throw BACKFILL_TOO_OLD({ run, days });
  return row;
}

/** Begins a run, or goes on with it. @throws BACKFILL_RUN_OTHER, BACKFILL_CANCELLED, BACKFILL_TOO_OLD */
export async function beginRun(plan: CheckedPlan, total: number, engine: Engine): Promise<void> {
  if ((await earlierRun(plan, engine)) !== undefined) return;
  const { store, clock } = engine;
  const at = clock.now();
  const { run: id, eventType } = plan;
  const spec: BackfillSpec = { eventType, webhooks: plan.webhooks.map((webhook) => webhook.id) };
  const counts = { total, done: 0, leftOut: 0 };
  const times = { createdAt: at, updatedAt: at };
  await store.createRun(
    { id, kind: 'backfill', state: 'running', spec: JSON.stringify(spec), cursor: null, ...counts, ...times },
    backfillStarted({ id, total }, { at }),
  );
}

import { loggedRun, specOf, type ResendSpec } from '../../dispatch/index.ts';
import type { DeliveryFilter, DeliveryState, RunRow, RunState } from '../../ports/index.ts';
import { resendCancelled, resendStarted } from '../../stages/log/index.ts';
import type { Engine } from '../engine.ts';
import { RESEND_STATES_UNFINISHED, RUN_ENDED, RUN_UNKNOWN } from './errors.ts';

export interface BulkResendOptions {
  /** As for a single delivery. */
  readonly content?: ResendSpec['content'];
  /** Deliveries set going in a minute, so that fresh events are not kept waiting; 600 when left out. */
  readonly perMinute?: number;
}

/** A run that sends many deliveries again, and how far it has come. */
export interface ResendRun extends Pick<RunRow, 'id' | 'state' | 'total' | 'done' | 'leftOut'>, ResendSpec {
  readonly createdAt: number;
  readonly updatedAt: number;
}

const endedStates = ['delivered', 'failed', 'skipped', 'cancelled'] as const satisfies readonly DeliveryState[];
const defaultPerMinute = 600;
const mostPerMinute = 60_000;

/**
 * The deliveries that a run would send again: failed ones where the filter names no states, never tests.
 * @throws RESEND_STATES_UNFINISHED
 */
export function resendable(filter: DeliveryFilter, before: number): DeliveryFilter {
  const states = filter.states ?? ['failed'];
  const unfinished = states.filter((state) => !(endedStates as readonly DeliveryState[]).includes(state));
  if (unfinished.length > 0) throw RESEND_STATES_UNFINISHED({ states: unfinished });
  return { ...filter, states, until: Math.min(filter.until ?? before, before) };
}

export async function countResendable(filter: DeliveryFilter, { store, clock }: Engine): Promise<number> {
  const counts = await store.countDeliveries(resendable(filter, clock.now()));
  return endedStates.reduce((sum, state) => sum + counts[state], 0);
}

/** Begins a run. It goes on by itself, also after a restart, where this or another process dispatches. */
export async function beginRun(
  filter: DeliveryFilter,
  { content = 'original', perMinute = defaultPerMinute }: BulkResendOptions,
  engine: Engine,
): Promise<ResendRun> {
  const { store, clock, newId, dispatcher } = engine;
  const at = clock.now();
  const wanted = resendable(filter, at);
  const pace = Math.min(mostPerMinute, Math.max(1, Math.floor(perMinute)));
  const spec: ResendSpec = { filter: wanted, content, perMinute: pace };
  const run: RunRow = {
    id: newId('run'),
    kind: 'resend',
    state: 'running',
    spec: JSON.stringify(spec),
    cursor: null,
    total: await countResendable(wanted, engine),
    done: 0,
    leftOut: 0,
    createdAt: at,
    updatedAt: at,
  };
  await store.createRun(run, resendStarted(loggedRun(run), { at, content }));
  dispatcher.configurationChanged();
  return shown(run);
}

export async function listRuns(
  filter: { readonly state?: RunState },
  { store }: Engine,
): Promise<readonly ResendRun[]> {
  return (await store.runs(filter)).filter(({ kind }) => kind === 'resend').map(shown);
}

/** What it has set going already is sent. @throws RUN_UNKNOWN, RUN_ENDED */
export async function cancelRun(id: string, engine: Engine): Promise<ResendRun> {
  const { store, clock, dispatcher } = engine;
  const find = async () => (await store.runs({})).find((run) => run.id === id && run.kind === 'resend');
  const run = await find();
  if (run === undefined) throw RUN_UNKNOWN({ run: id });
  const at = clock.now();
  if (!(await store.cancelRun(id, at, resendCancelled(loggedRun(run), { at })))) throw RUN_ENDED({ run: id });
  dispatcher.configurationChanged();
  return shown((await find()) ?? run);
}

function shown(run: RunRow): ResendRun {
  const { id, state, total, done, leftOut, createdAt, updatedAt } = run;
  return { id, state, total, done, leftOut, createdAt, updatedAt, ...specOf(run) };
}

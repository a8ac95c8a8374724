import { deepStrictEqual } from 'node:assert';
import type { DueQueue, Store } from '@eilbote/core';
import fc from 'fast-check';
import { modelStore } from '../model-store/index.ts';
import type { Step, World } from './step.ts';
import { anyStep } from './steps.ts';

export interface Comparison {
  /** A new store, not open, and how to get rid of it. */
  readonly make: () => Promise<{ readonly store: Store; close(): Promise<void> }>;
  /** Number of sequences. */
  readonly runs: number;
  /** Calls in each sequence, at most. */
  readonly length: number;
  /** To repeat a run that failed. */
  readonly seed?: number;
}

/**
 * Runs random sequences of calls on a store and on the model and throws at the first answer that differs, with the
 * shortest sequence that shows it.
 */
export async function compareWithModel({ make, runs, length, seed }: Comparison): Promise<void> {
  const sequences = fc.array(fc.tuple(anyStep, fc.integer({ min: 0, max: 15 })), {
    minLength: 1,
    maxLength: length,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      const { store, close } = await make();
      try {
        await compare(store, steps);
      } finally {
        await close();
      }
    }),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  );
}

async function compare(store: Store, steps: readonly (readonly [Step, number])[]): Promise<void> {
  const model = modelStore();
  for (const one of [model, store]) await one.open(() => 'ins_1');
  const world: World = {
    now: 1_000,
    fence: 0,
    versions: new Map(),
    leases: new Map(),
    leaseCount: 0,
    resends: 0,
    tests: 0,
    erasures: 0,
  };
  const done: string[] = [];
  for (const [{ name, prepare, learn }, pause] of steps) {
    world.now += pause;
    done.push(name);
    const call = prepare(world);
    const expected = await outcome(() => call(model));
    same(await outcome(() => call(store)), expected, done);
    if (!(expected instanceof Error)) learn?.(world, expected);
    same(await state(store), await state(model), done);
  }
  same(await everything(store), await everything(model), done);
}

async function outcome(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}

function same(actual: unknown, expected: unknown, done: readonly string[]): void {
  try {
    deepStrictEqual(plain(actual), plain(expected));
  } catch (difference) {
    const { message } = difference as Error;
    throw new Error(`after\n  ${done.join('\n  ')}\nthe store (+) differs from the model (-):\n${message}`, {
      cause: difference,
    });
  }
}

const plain = (value: unknown): unknown =>
  value instanceof Error ? `${value.name}: ${value.message}` : structuredClone(value);

const byLane = (one: DueQueue, other: DueQueue): number =>
  `${one.lane} ${one.webhook}` < `${other.lane} ${other.webhook}` ? -1 : 1;

const state = async (store: Store): Promise<unknown> => ({
  deliveries: await store.deliveries({}, { limit: 200 }),
  queues: (await store.dueQueues()).toSorted(byLane),
});

async function everything(store: Store): Promise<unknown> {
  const { rows } = await store.deliveries({}, { limit: 200 });
  return {
    details: await Promise.all(rows.map(({ id }) => store.delivery(id))),
    configuration: await store.configuration(),
    versions: await Promise.all(['w1', 'w2', 'w3'].map((id) => store.webhookVersions(id))),
    asOf: await Promise.all(
      ['w1', 'w2', 'w3'].flatMap((id) => [0, 3, 6, 12, 24].map((revision) => store.webhookAsOf(id, revision))),
    ),
    matchedWith: await Promise.all(Array.from({ length: 15 }, (_, event) => store.matchedWith(event))),
    history: await store.history(0, 10_000),
    runs: await store.runs({}),
    unmatched: await store.unmatched(100),
    lanes: (await store.lanes()).toSorted((one, other) => (one.lane < other.lane ? -1 : 1)),
    cursor: await store.logCursor(),
  };
}

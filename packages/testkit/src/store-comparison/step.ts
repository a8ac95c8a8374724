import type { Store } from '@eilbote/core';

/** What steps know of each other, so that they meet: without it nearly all of them would miss. */
export interface World {
  now: number;
  fence: number;
  /** Of each webhook as it was saved last. */
  readonly versions: Map<string, number>;
  /** Lease under which a delivery was started, claimed or reclaimed last. */
  readonly leases: Map<string, string>;
  leaseCount: number;
  /** Resends so far: each has an id of its own. */
  resends: number;
  /** Tests so far. */
  tests: number;
  /** Erasures so far: each has an id of its own. */
  erasures: number;
}

/** One call of the port: made once for both stores, then done on each. */
export interface Step {
  readonly name: string;
  prepare(world: World): (store: Store) => Promise<unknown>;
  /** Learns from the answer of the model. */
  learn?(world: World, answer: unknown): void;
}

export const step = (name: string, prepare: Step['prepare'], learn?: Step['learn']): Step => ({
  name,
  prepare,
  ...(learn && { learn }),
});

export function nextLease(world: World) {
  world.leaseCount += 1;
  return { token: `lease ${world.leaseCount}`, until: world.now + 30 };
}

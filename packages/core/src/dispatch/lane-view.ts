import type { LaneRow } from '../ports/index.ts';
import type { LaneLimits } from '../webhooks/definition.ts';
import { Lane } from './lane.ts';

/** A lane whose deliveries wait, and spend no attempts, although nothing is wrong with them. */
export interface LaneView {
  readonly lane: string;
  /**
   * `receiver`: too many calls failed in a row, one delivery at a time probes whether it is back. `silence`: it asked for
   * no calls (429 with `Retry-After`). `rate`: as many calls were made as its limits allow.
   */
  readonly waitsFor: 'receiver' | 'silence' | 'rate';
  /** When it is tried again; milliseconds since 1970. */
  readonly until: number;
}

/** What the stored state of a lane says; `undefined` where it holds nothing back. */
export function laneView(row: LaneRow, limits: LaneLimits | undefined, now: number): LaneView | undefined {
  const lane = new Lane(row.lane, row.state);
  lane.limit(limits);
  if (lane.breaker.open) return { lane: row.lane, waitsFor: 'receiver', until: lane.breaker.openUntil };
  const until = lane.opensAt(now);
  if (until === Number.POSITIVE_INFINITY) return undefined;
  return { lane: row.lane, waitsFor: lane.silentUntil >= until ? 'silence' : 'rate', until };
}

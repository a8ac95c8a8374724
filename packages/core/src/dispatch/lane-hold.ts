import type { Pause } from '../configuration/pauses.ts';
import type { LaneRow } from '../ports/index.ts';
import type { LaneLimits } from '../webhooks/definition.ts';
import { Lane } from './lane.ts';

/** What keeps the deliveries of a lane waiting, without spending attempts, although nothing is wrong with them. */
export type LaneHold =
  /** Somebody has paused the lane, or everything. */
  | { readonly waitsFor: 'resumption'; readonly pause: Pause }
  | {
      /**
       * `receiver`: too many calls failed in a row, one delivery at a time probes whether it is back. `silence`: it
       * asked for no calls (429 with `Retry-After`). `rate`: as many calls were made as its limits allow.
       */
      readonly waitsFor: 'receiver' | 'silence' | 'rate';
      /** When it is tried again; milliseconds since 1970. */
      readonly until: number;
    };

/** What the stored state of a lane and its pause say; `undefined` where nothing holds it back. */
export function laneHold(
  row: LaneRow,
  { limits, pause }: { readonly limits: LaneLimits | undefined; readonly pause: Pause | undefined },
  now: number,
): LaneHold | undefined {
  if (pause !== undefined) return { waitsFor: 'resumption', pause };
  const lane = new Lane(row.lane, row.state);
  lane.limit(limits);
  if (lane.breaker.open) return { waitsFor: 'receiver', until: lane.breaker.openUntil };
  const until = lane.opensAt(now);
  if (until === Number.POSITIVE_INFINITY) return undefined;
  return { waitsFor: lane.silentUntil >= until ? 'silence' : 'rate', until };
}

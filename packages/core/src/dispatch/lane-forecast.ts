import type { LaneRow } from '../ports/index.ts';
import type { LaneLimits } from '../webhooks/definition.ts';
import { Lane } from './lane.ts';
import type { RateWindow } from './rate-windows.ts';

/** Steps that are followed one by one; what is left then goes on at the pace of these. */
const mostSteps = 5000;

/**
 * When the deliveries that wait in a lane with rates will be done, if no more come, all are due and each goes well with
 * its first call; milliseconds since 1970. Follows the rate windows as they stand, with the lane's concurrency and the
 * time that its calls have taken lately. `undefined` for a lane without rates, or whose receiver is down: nobody knows.
 */
export function laneForecast(
  row: LaneRow,
  { limits, waiting }: { readonly limits: LaneLimits | undefined; readonly waiting: number },
  now: number,
): number | undefined {
  const lane = new Lane(row.lane, row.state);
  lane.limit(limits);
  if (waiting === 0 || lane.rates.length === 0 || lane.breaker.open) return undefined;
  const { concurrency, callMs, rates } = lane;
  const begins = Math.max(now, lane.silentUntil);
  let at = begins;
  let left = waiting;
  for (let step = 0; step < mostSteps; step += 1) {
    const free = Math.min(...rates.map((rate) => rate.free(at)));
    if (free === 0) {
      at = Math.max(...rates.map((rate) => rate.nextFree(at)));
      continue;
    }
    const together = Math.min(left, free, concurrency);
    for (const rate of rates) rate.started(at, together);
    left -= together;
    if (left === 0) return Math.ceil(at + callMs);
    at += callMs;
  }
  return Math.ceil(at + callMs + left * Math.max((at - begins) / (waiting - left), slowest(rates)));
}

/** Milliseconds between two calls at the pace of the tightest window. */
const slowest = (rates: readonly RateWindow[]): number => Math.max(...rates.map(({ paceMs }) => paceMs));

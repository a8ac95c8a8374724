import type { HistoryEntry } from '../ports/index.ts';
import { breakerClosed, breakerOpened } from '../stages/log/index.ts';
import type { Judgement } from './judgement.ts';
import type { Lane } from './lane.ts';

/** Tells the breaker of a lane what an attempt said about its receiver, and the history if that changed something. */
export function receiverEntries(lane: Lane, { receiver, next }: Judgement, at: number): HistoryEntry[] {
  switch (receiver) {
    case 'up':
      return lane.breaker.succeeded() ? [breakerClosed(lane.id, { at })] : [];
    case 'down':
      return lane.breaker.failed(at)
        ? [
            breakerOpened(lane.id, {
              at,
              nextAttemptAt: lane.breaker.openUntil,
              ...(next.end?.failure === undefined ? {} : { failure: next.end.failure }),
            }),
          ]
        : [];
    case 'unknown':
      lane.breaker.released();
      return [];
  }
}

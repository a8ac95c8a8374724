import { systemClock, type Clock } from '@eilbote/core';

const dayMs = 86_400_000;

/** The clock of this machine, set forward as often as a test likes. */
export class ShiftedClock implements Clock {
  #shift = 0;

  passDays(days: number): void {
    this.#shift += days * dayMs;
  }

  now = (): number => systemClock.now() + this.#shift;
  monotonic = (): number => systemClock.monotonic();
  timer: Clock['timer'] = (delayMs, act) => systemClock.timer(delayMs, act);
}

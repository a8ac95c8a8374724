import type { Chance } from '../chance.ts';

/** What can become of a call. The receiver has taken it in all cases in which it arrives and is answered with 2xx. */
export type Fate =
  | 'taken'
  | 'takenSlowly'
  /** Taken, but the answer gets lost: the caller sees a timeout. */
  | 'takenSilently'
  /** Taken, but the connection breaks before the answer. */
  | 'takenThenReset'
  | 'serverError'
  | 'busy'
  | 'refusedForGood'
  | 'gone'
  /** Never arrives, and the caller knows at once. */
  | 'connectionRefused'
  /** Never arrives, and the caller waits until its deadline. */
  | 'blackHole';

export type Mood = { readonly [fate in Fate]?: number };

const healthy: Mood = { taken: 1 };

/** How receivers behave for a while; the first one is what they all return to. */
export const moods: { readonly [name: string]: Mood } = {
  healthy,
  slow: { taken: 3, takenSlowly: 5 },
  flaky: {
    taken: 6,
    takenSlowly: 1,
    takenSilently: 1,
    takenThenReset: 1,
    serverError: 2,
    connectionRefused: 1,
    blackHole: 1,
  },
  lossy: { taken: 2, takenSilently: 3, takenThenReset: 3 },
  down: { connectionRefused: 6, serverError: 2, blackHole: 1 },
  busy: { taken: 2, busy: 3 },
  picky: { taken: 5, refusedForGood: 3, gone: 1 },
};

/** A receiver's way to answer, which changes over time. */
export class Receiver {
  readonly host: string;
  #mood: Mood = healthy;

  constructor(host: string) {
    this.host = host;
  }

  feel(mood: string): void {
    this.#mood = moods[mood] ?? healthy;
  }

  fate(chance: Chance): Fate {
    return chance.weighted(this.#mood);
  }
}

/** Time as the engine sees it; virtual in simulations. */
export interface Clock {
  /** Wall time in milliseconds since 1970-01-01T00:00:00Z. May jump; used for what is stored and shown. */
  now(): number;
  /** Milliseconds that never run backwards; used to measure durations. */
  monotonic(): number;
  /** Calls back once after so many milliseconds. */
  timer(delayMs: number, callback: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}

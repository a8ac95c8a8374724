import type { Store } from '@eilbote/core';
import type { SimulatedProcess } from '../simulated-process.ts';
import type { Commit } from './commit.ts';

/** How the disk feels at present: drawn anew for every call. */
export interface DiskWeather {
  /** Milliseconds between a call and its effect, and between the effect and the answer. */
  delay(): number;
  /** A fault instead of an effect: nothing happened then. */
  fault(operation: keyof Store): Error | undefined;
  /** Calls take effect and are answered in the order in which they were made, as from one worker thread. */
  readonly inOrder: boolean;
}

/** The store as one process sees it: slow, at times failing, and silent once the process is dead. */
export function simulatedStore(
  inner: Store,
  process: SimulatedProcess,
  weather: DiskWeather,
  committed: (commit: Commit) => void,
): Store {
  const now = (): number => process.clock.monotonic();
  let effectsUpTo = 0;
  let answersUpTo = 0;

  const untilEffect = (): Promise<void> | undefined => {
    const at = weather.inOrder ? Math.max(now() + weather.delay(), effectsUpTo) : now() + weather.delay();
    effectsUpTo = Math.max(effectsUpTo, at);
    return at > now() ? process.wait(at - now()) : undefined;
  };
  const untilAnswer = (): Promise<void> => {
    const at = weather.inOrder ? Math.max(now() + weather.delay(), answersUpTo) : now() + weather.delay();
    answersUpTo = Math.max(answersUpTo, at);
    return process.wait(at - now());
  };

  async function call(operation: keyof Store, args: readonly unknown[]): Promise<unknown> {
    await untilEffect();
    if (process.state === 'dead') return new Promise(() => {});
    const fault = weather.fault(operation);
    const method = inner[operation] as (...args: readonly unknown[]) => Promise<unknown>;
    try {
      if (fault !== undefined) throw fault;
      const result = await method(...args);
      committed({ operation, args, result, process, at: now() } as unknown as Commit);
      return result;
    } finally {
      await untilAnswer();
    }
  }

  const calls = Object.keys(inner).map((name) => {
    const operation = name as keyof Store;
    // Asked ten times a second by every process: it costs nothing and tells nothing to delay it.
    if (operation === 'foreignChanges')
      return [name, () => (process.state === 'dead' ? new Promise(() => {}) : inner.foreignChanges())];
    return [name, (...args: readonly unknown[]) => call(operation, args)];
  });
  return Object.fromEntries(calls) as Store;
}

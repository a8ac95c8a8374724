import type { Clock, DispatchOwner, Random, Timer } from '@eilbote/core';
import type { Chance } from './chance.ts';
import type { VirtualTime } from '../clock/virtual-time.ts';

/** Thrown out of a call of a process that is dead: its code runs on for a moment, but reaches nothing any more. */
export class ProcessIsDead extends Error {
  override readonly name = 'ProcessIsDead';
}

/**
 * A process of the simulated world. What it waits for reaches it through `enter`: a dead process is never called again,
 * a paused one (SIGSTOP, a laptop asleep) only when it goes on.
 */
export class SimulatedProcess {
  readonly owner: DispatchOwner;
  readonly clock: Clock;
  readonly random: Random;
  readonly #time: VirtualTime;
  #state: 'running' | 'paused' | 'dead' = 'running';
  #resumedAt = Number.NEGATIVE_INFINITY;
  #held: (() => void)[] = [];
  readonly #onDeath: (() => void)[] = [];

  constructor(owner: DispatchOwner, time: VirtualTime, chance: Chance) {
    this.owner = owner;
    this.#time = time;
    this.clock = {
      now: () => Math.floor(time.now),
      monotonic: () => time.now,
      timer: (delayMs, callback) => this.#timer(delayMs, callback),
    };
    this.random = { fraction: () => chance.fraction(), bytes: (count) => chance.bytes(count) };
  }

  get state(): 'running' | 'paused' | 'dead' {
    return this.#state;
  }

  /** When it last went on after a pause. */
  get resumedAt(): number {
    return this.#resumedAt;
  }

  /** Resolves after so long, if the process still runs. */
  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#time.after(delayMs, () => this.enter(resolve));
    });
  }

  enter(act: () => void): void {
    if (this.#state === 'running') act();
    else if (this.#state === 'paused') this.#held.push(act);
  }

  /** @throws ProcessIsDead */
  mustLive(): void {
    if (this.#state === 'dead') throw new ProcessIsDead();
  }

  pause(): void {
    if (this.#state === 'running') this.#state = 'paused';
  }

  resume(): void {
    if (this.#state !== 'paused') return;
    this.#state = 'running';
    this.#resumedAt = this.#time.now;
    const held = this.#held;
    this.#held = [];
    for (const act of held) this.#time.after(0, () => this.enter(act));
  }

  die(): void {
    if (this.#state === 'dead') return;
    this.#state = 'dead';
    this.#held = [];
    for (const act of this.#onDeath) act();
  }

  /** What the process was asked for, or `undefined` where it dies before it has answered. */
  untilDeath<T>(answer: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#state === 'dead') resolve(undefined);
      else this.#onDeath.push(() => resolve(undefined));
      answer.then(resolve, reject);
    });
  }

  #timer(delayMs: number, callback: () => void): Timer {
    let cancelled = false;
    const timer = this.#time.after(delayMs, () => {
      this.enter(() => {
        if (!cancelled) callback();
      });
    });
    return {
      cancel() {
        cancelled = true;
        timer.cancel();
      },
    };
  }
}

import fc from 'fast-check';
import { DeliveryLog } from '../../packages/core/src/stages/log/index.ts';
import { rotatedNames } from '../../packages/core/src/stages/log/rotated-names.ts';
import { memoryLogDisk, type MemoryLogDisk } from '../../packages/testkit/src/log-file/index.ts';
import { HistorySource } from './history-source.ts';
import { virtualClock } from '../../packages/testkit/src/clock/virtual-clock.ts';

/** What may happen to a log, its process and its disk. */
export type Step =
  | { readonly act: 'commit'; readonly rows: number }
  | { readonly act: 'foreignCommit'; readonly rows: number }
  | { readonly act: 'wait'; readonly ms: number }
  | { readonly act: 'room'; readonly bytes: number }
  | { readonly act: 'noteCursor' | 'catchUp' | 'kill' | 'stop' | 'appendFails' | 'rotateFails' | 'syncFails' }
  | { readonly act: 'powerCut'; readonly chances: readonly number[] };

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('commit'), rows: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('foreignCommit'), rows: fc.integer({ min: 1, max: 700 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('wait'), ms: fc.constantFrom(0, 1, 500, 1000, 40_000, 600_000) }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('room'), bytes: fc.integer({ min: 0, max: 900 }) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      act: fc.constantFrom('noteCursor', 'catchUp', 'kill', 'stop', 'appendFails', 'rotateFails', 'syncFails'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('powerCut'),
      chances: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 4, maxLength: 8 }),
    }),
  },
);

/** The installation: what outlives its processes, and the process that runs now. */
export class Installation {
  readonly source = new HistorySource();
  readonly disk: MemoryLogDisk;
  readonly #clock = virtualClock();
  #log: DeliveryLog;

  constructor() {
    const { time } = this.#clock;
    const syncing = (): Promise<void> => new Promise((resolve) => void time.after(3, resolve));
    this.disk = memoryLogDisk({ syncing });
    this.#log = this.#start();
  }

  async take(step: Step): Promise<void> {
    switch (step.act) {
      case 'commit':
        return this.#log.write(this.source.commit(step.rows, this.#clock.clock.now()));
      case 'foreignCommit':
        this.source.commit(step.rows, this.#clock.clock.now());
        return;
      case 'wait':
        await this.#clock.time.run(step.ms);
        return;
      case 'room':
        return this.#roomFor(step.bytes);
      case 'noteCursor':
        this.source.cursor = Math.max(this.source.cursor, this.#log.loggedUpTo);
        return;
      case 'catchUp':
        return this.#log.catchUp();
      case 'kill':
        this.#log.abandon();
        this.#log = this.#start();
        return;
      case 'stop':
        await Promise.all([this.#log.stop(), this.#clock.time.run(10)]);
        this.#log = this.#start();
        return;
      case 'appendFails':
        this.disk.failNext('append');
        return;
      case 'rotateFails':
        this.disk.failNext('rotate');
        return;
      case 'syncFails':
        this.disk.failNext('sync');
        return;
      case 'powerCut': {
        this.#log.abandon();
        let next = 0;
        this.disk.powerCut({ fraction: () => step.chances[next++ % step.chances.length] ?? 0 });
        this.#log = this.#start();
      }
    }
  }

  /** All is well again: what the log holds then. */
  async heal(): Promise<{ text: string; incompleteSince: number | undefined; synced: boolean }> {
    this.disk.capacity = Number.POSITIVE_INFINITY;
    await this.#clock.time.run(120_000);
    this.#log.catchUp();
    await this.#clock.time.run(120_000);
    return {
      text: this.text,
      incompleteSince: this.#log.incomplete?.since,
      synced: this.#log.loggedUpTo === this.source.rows.length,
    };
  }

  get text(): string {
    const rotated = rotatedNames(this.disk.names());
    return rotated.map(({ name }) => this.disk.text(name)).join('') + this.disk.text();
  }

  #roomFor(bytes: number): void {
    const used = this.disk.names().reduce((sum, name) => sum + Buffer.byteLength(this.disk.text(name)), 0);
    this.disk.capacity = used + bytes;
  }

  #start(): DeliveryLog {
    const log = new DeliveryLog({
      file: this.disk.connect(),
      source: this.source,
      clock: this.#clock.clock,
      rotation: { maximumBytes: 20_000, keepDays: 'all', keepFiles: 'all' },
    });
    log.start();
    return log;
  }
}

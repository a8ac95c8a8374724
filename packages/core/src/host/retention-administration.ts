import type { SweepCounts } from '../dispatch/index.ts';
import type { RetentionPeriods } from '../privacy/index.ts';
import { NOT_DISPATCHING } from './errors.ts';
import type { Engine } from './engine.ts';

/** How long things are kept, and taking away what has been kept long enough. */
export class RetentionAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** As they are in force, with the defaults filled in. */
  get periods(): RetentionPeriods {
    return this.#engine.retention;
  }

  /**
   * Takes away at once what has been kept long enough. It happens by itself every hour in the process that dispatches.
   * @throws NOT_DISPATCHING where that is another one
   */
  async run(): Promise<SweepCounts> {
    const counts = await this.#engine.dispatcher.tidy();
    if (counts === undefined) throw NOT_DISPATCHING({});
    return counts;
  }
}

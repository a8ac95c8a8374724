import { verifyDeliveryLog, type LogRotation, type VerifiedLog } from '../stages/log/index.ts';
import type { Engine } from './engine.ts';

const dayMs = 86_400_000;

/** The delivery log of the installation. */
export class LogAdministration {
  readonly #engine: Engine;
  readonly #rotation: LogRotation;

  constructor(engine: Engine, rotation: LogRotation = {}) {
    this.#engine = engine;
    this.#rotation = rotation;
  }

  /**
   * Holds every line of `Webhooks.log` and its rotated files against the description of the lines and against the history
   * in the store. Reads all of both, and changes nothing; processes of the installation may run meanwhile.
   */
  verify(): Promise<VerifiedLog> {
    const { logFile, store, clock, retention } = this.#engine;
    const earliest = Math.min(retention.bodyDays, ...retention.classes.map(({ days }) => days));
    return verifyDeliveryLog(logFile, store, this.#rotation, {
      bodiesBefore: clock.now() - earliest * dayMs,
      rowsBefore: clock.now() - retention.rowDays * dayMs,
    });
  }
}

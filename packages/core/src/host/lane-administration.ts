import { laneView, type LaneView } from '../dispatch/index.ts';
import type { Engine } from './engine.ts';

/** Lanes of the installation: look at why deliveries wait in them. */
export class LaneAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Those that hold deliveries back, as the dispatcher has written it down last. */
  async holdingBack(): Promise<readonly LaneView[]> {
    const { store, configuration, clock } = this.#engine;
    const [rows, current] = await Promise.all([store.lanes(), configuration.reload()]);
    const now = clock.now();
    return rows.flatMap((row) => laneView(row, current.limitsOf(row.lane), now) ?? []);
  }
}

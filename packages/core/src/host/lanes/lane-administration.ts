import type { Pause } from '../../configuration/pauses.ts';
import { laneForecast, laneHold, type LaneHold } from '../../dispatch/index.ts';
import type { PauseChange } from '../../ports/index.ts';
import { everythingPaused, everythingResumed, lanePaused, laneResumed } from '../../stages/log/index.ts';
import type { Engine } from '../engine.ts';
import { DISPATCH_HELD } from '../restoration/errors.ts';
import { configuredLanes, findLane } from './configured-lanes.ts';

/** A lane as it is shown. */
export interface LaneView {
  /** `connection:` or `webhook:` and the id of the one whose account it is. */
  readonly lane: string;
  /** Of its connection, or of the webhook whose own URL it is. */
  readonly name: string;
  /** Ids of the webhooks that use it. */
  readonly webhooks: readonly string[];
  /** Why its deliveries wait although nothing is wrong with them; absent where they do not. */
  readonly hold?: LaneHold;
  /** Deliveries that wait in it, without those that are parked: they wait for a person, not for the lane. */
  readonly waiting: number;
  /**
   * Where its rates are what they wait for: when they will be done, milliseconds since 1970. An estimate from the calls
   * that were made, the concurrency and the time of its calls, as if no more came and each went well.
   */
  readonly doneAt?: number;
}

export interface PauseOptions {
  /** For whoever looks at it later. */
  readonly reason?: string;
}

export interface ResumeReceipt {
  /** False where it was so already; then nothing was written. */
  readonly changed: boolean;
}

export interface PauseReceipt extends ResumeReceipt {
  /** The deliveries whose calls are under way in this moment: those are finished, and no other begins. */
  readonly underWay: readonly string[];
}

/** Lanes of the installation: look at why deliveries wait in them, pause and resume them. */
export class LaneAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** All lanes: those of connections first. */
  async list(): Promise<readonly LaneView[]> {
    const { store, configuration, clock } = this.#engine;
    const [rows, backlogs, current] = await Promise.all([store.lanes(), store.backlogs(), configuration.reload()]);
    const states = new Map(rows.map(({ lane, state }) => [lane, state]));
    const backlogOf = new Map(backlogs.map(({ webhook, waiting }) => [webhook, waiting]));
    const now = clock.now();
    return configuredLanes(current).map(({ lane, name, webhooks }) => {
      const under = { limits: current.limitsOf(lane), pause: current.pauses.of(lane) };
      const row = { lane, state: states.get(lane) ?? '{}' };
      const hold = laneHold(row, under, now);
      const waiting = webhooks.reduce((sum, { id }) => sum + (backlogOf.get(id) ?? 0), 0);
      const doneAt = hold?.waitsFor === 'resumption' ? undefined : laneForecast(row, { ...under, waiting }, now);
      return {
        lane,
        name,
        webhooks: webhooks.map(({ id }) => id),
        ...(hold === undefined ? {} : { hold }),
        waiting,
        ...(doneAt === undefined ? {} : { doneAt }),
      };
    });
  }

  /** The pause of everything, where one is in force. */
  async pauseOfEverything(): Promise<Pause | undefined> {
    return (await this.#engine.configuration.reload()).pauses.ofEverything;
  }

  /**
   * Pauses a lane, given by its id, or by id or name of its connection or webhook: its deliveries are collected and sent
   * later, and spend no attempts. In force in every process when this resolves; no time counts until it is resumed.
   * @throws LANE_UNKNOWN, LANE_NAME_AMBIGUOUS, LANE_IS_SHARED
   */
  async pause(wanted: string, { reason }: PauseOptions = {}): Promise<PauseReceipt> {
    const lane = await this.#find(wanted);
    const at = this.#engine.clock.now();
    const why = reason === undefined ? {} : { reason };
    return this.#set({ lane, paused: true, at, ...why, entry: lanePaused(lane, { at, ...why }) });
  }

  /**
   * Lets a lane go on: slowly at first, and with the whole maximum age before what was collected. Under a pause of
   * everything it goes on with that one.
   * @throws LANE_UNKNOWN, LANE_NAME_AMBIGUOUS, LANE_IS_SHARED
   */
  async resume(wanted: string): Promise<ResumeReceipt> {
    const lane = await this.#find(wanted);
    const at = this.#engine.clock.now();
    const { changed } = await this.#set({ lane, paused: false, at, entry: laneResumed(lane, { at }) });
    return { changed };
  }

  /** Pauses all lanes, also those that come to be later. Events are accepted and matched all the same. */
  pauseEverything({ reason }: PauseOptions = {}): Promise<PauseReceipt> {
    const at = this.#engine.clock.now();
    const why = reason === undefined ? {} : { reason };
    return this.#set({ lane: null, paused: true, at, ...why, entry: everythingPaused({ at, ...why }) });
  }

  /**
   * Ends the pause of everything; what was paused by itself stays so.
   * @throws DISPATCH_HELD while dispatch is held after a restoration
   */
  async resumeEverything(): Promise<ResumeReceipt> {
    if ((await this.#engine.store.restoration()) !== undefined) throw DISPATCH_HELD({});
    const at = this.#engine.clock.now();
    const { changed } = await this.#set({ lane: null, paused: false, at, entry: everythingResumed({ at }) });
    return { changed };
  }

  async #find(wanted: string): Promise<string> {
    return findLane(wanted, await this.#engine.configuration.reload()).lane;
  }

  async #set(change: PauseChange): Promise<PauseReceipt> {
    const { store, configuration, dispatcher } = this.#engine;
    const { changed, sending } = await store.setPause(change);
    await configuration.reload();
    dispatcher.configurationChanged();
    return { changed, underWay: sending };
  }
}

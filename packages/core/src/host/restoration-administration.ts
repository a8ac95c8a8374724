import type { DeliveryRow, RestoredEnd } from '../ports/index.ts';
import { deliverySettled, dispatchReleased, type LogLine } from '../stages/log/index.ts';
import type { Engine } from './engine.ts';
import { DISPATCH_NOT_HELD, RESTORATION_UNMATCHED } from './restoration/errors.ts';
import { evidenceOf, matchOf, type Evidence } from './restoration/evidence.ts';

/** What is known after the database was put back from a backup. */
export interface RestorationView {
  /** When it was put back; milliseconds since 1970. */
  readonly at: number;
  /** Deliveries that had ended by the time of the loss, as the delivery log shows: they are not sent once more. */
  readonly settled: number;
  /** Deliveries that wait and are sent with the release. */
  readonly waiting: number;
  /** Events of the backup of which no deliveries were made yet are there. A process that dispatches makes them. */
  readonly hasUnmatched: boolean;
  /** Events that the delivery log tells of and the backup does not have: only who published them can publish them again. */
  readonly lostEvents: number;
  /** Erasures that were finished since the backup: what they erased is there again. */
  readonly erasures: number;
}

const pageSize = 200;

/** Holds dispatch after a restoration until somebody has looked at what would be sent. */
export class RestorationAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** `undefined` where nothing is held back. */
  async get(): Promise<RestorationView | undefined> {
    const { store, logFile } = this.#engine;
    const row = await store.restoration();
    if (row === undefined) return undefined;
    const evidence = evidenceOf(logFile, row);
    const [unmatched, { waiting }] = await Promise.all([
      store.unmatched(1),
      store.countDeliveries({ states: ['waiting'] }),
    ]);
    return {
      at: row.at,
      settled: row.settled,
      waiting,
      hasUnmatched: unmatched.length > 0,
      lostEvents: await this.#lost(evidence),
      erasures: evidence.erasures,
    };
  }

  /**
   * Ends the deliveries that had ended by the time of the loss, as the delivery log shows. May be repeated.
   * @throws DISPATCH_NOT_HELD
   */
  async settleFromLog(): Promise<RestorationView> {
    const { store, logFile, clock } = this.#engine;
    const row = await store.restoration();
    if (row === undefined) throw DISPATCH_NOT_HELD({});
    const evidence = evidenceOf(logFile, row);
    let cursor: string | undefined;
    const ends: RestoredEnd[] = [];
    do {
      const page = await store.deliveries(
        { states: ['waiting'] },
        { limit: pageSize, oldestFirst: true, ...(cursor === undefined ? {} : { cursor }) },
      );
      ends.push(...page.rows.flatMap((delivery) => this.#endOf(delivery, evidence)));
      cursor = page.next;
    } while (cursor !== undefined);
    for (let from = 0; from < ends.length; from += pageSize)
      await store.settleRestored(ends.slice(from, from + pageSize), clock.now());
    this.#engine.dispatcher.configurationChanged();
    const view = await this.get();
    if (view === undefined) throw DISPATCH_NOT_HELD({});
    return view;
  }

  /**
   * Lets everything go out that the delivery log does not show as ended. Tells what is sent now.
   * @throws DISPATCH_NOT_HELD, RESTORATION_UNMATCHED
   */
  async release(): Promise<RestorationView> {
    const { store, clock, configuration, dispatcher } = this.#engine;
    if ((await store.restoration()) === undefined) throw DISPATCH_NOT_HELD({});
    if ((await store.unmatched(1)).length > 0) throw RESTORATION_UNMATCHED({});
    const view = await this.settleFromLog();
    const at = clock.now();
    await store.endRestoration(at, dispatchReleased({ at }));
    await configuration.reload();
    dispatcher.configurationChanged();
    return view;
  }

  #endOf(delivery: DeliveryRow, { byDelivery, byMatch }: Evidence): readonly RestoredEnd[] {
    const line =
      byDelivery.get(delivery.id) ??
      (delivery.origin === 'event' ? byMatch.get(matchOf(delivery.eventId, delivery.webhook)) : undefined);
    if (line === undefined || line.state === undefined || line.state === 'waiting' || line.state === 'sending')
      return [];
    const { state, attempt, failure, reason } = line;
    const why = reason ?? failure;
    return [
      {
        delivery: delivery.id,
        state,
        attempts: attempt ?? delivery.attempts,
        ...(why === undefined ? {} : { end: { reason: why, ...(failure === undefined ? {} : { failure }) } }),
        entry: deliverySettled(this.#logged(delivery, line), {
          at: this.#engine.clock.now(),
          state,
          attempt,
          failure,
          reason,
        }),
      },
    ];
  }

  #logged({ id, eventId, eventType, table, key, webhook, lane, version, origin, of }: DeliveryRow, line: LogLine) {
    const { target = '', action = '' } = line;
    const known = this.#engine.configuration.current.webhook(webhook)?.logged;
    return {
      id,
      event: { id: eventId, type: eventType, table, key },
      webhook: known ?? { id: webhook, name: line.webhook?.name ?? webhook, version: version ?? 0, target, action },
      lane,
      ...(origin === 'event' ? {} : { origin, ...(of === null ? {} : { of }) }),
    };
  }

  async #lost({ events }: Evidence): Promise<number> {
    let lost = 0;
    for (const id of events) if ((await this.#engine.store.event(id)) === undefined) lost += 1;
    return lost;
  }
}

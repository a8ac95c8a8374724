import { isEilboteError, type EventInput } from '@eilbote/contract';
import type { Chance } from '../chance.ts';
import type { Climate } from '../climate.ts';
import type { Machine, RunningHost } from '../machine.ts';
import type { PublishedEvent, Publication } from '../record/account.ts';

export const eventTypes = ['project.created', 'project.awarded'] as const;

/** Part of the publications that hand over an event that was published before. */
const repeats = 0.1;
const mostEventsAtOnce = 4;
/** Before a publication is tried again that failed or was never answered. */
const longestRetryMs = 4000;

/**
 * The ERP: publishes events singly and in groups, some of them twice, and hands over again what it was not told to be
 * safe.
 */
export class Publisher {
  readonly #machine: Machine;
  readonly #climate: Climate;
  readonly #chance: Chance;
  readonly #answered: (publication: Publication) => void;

  constructor(machine: Machine, climate: Climate, chance: Chance, answered: (publication: Publication) => void) {
    this.#machine = machine;
    this.#climate = climate;
    this.#chance = chance;
    this.#answered = answered;
  }

  /** Publishes until the time is over, and waits for what is under way then. */
  async work(name: string, until: number): Promise<void> {
    const { publications, activeMs } = this.#climate;
    const isBurst = this.#chance.happens(0.3);
    const longestPauseMs = isBurst ? 20 : Math.ceil((2 * activeMs) / publications);
    const underWay: Promise<void>[] = [];
    for (let call = 1; call <= publications; call += 1) {
      await this.#machine.wait(this.#chance.integer(1, longestPauseMs));
      if (this.#machine.time.now >= until) break;
      underWay.push(this.#publish(this.#events(`${name}-${call}`), until));
    }
    await Promise.all(underWay);
  }

  #events(name: string): readonly PublishedEvent[] {
    const { safe } = this.#machine.account;
    const count = this.#chance.happens(0.5) ? 1 : this.#chance.integer(2, mostEventsAtOnce);
    return Array.from({ length: count }, (_, index) => {
      if (safe.length > 0 && this.#chance.happens(repeats)) return this.#chance.pick(safe);
      return {
        id: `evt-${name}-${index}`,
        type: this.#chance.pick(eventTypes),
        record: `S${this.#chance.integer(1, this.#climate.records)}`,
        status: this.#chance.integer(0, 9),
      };
    });
  }

  async #publish(events: readonly PublishedEvent[], until: number): Promise<void> {
    const { account, time } = this.#machine;
    const host = await this.#machine.someHost(this.#chance);
    if (host === undefined) return;
    const publication: Publication = {
      number: account.publications.length + 1,
      process: host.process,
      events,
      startedAt: time.now,
    };
    account.publishing(publication);
    await this.#handOver(host, publication);
    if (publication.acknowledgedAt !== undefined || time.now > until || this.#chance.happens(0.4)) return;
    await this.#machine.wait(this.#chance.integer(1, longestRetryMs));
    await this.#publish(events, until);
  }

  async #handOver(host: RunningHost, publication: Publication): Promise<void> {
    const { account, time } = this.#machine;
    try {
      const receipts = await host.process.untilDeath(host.engine.publish(publication.events.map(eventInput)));
      if (receipts === undefined) return;
      publication.acknowledgedAt = time.now;
      account.safe.push(...publication.events);
    } catch (error) {
      if (host.process.state === 'dead') return;
      publication.refused = isEilboteError(error) ? error.code : String(error);
      account.note(`publication ${publication.number} was refused: ${publication.refused}`);
    }
    this.#answered(publication);
  }
}

export const eventInput = ({ id, type, record, status }: PublishedEvent): EventInput => ({
  id,
  type,
  occurredAt: '2026-02-02T05:00:00Z',
  records: { Auftrag: { AuftragsNr: record, Status: status } },
});

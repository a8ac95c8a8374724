import { isEilboteError, type AcceptedEvent, type EventInput } from '@eilbote/contract';
import { acceptEvent, completeEvent, type Acceptance } from '../accept/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { OpenEvent } from '../dispatch/open-event.ts';
import type { BackfillMark, Clock, NewEvent, Records, Store } from '../ports/index.ts';
import type { IdPrefix } from '../system/index.ts';
import { EVENT_ID_TAKEN } from './errors.ts';
import { eventRow } from './event-row.ts';
import { GroupCommit } from './group-commit.ts';
import { missingRecords, notUsable, type PublishWarning } from './missing-records.ts';

/** What a publisher gets back once its event is durable. */
export interface PublishReceipt {
  readonly id: string;
  /** The same event was accepted by an earlier call; nothing was stored again. */
  readonly known: boolean;
  /** What did not fit its schema and was kept as it came. */
  readonly warnings: readonly PublishWarning[];
}

export interface PublisherServices {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly records: Records | undefined;
  /** Warnings refuse the event. For tests of a host. */
  readonly strict: boolean;
  newId(prefix: IdPrefix): string;
  /** Events that were stored just now, in order of acceptance. */
  accepted(events: readonly OpenEvent[]): void;
}

interface Ready {
  readonly row: NewEvent;
  readonly event: AcceptedEvent;
  readonly warnings: readonly PublishWarning[];
}

/** The door of events: accepts, fills gaps, and resolves when they are durable. */
export class Publisher {
  readonly #services: PublisherServices;
  readonly #commits: GroupCommit<Ready>;

  constructor(services: PublisherServices) {
    this.#services = services;
    this.#commits = new GroupCommit(services.store, (group, verdict) => {
      if (verdict.kind === 'conflict') return;
      const stored = group.flatMap(({ row, event }, index): OpenEvent[] => {
        const accepted = verdict.events[index];
        if (accepted === undefined || accepted.known) return [];
        return [{ event, stored: { ...row, sequence: accepted.sequence, revision: accepted.revision } }];
      });
      if (stored.length > 0) services.accepted(stored);
    });
  }

  /**
   * All or none.
   * @param backfill marks them as records that were there before
   * @throws EilboteError of acceptance, EVENT_ID_TAKEN, errors of the store
   */
  async publish(inputs: readonly EventInput[], backfill?: BackfillMark): Promise<PublishReceipt[]> {
    const { records } = this.#services;
    // Without gaps to fill nothing is awaited before the commit: concurrent publishers meet in the same one.
    const accepted = records === undefined ? inputs.map((input) => this.#accept(input)) : await this.#filled(inputs);
    if (accepted.length === 0) return [];
    const ready = backfill === undefined ? accepted : accepted.map((one) => marked(one, backfill));
    const verdict = await this.#commits.add(ready);
    if (verdict.kind === 'conflict') throw EVENT_ID_TAKEN({ id: verdict.id });
    return ready.map(({ row, warnings }, index) => ({
      id: row.id,
      known: verdict.events[index]?.known ?? false,
      warnings,
    }));
  }

  idle(): Promise<void> {
    return this.#commits.idle();
  }

  #filled(inputs: readonly EventInput[]): Promise<Ready[]> {
    return Promise.all(inputs.map((input) => this.#fillGaps(input)));
  }

  async #fillGaps(input: EventInput): Promise<Ready> {
    const acceptance = this.#acceptance(input);
    const { records, catalogue, clock } = this.#services;
    if (records === undefined) return this.#ready(acceptance);
    const found = await missingRecords(acceptance.event, acceptance.key, { records, catalogue, clock });
    const refused: PublishWarning[] = [];
    let completed = acceptance;
    for (const [table, record] of Object.entries(found.records)) {
      try {
        completed = completeEvent(completed, { [table]: record }, catalogue);
      } catch (error) {
        if (!isEilboteError(error)) throw error;
        refused.push(notUsable(table, error));
      }
    }
    const ready = this.#ready(completed);
    return { ...ready, warnings: [...ready.warnings, ...found.warnings, ...refused] };
  }

  #accept(input: EventInput): Ready {
    return this.#ready(this.#acceptance(input));
  }

  #acceptance(input: EventInput): Acceptance {
    const { catalogue, clock, strict, newId } = this.#services;
    return acceptEvent(input, {
      catalogue,
      now: new Date(clock.now()).toISOString(),
      newId: () => newId('evt'),
      strict,
    });
  }

  #ready(acceptance: Acceptance): Ready {
    const { event, warnings } = acceptance;
    return { row: eventRow(acceptance, this.#services.clock.now(), this.#services.catalogue), event, warnings };
  }
}

const marked = ({ row, event, warnings }: Ready, backfill: BackfillMark): Ready => ({
  row: { ...row, backfill },
  event: Object.freeze({ ...event, backfill: backfill.run }),
  warnings,
});

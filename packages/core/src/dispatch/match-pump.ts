import type { Lease, NewDelivery, Replaced } from '../ports/index.ts';
import type { AttemptRunner } from './attempt-runner.ts';
import { leaseUntil } from './lease-time.ts';
import { planDeliveries, type Plan } from './matching.ts';
import { openEvent, type OpenEvent } from './open-event.ts';
import { Pump } from './pump.ts';
import type { Term } from './term-services.ts';

const batchSize = 128;
/** Events kept in memory between acceptance and match; what is beyond is read from the store again. */
const mostFresh = 2048;

/** Turns accepted events into deliveries, in order of acceptance. */
export class MatchPump {
  readonly #term: Term;
  readonly #runner: AttemptRunner;
  readonly #pump: Pump;
  #fresh: OpenEvent[] = [];
  /** The store holds events that nobody handed over. */
  #backlog = true;
  /** Sequence of the last event matched in this term; unknown at first. */
  #last: number | undefined;
  readonly #onWaiting: (lane: string) => void;

  constructor(term: Term, runner: AttemptRunner, onWaiting: (lane: string) => void) {
    this.#term = term;
    this.#runner = runner;
    this.#onWaiting = onWaiting;
    this.#pump = new Pump(() => this.#matchOrLookAgain(), term.clock, term);
  }

  /** Events that this process has just stored, in order. */
  handOver(events: readonly OpenEvent[]): void {
    if (this.#fresh.length + events.length > mostFresh) {
      this.#backlog = true;
      this.#fresh = [];
    } else if (!this.#backlog) {
      this.#fresh.push(...events);
    }
    this.#pump.wake();
  }

  /** Others may have stored events. */
  look(): void {
    this.#backlog = true;
    this.#pump.wake();
  }

  close(): Promise<void> {
    return this.#pump.close();
  }

  async #matchOrLookAgain(): Promise<void> {
    try {
      await this.#matchAll();
    } catch (error) {
      // What was in hand is taken from the store again.
      this.#backlog = true;
      throw error;
    }
  }

  async #matchAll(): Promise<void> {
    for (;;) {
      if (this.#term.ending) return;
      const events = await this.#nextEvents();
      const last = events.at(-1);
      if (last === undefined) return;
      if (last.stored.revision > this.#term.configuration.current.revision) await this.#term.configuration.reload();
      await this.#commit(this.#plan(events));
      this.#term.recent.remember(events);
      this.#last = last.stored.sequence;
    }
  }

  #plan(events: readonly OpenEvent[]): Plan {
    const { catalogue, matcher, lanes, clock, configuration, ownEvents } = this.#term;
    const newId = () => this.#term.newId('dlv');
    return planDeliveries(events, {
      catalogue,
      matcher,
      lanes,
      clock,
      ownEvents,
      newId,
      configuration: configuration.current,
    });
  }

  async #nextEvents(): Promise<OpenEvent[]> {
    if (!this.#backlog) {
      const events = this.#fresh.splice(0, batchSize);
      const first = events[0];
      if (first === undefined || this.#follows(events)) return events;
      // Another process has stored an event in between: the store knows the order.
      this.#backlog = true;
    }
    this.#fresh = [];
    this.#backlog = false;
    const rows = await this.#term.store.unmatched(batchSize);
    if (rows.length === batchSize) this.#backlog = true;
    return rows.map(openEvent);
  }

  #follows(events: readonly OpenEvent[]): boolean {
    let expected = this.#last;
    for (const { stored } of events) {
      if (expected === undefined || stored.sequence !== expected + 1) return false;
      expected = stored.sequence;
    }
    return true;
  }

  async #commit(plan: Plan): Promise<void> {
    const { store, fence, clock, lanes, log } = this.#term;
    const now = clock.now();
    const lease: Lease = { token: this.#term.newLease(), until: leaseUntil(now, plan.planned) };
    const asked = plan.planned.filter(({ delivery }) => delivery.start !== undefined);
    let started: ReadonlySet<string>;
    let ended: ReadonlySet<string>;
    try {
      const result = await store.match(fence, lease, plan.matches);
      started = new Set(result.started);
      ended = new Set(result.ended);
      const waiting = new Set(result.waiting);
      for (const { delivery } of plan.planned) {
        if (!waiting.has(delivery.id)) continue;
        lanes.queue(delivery.lane, delivery.webhook).add(delivery.due, now);
        this.#onWaiting(delivery.lane);
      }
      for (const { lane, webhook, due } of result.released) {
        lanes.queue(lane, webhook).add(due, now);
        this.#onWaiting(lane);
      }
      this.#observeReplaced(result.replaced, plan, lease.token);
    } catch (error) {
      for (const { delivery } of asked) this.#giveBack(delivery.lane);
      throw error;
    }
    for (const { delivery, open, webhook } of asked) {
      if (!started.has(delivery.id)) {
        this.#giveBack(delivery.lane);
        continue;
      }
      this.#runner.start(
        {
          id: delivery.id,
          messageId: delivery.id,
          origin: 'event',
          of: null,
          open,
          webhook,
          lane: delivery.lane,
          version: webhook.version,
          lease: lease.token,
          orderKey: delivery.orderKey ?? null,
          createdAt: delivery.createdAt,
          expires: delivery.expires,
          elements: delivery.elements ?? null,
          attempts: 0,
          interruptions: 0,
          frozen: null,
        },
        lease.until,
      );
    }
    if (plan.planned.some(({ delivery }) => delivery.entry !== undefined)) log.catchUp();
    if (plan.planned.some(({ delivery }) => delivery.raises !== undefined)) this.#backlog = true;
    for (const { delivery } of plan.planned) if (ended.has(delivery.id)) this.#observeEnd(delivery, lease.token);
  }

  /** A later delivery of the same webhook has taken their place. */
  #observeReplaced(replaced: readonly Replaced[], { planned }: Plan, lease: string): void {
    if (replaced.length === 0) return;
    const queues = new Map(planned.map(({ delivery: { id, lane, webhook } }) => [id, { lane, webhook }]));
    for (const { delivery, by } of replaced) {
      const queue = queues.get(by);
      if (queue === undefined) continue;
      const counts = { attempts: 0, interruptions: 0, entries: [] };
      const end = { reason: 'replaced' };
      this.#term.observe({ settlement: { delivery, lease, state: 'skipped', end, ...counts }, queue });
    }
    this.#term.log.catchUp();
  }

  /** It was skipped or failed before anything could be sent. */
  #observeEnd({ id, ended, lane, webhook }: NewDelivery, lease: string): void {
    if (ended === undefined) return;
    const { state, ...end } = ended;
    this.#term.observe({
      settlement: { delivery: id, lease, state, attempts: 0, interruptions: 0, end, entries: [] },
      queue: { lane, webhook },
    });
  }

  /** Others in the lane may have been refused for want of this room. */
  #giveBack(lane: string): void {
    this.#term.lanes.get(lane).giveBack(1);
    this.#onWaiting(lane);
  }
}

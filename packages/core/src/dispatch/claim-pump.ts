import type { Claim, ClaimedDelivery, DueQueue, Lease } from '../ports/index.ts';
import { Agenda } from './agenda.ts';
import type { AttemptRunner } from './attempt-runner.ts';
import type { Lane } from './lane.ts';
import { leaseUntil } from './lease-time.ts';
import { Pump } from './pump.ts';
import type { Queue } from './queue.ts';
import type { Term } from './term-services.ts';

/** Wall clocks jump: whatever the agenda says, lanes are looked at again after so long. */
const longestSleepMs = 60_000;

interface Turn {
  readonly lane: Lane;
  readonly queue: Queue;
  readonly claim: Claim;
  readonly additions: number;
}

/** Leases due deliveries, lane by lane, as many as can start at once, webhooks of a lane in turns. */
export class ClaimPump {
  readonly #term: Term;
  readonly #runner: AttemptRunner;
  readonly #pump: Pump;
  readonly #agenda = new Agenda();
  readonly #ready = new Set<string>();
  #turn = 0;
  #rescan = true;
  #alarm: { readonly time: number; cancel(): void } | undefined;

  constructor(term: Term, runner: AttemptRunner) {
    this.#term = term;
    this.#runner = runner;
    this.#pump = new Pump(() => this.#claimAll(), term.clock, term);
  }

  /** This lane has room or deliveries that it had not before. */
  look(lane: string): void {
    this.#ready.add(lane);
    this.#pump.wake();
  }

  /** The store may hold due deliveries that this process does not know of. */
  rescan(): void {
    this.#rescan = true;
    this.#pump.wake();
  }

  close(): Promise<void> {
    this.#alarm?.cancel();
    return this.#pump.close();
  }

  async #claimAll(): Promise<void> {
    for (;;) {
      if (this.#term.ending) return;
      if (this.#rescan) await this.#scan();
      const now = this.#term.clock.now();
      for (const lane of this.#agenda.due(now)) this.#ready.add(lane);
      const turns = this.#takeTurns(now);
      if (turns.length === 0) break;
      await this.#claim(turns, now);
    }
    if (!this.#term.ending) this.#setAlarm();
  }

  async #scan(): Promise<void> {
    this.#rescan = false;
    let queues: readonly DueQueue[];
    try {
      queues = await this.#term.store.dueQueues();
    } catch (error) {
      this.#rescan = true;
      throw error;
    }
    const now = this.#term.clock.now();
    for (const { lane, webhook, due } of queues) {
      this.#term.lanes.queue(lane, webhook).scanned(due, now);
      this.#ready.add(lane);
    }
  }

  #takeTurns(now: number): Turn[] {
    const turns: Turn[] = [];
    for (const id of this.#ready) {
      this.#ready.delete(id);
      const lane = this.#term.lanes.get(id);
      const queues = lane.readyQueues(now);
      const free = queues.length === 0 ? 0 : lane.free(now);
      if (free > 0) turns.push(...this.#share(lane, queues, free));
      const next = Math.min(lane.nextDue(), queues.length > 0 ? lane.opensAt(now) : Number.POSITIVE_INFINITY);
      if (next !== Number.POSITIVE_INFINITY) this.#agenda.add(next, id);
    }
    return turns;
  }

  /** Room in equal parts; those that waited longest get what is left over. */
  #share(lane: Lane, queues: readonly Queue[], free: number): Turn[] {
    const turns: Turn[] = [];
    let left = free;
    queues.forEach((queue, index) => {
      const limit = Math.ceil(left / (queues.length - index));
      if (limit === 0) return;
      left -= limit;
      this.#turn += 1;
      queue.lastTurn = this.#turn;
      const version = this.#term.configuration.current.webhook(queue.webhook)?.version ?? 0;
      lane.reserve(limit);
      const claim = { lane: lane.id, webhook: queue.webhook, version, limit };
      turns.push({ lane, queue, claim, additions: queue.additions });
    });
    return turns;
  }

  async #claim(turns: readonly Turn[], now: number): Promise<void> {
    const { store, fence } = this.#term;
    const webhooks = turns.flatMap(({ queue }) => this.#term.configuration.current.webhook(queue.webhook) ?? []);
    const lease: Lease = {
      token: this.#term.newLease(),
      until: leaseUntil(
        now,
        webhooks.map((webhook) => ({ webhook })),
      ),
    };
    let claimed: readonly ClaimedDelivery[];
    try {
      claimed = await store.claim(
        fence,
        lease,
        now,
        turns.map(({ claim }) => claim),
      );
    } catch (error) {
      for (const { lane, claim } of turns) {
        lane.giveBack(claim.limit);
        this.#ready.add(lane.id);
      }
      throw error;
    }
    const got = new Map<string, number>();
    for (const delivery of claimed) {
      const queue = queueId(delivery.lane, delivery.webhook);
      got.set(queue, (got.get(queue) ?? 0) + 1);
    }
    for (const { lane, queue, claim, additions } of turns) {
      const missing = claim.limit - (got.get(queueId(claim.lane, claim.webhook)) ?? 0);
      if (missing > 0) {
        lane.giveBack(missing);
        if (queue.exhausted(additions)) this.#rescan = true;
      }
      this.#ready.add(lane.id);
    }
    for (const delivery of claimed) this.#start(delivery, lease);
  }

  #start(claimed: ClaimedDelivery, { token, until }: Lease): void {
    const webhook = this.#term.configuration.current.webhook(claimed.webhook);
    if (webhook === undefined) {
      this.#term.lanes.get(claimed.lane).giveBack(1);
      this.#runner.orphaned(claimed, token);
    } else {
      const open = this.#term.recent.open(claimed);
      this.#runner.start({ ...claimed, open, webhook, lease: token }, until);
    }
  }

  #setAlarm(): void {
    const { clock } = this.#term;
    const now = clock.now();
    const time = Math.min(this.#agenda.next, now + longestSleepMs);
    if (this.#alarm !== undefined && this.#alarm.time <= time && this.#alarm.time > now) return;
    this.#alarm?.cancel();
    const timer = clock.timer(time - now, () => {
      this.#alarm = undefined;
      this.#pump.wake();
    });
    this.#alarm = { time, cancel: () => timer.cancel() };
  }
}

const queueId = (lane: string, webhook: string): string => `${lane}\n${webhook}`;

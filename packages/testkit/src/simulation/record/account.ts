import type { Commit } from '../disk/commit.ts';
import type { Exchange } from '../network/exchange.ts';
import type { SimulatedProcess } from '../simulated-process.ts';
import { Mirror } from './mirror.ts';
import { WebhookTimeline } from './webhook-timeline.ts';

/** Events that a publisher handed over in one call, and what it was told. */
export interface Publication {
  readonly number: number;
  readonly process: SimulatedProcess;
  readonly events: readonly PublishedEvent[];
  readonly startedAt: number;
  acknowledgedAt?: number;
  /** Code of the error. */
  refused?: string;
}

export interface PublishedEvent {
  readonly id: string;
  readonly type: string;
  readonly record: string;
  readonly status: number;
}

/** Everything that happened in a world, as it can be seen from outside of the engine. */
export class Account {
  readonly publications: Publication[] = [];
  readonly published = new Map<string, PublishedEvent>();
  /** Events that a publisher was told to be stored. */
  readonly safe: PublishedEvent[] = [];
  /** Number of the publication that handed an event over first. */
  readonly firstIn = new Map<string, number>();
  readonly exchanges: Exchange[] = [];
  readonly exchangesOf = new Map<string, Exchange[]>();
  readonly mirror = new Mirror();
  readonly webhooks = new WebhookTimeline((delivery) => this.mirror.deliveries.get(delivery)?.webhook);
  /** Since when nothing has disturbed the world; infinity while something does. */
  calmSince = 0;
  readonly #trace: string[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get now(): number {
    return this.#now();
  }

  /** What happened, one line each, for people who look for the reason of a violation. */
  get trace(): readonly string[] {
    return this.#trace;
  }

  note(text: string): void {
    this.#trace.push(`${((this.#now() - worldBegins) / 1000).toFixed(3).padStart(10)} ${text}`);
  }

  follow(commit: Commit): void {
    this.mirror.follow(commit);
    this.webhooks.follow(commit);
    if (commit.operation !== 'settle') return;
    const refused = new Set(commit.result.refused);
    for (const { delivery, attempts, interruptions } of commit.args[2]) {
      if (refused.has(delivery) || attempts === 0 || interruptions > 0) continue;
      const exchange = this.exchangesOf.get(delivery)?.at(-1);
      if (exchange !== undefined) exchange.settledAt ??= commit.at;
    }
  }

  publishing(publication: Publication): void {
    this.publications.push(publication);
    for (const event of publication.events) {
      if (!this.published.has(event.id)) this.firstIn.set(event.id, publication.number);
      this.published.set(event.id, event);
    }
  }

  exchangeBegan(exchange: Exchange): void {
    this.exchanges.push(exchange);
    const known = this.exchangesOf.get(exchange.delivery);
    if (known === undefined) this.exchangesOf.set(exchange.delivery, [exchange]);
    else known.push(exchange);
  }

  /** Somebody has to switch a webhook on, or end a pause, before everything can come to its end. */
  get isHeldUp(): boolean {
    const isStopped = [...this.webhooks.current.values()].some(({ status }) => status !== 'active');
    return isStopped || this.webhooks.paused.length > 0;
  }

  /** Every event is matched and every delivery at its end. */
  get isDone(): boolean {
    return this.mirror.unfinished.size === 0 && this.mirror.matchedAt.size === this.mirror.sequences.size;
  }

  /** Whether a process holds the dispatcher lease: what others still do they have begun before they lost it. */
  dispatches(process: SimulatedProcess): boolean {
    return process.state !== 'dead' && this.mirror.dispatcher?.owner === process.owner.id;
  }
}

/** 2026-02-02T06:00:00Z, a Monday. */
export const worldBegins = Date.UTC(2026, 1, 2, 6);

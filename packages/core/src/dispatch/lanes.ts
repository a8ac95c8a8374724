import type { LaneRow } from '../ports/index.ts';
import type { LaneLimits } from '../webhooks/definition.ts';
import { Lane } from './lane.ts';
import type { Queue } from './queue.ts';

/** What the configuration in force says about lanes. */
export interface LaneRules {
  limitsOf(lane: string): LaneLimits | undefined;
  isPaused(webhook: string): boolean;
  /** When the lane, a webhook in it, or everything was resumed last; 0 while it is paused, or never was. */
  resumedAt(lane: string): number;
  /** Whether the webhook asks its receiver before it calls. */
  asks(webhook: string): boolean;
}

/** The lanes that the dispatcher has met, made when first needed. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #saved: Map<string, string>;
  readonly #touched = new Set<Lane>();
  readonly #rules: LaneRules;
  #clockSetBackBy = 0;

  constructor(saved: readonly LaneRow[], rules: LaneRules) {
    this.#saved = new Map(saved.map((row) => [row.lane, row.state]));
    this.#rules = rules;
  }

  get(id: string): Lane {
    let lane = this.#lanes.get(id);
    if (lane === undefined) {
      lane = new Lane(id, this.#saved.get(id));
      if (this.#clockSetBackBy > 0) lane.clockSetBack(this.#clockSetBackBy);
      lane.limit(this.#rules.limitsOf(id));
      lane.resumed(this.#rules.resumedAt(id));
      lane.permissions.keep((webhook) => this.#rules.asks(webhook));
      this.#lanes.set(id, lane);
    }
    return lane;
  }

  clockSetBack(byMs: number): void {
    this.#clockSetBackBy += byMs;
    for (const lane of this.#lanes.values()) lane.clockSetBack(byMs);
  }

  /** The configuration has changed: limits and pauses are read again. */
  applyRules(): void {
    for (const lane of this.#lanes.values()) {
      lane.limit(this.#rules.limitsOf(lane.id));
      lane.resumed(this.#rules.resumedAt(lane.id));
      lane.permissions.keep((webhook) => this.#rules.asks(webhook));
      for (const queue of lane.queues) queue.paused = this.#rules.isPaused(queue.webhook);
    }
  }

  queue(lane: string, webhook: string): Queue {
    const queue = this.get(lane).queue(webhook);
    queue.paused = this.#rules.isPaused(webhook);
    return queue;
  }

  [Symbol.iterator](): Iterator<Lane> {
    return this.#lanes.values();
  }

  /** Its state may have changed: it is looked at with the next settlement. */
  touch(lane: Lane): void {
    this.#touched.add(lane);
  }

  takeUnsaved(): LaneRow[] {
    if (this.#touched.size === 0) return [];
    const rows: LaneRow[] = [];
    for (const lane of this.#touched) {
      const state = lane.takeUnsavedState();
      if (state !== undefined) rows.push({ lane: lane.id, state });
    }
    this.#touched.clear();
    return rows;
  }
}

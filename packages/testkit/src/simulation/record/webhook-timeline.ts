import type { WebhookStatus } from '@eilbote/core';
import type { Commit } from '../disk/commit.ts';

/** What the rules need to know of a webhook in one configuration revision. */
export interface WebhookMoment {
  readonly id: string;
  /** The `save` in its URL: rises with every save of any webhook. */
  readonly save: number;
  readonly event: string;
  /** Deliveries are made for records whose `Status` is at least this. */
  readonly fromStatus: number;
  readonly order: 'none' | 'record' | 'recordHold';
  readonly attempts: number;
  readonly lane: string;
  readonly limits: MomentLimits;
  readonly status: WebhookStatus;
  readonly statusAt: number;
}

export interface MomentLimits {
  readonly concurrency?: number;
  readonly rates?: readonly { readonly calls: number; readonly seconds: number }[];
}

/** As the core writes it, its secrets sealed by a simulation that leaves them readable. */
interface StoredDefinition {
  readonly definition: {
    readonly event: string;
    readonly conditions: { readonly text: string };
    readonly order: WebhookMoment['order'];
    readonly retryAfterSeconds: readonly number[];
    readonly limits?: MomentLimits;
  };
  readonly sealed: { readonly url?: string; readonly path?: string };
}

/** What was configured in which revision, told from the commits alone. */
export class WebhookTimeline {
  readonly #webhookOf: (delivery: string) => string | undefined;
  readonly #connections = new Map<string, MomentLimits>();
  /** By lane, `null` for everything: whether it is paused, and since when it is so. */
  readonly #pauses = new Map<string | null, { readonly paused: boolean; readonly since: number }>();
  /** For each revision the webhooks that were not deleted. */
  readonly #revisions: ReadonlyMap<string, WebhookMoment>[] = [new Map()];

  constructor(webhookOf: (delivery: string) => string | undefined) {
    this.#webhookOf = webhookOf;
  }

  get current(): ReadonlyMap<string, WebhookMoment> {
    return this.at(this.#revisions.length - 1);
  }

  at(revision: number): ReadonlyMap<string, WebhookMoment> {
    return this.#revisions[revision] ?? new Map();
  }

  /** A lane, or everything, was paused by hand. */
  isPaused(lane: string): boolean {
    return [this.#pauses.get(lane), this.#pauses.get(null)].some((pause) => pause?.paused);
  }

  /** When a lane, or everything, was paused or resumed last. */
  pauseChangedAt(lane: string): number {
    return Math.max(this.#pauses.get(lane)?.since ?? 0, this.#pauses.get(null)?.since ?? 0);
  }

  /** What is paused by hand, of all that there still is; `null` stands for everything. */
  get paused(): readonly (string | null)[] {
    const isThere = (lane: string | null) =>
      lane?.startsWith('webhook:') !== true || this.current.has(lane.slice('webhook:'.length));
    return [...this.#pauses].filter(([lane, { paused }]) => paused && isThere(lane)).map(([lane]) => lane);
  }

  follow(commit: Commit): void {
    if (commit.operation === 'saveWebhook') this.#saved(commit);
    else if (commit.operation === 'setWebhookStatus') {
      const [{ id, status }] = commit.args;
      if (commit.result.kind === 'saved') this.#change(commit.result.revision, id, { status, statusAt: commit.at });
    } else if (commit.operation === 'deleteWebhook') {
      if (commit.result.kind === 'saved') this.#change(commit.result.revision, commit.args[0].id, undefined);
    } else if (commit.operation === 'settle') this.#settled(commit);
    else if (commit.operation === 'setPause' && commit.result.changed) {
      const [{ lane, paused }] = commit.args;
      this.#pauses.set(lane, { paused, since: commit.at });
      this.#revisions[commit.result.revision] = this.current;
    } else if (commit.operation === 'saveConnection' && commit.result.kind === 'saved') {
      const [{ id, definition }] = commit.args;
      this.#connections.set(id, (JSON.parse(definition) as StoredDefinition).definition.limits ?? {});
      this.#revisions[commit.result.revision] = this.current;
    }
  }

  #saved({ args: [save], result, at }: Commit & { operation: 'saveWebhook' }): void {
    if (result.kind !== 'saved') return;
    const { definition, sealed } = JSON.parse(save.definition) as StoredDefinition;
    const { event, conditions, order, retryAfterSeconds, limits = {} } = definition;
    const { url, path } = sealed;
    const before = this.current.get(save.id);
    const moment: WebhookMoment = {
      id: save.id,
      save: Number(/save=(\d+)/.exec(url ?? path ?? '')?.[1]),
      event,
      fromStatus: Number(/Status >= (\d+)/.exec(conditions.text)?.[1] ?? Number.NEGATIVE_INFINITY),
      order,
      attempts: retryAfterSeconds.length + 1,
      lane: save.lane,
      limits: save.connection === null ? limits : (this.#connections.get(save.connection) ?? {}),
      status: save.status,
      statusAt: before?.status === save.status ? before.statusAt : at,
    };
    this.#change(result.revision, save.id, moment);
  }

  /** A receiver that wants no more calls pauses its webhook. */
  #settled({ args: [, , settlements], result, at }: Commit & { operation: 'settle' }): void {
    const refused = new Set(result.refused);
    for (const { delivery, pausesWebhook } of settlements) {
      if (pausesWebhook === undefined || refused.has(delivery)) continue;
      const id = this.#webhookOf(delivery);
      if (id === undefined || this.current.get(id)?.status !== 'active') continue;
      this.#change(this.#revisions.length, id, { status: 'paused', statusAt: at });
    }
  }

  #change(revision: number, id: string, change: Partial<WebhookMoment> | undefined): void {
    const next = new Map(this.current);
    const before = next.get(id);
    if (change === undefined) next.delete(id);
    else next.set(id, { ...before, ...change } as WebhookMoment);
    this.#revisions[revision] = next;
  }
}

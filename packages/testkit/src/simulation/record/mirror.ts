import type { DeliveryState, NewDelivery, Settlement } from '@eilbote/core';
import type { Commit } from '../disk/commit.ts';

/** A delivery as the commits tell of it. */
export interface MirroredDelivery {
  readonly id: string;
  /** Sequence of its event. */
  readonly sequence: number;
  readonly webhook: string;
  lane: string;
  /** The lane in which it was leased last: a save may move it while it is sent. */
  leasedIn: string;
  orderKey: string | undefined;
  state: DeliveryState;
  lease: string | undefined;
  /** While it waits: when it may go out, as far as its own schedule is concerned; infinity while it is parked. */
  due: number;
  attempts: number;
  interruptions: number;
  /** Somebody was about to call for it once. */
  leased: boolean;
  /** It is one of those that wait for a later one of the record: since when the first of them, and until when. */
  readonly heldSince: number | undefined;
  readonly heldUntil: number | undefined;
  /** When it reached its final state. */
  endedAt: number | undefined;
  /** It waits for its webhook to be switched on again. */
  held: boolean;
  /** It failed and keeps those behind it in its order key waiting. */
  holds: boolean;
}

/** What has become of a new delivery in the commit that made it. */
interface Written {
  readonly state: DeliveryState;
  readonly replaced?: MirroredDelivery | undefined;
  readonly lease?: string;
  readonly endedAt?: number;
}

const isFinal = (state: DeliveryState): boolean => state !== 'waiting' && state !== 'sending';

/**
 * Follows what the store was told and answered, without asking it: an account of events and deliveries that does not
 * depend on how a store keeps them.
 */
export class Mirror {
  readonly deliveries = new Map<string, MirroredDelivery>();
  readonly byOrderKey = new Map<string, MirroredDelivery[]>();
  /** Sequence of every stored event, by id. */
  readonly sequences = new Map<string, number>();
  readonly eventIds = new Map<number, string>();
  /** When each event was matched, by sequence. */
  readonly matchedAt = new Map<number, number>();
  readonly #inactive = new Set<string>();
  readonly #lanes = new Map<string, string>();
  readonly #holding = new Set<string>();
  readonly unfinished = new Set<MirroredDelivery>();
  /** Id of the process that holds the dispatcher lease, and since when. */
  dispatcher: { readonly owner: string; readonly since: number } | undefined;

  /** Whether nothing of the same order key stands before it. */
  isHead(delivery: MirroredDelivery): boolean {
    if (delivery.orderKey === undefined) return true;
    return (
      this.byOrderKey.get(delivery.orderKey)?.find(({ holds, endedAt }) => holds || endedAt === undefined) === delivery
    );
  }

  /** Takes over one commit. */
  follow(commit: Commit): void {
    switch (commit.operation) {
      case 'accept':
        return commit.args[0].forEach((group, index) => this.#accepted(group, commit.result[index]));
      case 'match':
        return this.#matched(commit);
      case 'claim':
        return commit.result.forEach(({ id }) => this.#leased(id, commit.args[1].token));
      case 'reclaim':
        return commit.result.forEach(({ id }) => this.#leased(id, commit.args[1].token));
      case 'settle':
        return this.#settled(commit);
      case 'saveWebhook':
        return this.#saved(commit);
      case 'setWebhookStatus':
        return this.#statusSet(commit);
      case 'deleteWebhook':
        return this.#deleted(commit.args[0].id, commit.at);
      case 'takeDispatch':
        if (commit.result.taken) this.dispatcher = { owner: commit.process.owner.id, since: commit.at };
        return;
      case 'releaseDispatch':
        this.dispatcher = undefined;
        return;
      default:
    }
  }

  #accepted(
    group: (Commit & { operation: 'accept' })['args'][0][number],
    verdict: (Commit & { operation: 'accept' })['result'][number] | undefined,
  ): void {
    if (verdict?.kind !== 'accepted') return;
    group.forEach(({ id }, index) => {
      const row = verdict.events[index];
      if (row === undefined || row.known) return;
      this.sequences.set(id, row.sequence);
      this.eventIds.set(row.sequence, id);
    });
  }

  #matched({ args: [, lease, matches], result, at }: Commit & { operation: 'match' }): void {
    const started = new Set(result.started);
    const waiting = new Set(result.waiting);
    const ended = new Set(result.ended);
    const replacedBy = new Map(result.replaced.map(({ delivery, by }) => [by, delivery]));
    for (const { event, deliveries } of matches) {
      if (!this.matchedAt.has(event)) this.matchedAt.set(event, at);
      for (const wanted of deliveries) {
        const replaced = this.deliveries.get(replacedBy.get(wanted.id) ?? '');
        if (replaced !== undefined) this.#end(replaced, 'skipped', at);
        const state = started.has(wanted.id) ? 'sending' : waiting.has(wanted.id) ? 'waiting' : undefined;
        if (state !== undefined) this.#write(event, wanted, { state, replaced, lease: lease.token });
        else if (ended.has(wanted.id))
          this.#write(event, wanted, { state: wanted.ended?.state ?? 'failed', endedAt: at });
      }
    }
  }

  #write(
    sequence: number,
    { id, webhook, lane, orderKey, due, createdAt, coalesces }: NewDelivery,
    { state, replaced, lease, endedAt }: Written,
  ): void {
    const heldSince = coalesces === undefined ? undefined : (replaced?.heldSince ?? createdAt);
    const heldUntil =
      coalesces === undefined || heldSince === undefined ? undefined : Math.min(due, heldSince + coalesces.longestMs);
    const delivery: MirroredDelivery = {
      id,
      sequence,
      webhook,
      lane: this.#lanes.get(webhook) ?? lane,
      leasedIn: this.#lanes.get(webhook) ?? lane,
      orderKey,
      state,
      endedAt,
      due: heldUntil ?? due,
      heldSince,
      heldUntil,
      leased: state === 'sending',
      attempts: 0,
      interruptions: 0,
      holds: false,
      lease: state === 'sending' ? lease : undefined,
      held: state === 'waiting' && this.#inactive.has(webhook),
    };
    this.deliveries.set(id, delivery);
    if (endedAt !== undefined) return;
    this.unfinished.add(delivery);
    if (orderKey !== undefined) append(this.byOrderKey, orderKey, delivery);
  }

  #leased(id: string, lease: string): void {
    const delivery = this.deliveries.get(id);
    if (delivery !== undefined)
      Object.assign(delivery, { state: 'sending', lease, leased: true, leasedIn: delivery.lane });
  }

  #settled({ args: [, , settlements], result, at }: Commit & { operation: 'settle' }): void {
    const refused = new Set(result.refused);
    for (const settlement of settlements) {
      if (!refused.has(settlement.delivery)) this.#settle(settlement, at);
    }
  }

  #settle(settlement: Settlement, at: number): void {
    const delivery = this.deliveries.get(settlement.delivery);
    if (delivery === undefined) return;
    const { state, attempts, interruptions, due = at, parked, holdsOrder = false } = settlement;
    Object.assign(delivery, { state, attempts, interruptions, lease: undefined });
    delivery.holds = holdsOrder && this.#holding.has(delivery.webhook);
    delivery.held = state === 'waiting' && (parked === 'inactive' || this.#inactive.has(delivery.webhook));
    delivery.due = parked === undefined ? due : Number.POSITIVE_INFINITY;
    if (isFinal(state)) this.#end(delivery, state, at);
  }

  #saved({ args: [save], result, at }: Commit & { operation: 'saveWebhook' }): void {
    if (result.kind !== 'saved') return;
    this.#switch(save.id, save.status);
    this.#lanes.set(save.id, save.lane);
    for (const delivery of this.#waitingOf(save.id)) {
      if (save.waiting === 'cancel') this.#end(delivery, 'cancelled', at);
      else if (save.status === 'inactive') delivery.held = true;
    }
    for (const delivery of this.unfinished) {
      if (delivery.webhook !== save.id) continue;
      delivery.lane = save.lane;
      delivery.due = Number.isFinite(delivery.due) ? Math.max(delivery.due, at) : at;
    }
    if (save.endsOrder) this.#leaveOrder(save.id, at);
    if (save.holdsOrder) this.#holding.add(save.id);
    else this.#letGo(save.id, at);
  }

  #statusSet({ args: [{ id, status, waiting }], at }: Commit & { operation: 'setWebhookStatus' }): void {
    this.#switch(id, status);
    for (const delivery of this.#waitingOf(id)) {
      if (status !== 'inactive' && !delivery.held) continue;
      if (waiting === 'cancel') this.#end(delivery, 'cancelled', at);
      else if (status === 'inactive') delivery.held = true;
      else if (waiting !== undefined) Object.assign(delivery, { held: false, due: at });
    }
  }

  #switch(webhook: string, status: string): void {
    if (status === 'inactive') this.#inactive.add(webhook);
    else this.#inactive.delete(webhook);
  }

  #waitingOf(webhook: string): readonly MirroredDelivery[] {
    return [...this.unfinished].filter((delivery) => delivery.webhook === webhook && delivery.state === 'waiting');
  }

  #deleted(webhook: string, at: number): void {
    for (const delivery of this.#waitingOf(webhook)) this.#end(delivery, 'cancelled', at);
    this.#letGo(webhook, at);
  }

  /** What has failed closes its order key no more. */
  #letGo(webhook: string, at: number): void {
    this.#holding.delete(webhook);
    for (const delivery of this.deliveries.values()) {
      if (delivery.webhook !== webhook || !delivery.holds) continue;
      delivery.holds = false;
      this.#moveUp(delivery.orderKey, at);
    }
  }

  #leaveOrder(webhook: string, at: number): void {
    for (const [key, line] of this.byOrderKey) {
      const staying = line.filter((delivery) => delivery.webhook !== webhook);
      this.byOrderKey.set(key, staying);
      if (staying.length < line.length) this.#moveUp(key, at);
    }
    for (const delivery of this.unfinished) if (delivery.webhook === webhook) delivery.orderKey = undefined;
  }

  #end(delivery: MirroredDelivery, state: DeliveryState, at: number): void {
    Object.assign(delivery, { state, endedAt: at });
    this.unfinished.delete(delivery);
    this.#moveUp(delivery.orderKey, at);
  }

  #headOf(orderKey: string): MirroredDelivery | undefined {
    return this.byOrderKey.get(orderKey)?.find(({ holds, endedAt }) => holds || endedAt === undefined);
  }

  /** Whoever stands first now can go out from now on. */
  #moveUp(orderKey: string | undefined, at: number): void {
    const head = orderKey === undefined ? undefined : this.#headOf(orderKey);
    if (head !== undefined) head.due = Math.max(head.due, at);
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

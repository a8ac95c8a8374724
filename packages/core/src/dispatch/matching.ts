import { isEilboteError, type FailureClass, type LocalizedText } from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { OwnEvents } from '../own-events/index.ts';
import type { Clock, EventMatch, NewDelivery } from '../ports/index.ts';
import type { Matcher } from '../stages/match/matcher.ts';
import { deliveryReplaced } from '../stages/log/index.ts';
import { longestHoldSeconds } from '../webhooks/definition.ts';
import { deliveryEnded } from './entries.ts';
import { expiryOf } from './expiry.ts';
import type { Lanes } from './lanes.ts';
import { isMeantFor } from './meant-for.ts';
import type { OpenEvent } from './open-event.ts';
import { orderKey } from './order-key.ts';

export interface PlanServices {
  readonly catalogue: Catalogue;
  readonly configuration: Configuration;
  readonly matcher: Matcher;
  readonly lanes: Lanes;
  readonly clock: Clock;
  readonly ownEvents: OwnEvents;
  newId(prefix: 'dlv'): string;
}

/** A delivery that was planned in memory and may start as soon as the plan is durable. */
export interface PlannedDelivery {
  readonly delivery: NewDelivery;
  readonly open: OpenEvent;
  readonly webhook: ConfiguredWebhook;
}

export interface Plan {
  readonly matches: readonly EventMatch[];
  readonly planned: readonly PlannedDelivery[];
}

/**
 * Decides for a batch of events which webhooks hear of them and writes it down as data; nothing is sent or stored here.
 * A delivery whose lane has room at once asks to start with the same commit, which saves a claim. The room is taken.
 */
export function planDeliveries(events: readonly OpenEvent[], services: PlanServices): Plan {
  const planned: PlannedDelivery[] = [];
  const matches = events.map((open): EventMatch => {
    const deliveries: NewDelivery[] = [];
    for (const webhook of services.configuration.webhooksFor(open.event.type)) {
      if (!isMeantFor(open.stored, webhook)) continue;
      const delivery = planDelivery(open, webhook, services);
      if (delivery === undefined) continue;
      deliveries.push(delivery);
      planned.push({ delivery, open, webhook });
    }
    const { sequence, backfill } = open.stored;
    const run = backfill && { run: backfill.run };
    return { event: sequence, revision: services.configuration.revision, ...run, deliveries };
  });
  return { matches, planned };
}

function planDelivery(open: OpenEvent, webhook: ConfiguredWebhook, services: PlanServices): NewDelivery | undefined {
  const now = services.clock.now();
  const base = {
    id: services.newId('dlv'),
    webhook: webhook.id,
    lane: webhook.lane,
    createdAt: now,
    due: now,
    expires: expiryOf(webhook, { now, since: open.stored.acceptedAt }),
  };
  let verdict;
  try {
    verdict = services.matcher.match(open, webhook);
  } catch (error) {
    const { failure, reason } = failureOfMatch(error);
    const ended = { state: 'failed', failure, reason: reason.en } as const;
    const raises = services.ownEvents.deliveryFailed({ id: base.id, open, webhook, attempts: 0 }, ended);
    const entry = deliveryEnded(base.id, open, webhook, ended, now);
    return { ...base, ended, entry, ...(raises === undefined ? {} : { raises }) };
  }
  if (verdict.kind === 'passesBy' || verdict.kind === 'unchanged') return undefined;
  if (verdict.kind === 'skips') {
    const ended = { state: 'skipped', reason: verdict.reason } as const;
    return { ...base, ended, entry: deliveryEnded(base.id, open, webhook, ended, now) };
  }
  const held = holdOf(base, open, webhook);
  const key = orderKey(open, services.catalogue.table(open.stored.table), webhook);
  return {
    ...base,
    ...(verdict.elements === undefined ? {} : { elements: verdict.elements }),
    ...(key === undefined ? {} : { orderKey: key }),
    ...(held ?? (takesRoom(webhook, services, now) ? { start: { version: webhook.version } } : {})),
  };
}

/** It waits for a later one of the same record, and takes the place of an earlier one. */
function holdOf(
  { id, createdAt, expires }: Pick<NewDelivery, 'id' | 'createdAt' | 'expires'>,
  { stored }: OpenEvent,
  webhook: ConfiguredWebhook,
): Pick<NewDelivery, 'due' | 'expires' | 'coalesces'> | undefined {
  const { coalesce } = webhook.definition;
  if (coalesce === undefined) return undefined;
  const windowMs = coalesce.windowSeconds * 1000;
  const { type, table, key } = stored;
  return {
    due: createdAt + windowMs,
    // The time for which it may wait for its receiver begins when it is due.
    expires: webhook.definition.deliverWithinSeconds === undefined ? expires + windowMs : expires,
    coalesces: {
      key: JSON.stringify([table, key]),
      longestMs: longestHoldSeconds(coalesce) * 1000,
      entry: deliveryReplaced({ type, table, key }, webhook, { at: createdAt, by: id }),
    },
  };
}

/** Whoever waits in the same queue already goes first. */
function takesRoom(webhook: ConfiguredWebhook, { lanes, configuration }: PlanServices, now: number): boolean {
  if (webhook.status !== 'active' || configuration.isPaused(webhook.id)) return false;
  const lane = lanes.get(webhook.lane);
  if (lane.queue(webhook.id).isReady(now) || lane.free(now) === 0) return false;
  lane.reserve(1);
  return true;
}

/** What a matcher threw, without the message of a foreign error: it could quote a record. */
export function failureOfMatch(error: unknown): { readonly failure: FailureClass; readonly reason: LocalizedText } {
  if (isEilboteError(error)) return { failure: 'BUILD_FAILED', reason: error.text };
  const name = error instanceof Error ? error.name : 'error';
  return { failure: 'INTERNAL', reason: { de: `unerwartet: ${name}`, en: `unexpected ${name}` } };
}

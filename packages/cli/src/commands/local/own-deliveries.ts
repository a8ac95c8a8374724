import type { DeliveryRow, Host, LaneHold, LocalizedText, MatchExplanation, ParkedReason } from '@eilbote/core';
import { setTimeout as pause } from 'node:timers/promises';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';

export interface OwnDeliveries {
  readonly deliveries: readonly DeliveryRow[];
  /** Webhooks of the event type that make no delivery of this event, and why. */
  readonly passedBy: readonly {
    readonly webhook: string;
    readonly name: string;
    readonly verdict: string;
    readonly reason: LocalizedText;
  }[];
  /** The time was up, or the user had enough. */
  readonly unsettled: boolean;
}

const lookMs = 50;

/**
 * Waits until every delivery of an event has ended, or waits for something that does not come by itself soon: its next
 * attempt, later changes of its record, a person, or the end of a pause.
 */
export async function deliveriesOf(
  host: Host,
  eventId: string,
  type: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<OwnDeliveries> {
  const { expected, passedBy } = await foreseen(host, eventId, type);
  const end = Date.now() + waitMs;
  for (;;) {
    const held = await heldBack(host);
    const { rows } = await host.deliveries.list({ eventId }, { limit: 200 });
    const made = new Set(rows.map(({ webhook }) => webhook));
    const settled = expected.every((id) => made.has(id)) && rows.every((row) => rests(row, held));
    if (settled || Date.now() >= end || signal.aborted) return { deliveries: rows, passedBy, unsettled: !settled };
    await pause(lookMs);
  }
}

/** Whose deliveries do not go out soon: webhooks that are paused, lanes that are paused, whose receiver is down or wants a break. */
export interface HeldBack {
  readonly webhooks: ReadonlySet<string>;
  readonly lanes: ReadonlySet<string>;
}

export async function heldBack(host: Host): Promise<HeldBack> {
  const paused = (await host.webhooks.list()).filter(({ status }) => status === 'paused');
  const closed = (await host.lanes.list()).filter(({ hold }) => hold !== undefined && isLong(hold));
  return { webhooks: new Set(paused.map(({ id }) => id)), lanes: new Set(closed.map(({ lane }) => lane)) };
}

const isLong = (hold: LaneHold): boolean =>
  hold.waitsFor === 'resumption' || (hold.waitsFor !== 'rate' && hold.until > Date.now());

async function foreseen(host: Host, eventId: string, type: string) {
  const expected: string[] = [];
  const passedBy: OwnDeliveries['passedBy'][number][] = [];
  for (const { id, definition, status } of await host.webhooks.list()) {
    if (definition.event !== type) continue;
    const { match } = await host.explain({ eventId }, { webhookId: id });
    if (status !== 'inactive' && ['sends', 'skips', 'fails'].includes(match.verdict)) expected.push(id);
    else passedBy.push({ webhook: id, name: definition.name, verdict: match.verdict, reason: reasonOf(match) });
  }
  return { expected, passedBy };
}

const reasons: { readonly [verdict: string]: LocalizedText } = {
  inactive: { de: 'ist inaktiv', en: 'is inactive' },
  unchanged: { de: 'nichts hat sich geändert', en: 'nothing has changed' },
};

function reasonOf({ verdict, unmet }: MatchExplanation): LocalizedText {
  const known = reasons[verdict];
  if (known !== undefined) return known;
  return unmet === 'unknown'
    ? { de: 'ob die Bedingungen zutreffen, ist nicht zu entscheiden', en: 'the conditions cannot be decided' }
    : { de: 'die Bedingungen treffen nicht zu', en: 'the conditions do not hold' };
}

/** It has ended, or waits for something that does not come by itself soon. */
export function rests(
  { state, parked, blocked, due, webhook, lane }: DeliveryRow,
  { webhooks, lanes }: HeldBack,
): boolean {
  if (state === 'sending') return false;
  if (state !== 'waiting') return true;
  const later = due === null || due > Date.now();
  return parked !== null || blocked || webhooks.has(webhook) || lanes.has(lane) || later;
}

/** What it means for a command that a delivery of its own waits for somebody to act. */
const parkedExitCodes: { readonly [R in ParkedReason]: ExitCode } = {
  policy: exitCodes.refused,
  secrets: exitCodes.configuration,
  target: exitCodes.configuration,
  inactive: exitCodes.conflict,
  credentials: exitCodes.failure,
  handshake: exitCodes.failure,
};

/** Of the first delivery that waits for somebody to act; else 1 where an attempt failed, else 0. */
export function verdictOf(deliveries: readonly DeliveryRow[]): ExitCode {
  const parked = deliveries.map((delivery) => delivery.parked).find((reason) => reason !== null);
  if (parked !== undefined) return parkedExitCodes[parked];
  return deliveries.some(({ state, failure }) => state === 'failed' || (state === 'waiting' && failure !== null))
    ? exitCodes.failure
    : exitCodes.ok;
}

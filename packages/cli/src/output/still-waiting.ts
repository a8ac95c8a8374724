import type { DeliveryRow, LocalizedText } from '@eilbote/core';
import type { Io } from '../io.ts';
import type { Surroundings } from './deliveries.ts';
import { note } from './problems.ts';

/**
 * Under deliveries that wait: how those go on that a pause holds back, and who sends the others. Whoever reads that a
 * webhook is paused should not have to look up how it is resumed.
 * @param othersBy who makes the next attempt of those that nothing holds back
 */
export function noteWaiting(
  io: Io,
  deliveries: readonly DeliveryRow[],
  around: Pick<Surroundings, 'webhooks' | 'lanes' | 'isHeld'>,
  othersBy: LocalizedText | undefined,
): void {
  const waiting = deliveries.filter(({ state, parked }) => state === 'waiting' && parked === null);
  const commands = waiting.map((delivery) => resumption(delivery, around));
  for (const command of new Set(commands)) {
    if (command !== undefined) note(io, { de: `Fortsetzen: ${command}`, en: `Go on with: ${command}` });
  }
  if (othersBy !== undefined && commands.includes(undefined)) note(io, othersBy);
}

/** The command that ends the pause which holds a delivery back. */
function resumption(
  { webhook: id, lane: laneId }: DeliveryRow,
  { webhooks, lanes, isHeld }: Pick<Surroundings, 'webhooks' | 'lanes' | 'isHeld'>,
): string | undefined {
  if (isHeld) return 'eilbote db release';
  const webhook = webhooks.find((one) => one.id === id);
  if (webhook?.status === 'paused') return `eilbote webhooks resume ${quoted(webhook.definition.name)}`;
  const lane = lanes.find((one) => one.lane === laneId);
  if (lane?.hold?.waitsFor !== 'resumption') return undefined;
  return `eilbote lanes resume ${lane.hold.pause.of === 'everything' ? '--all' : quoted(lane.name)}`;
}

const quoted = (name: string): string => (/^[\p{L}\p{N}_-]+$/u.test(name) ? name : `"${name.replaceAll('"', '\\"')}"`);

import type { NewResend, ResendRefusal, ResendResult, RunStep, StoredEvent } from '@eilbote/core';
import { frozenCopy } from './frozen-copy.ts';
import { type ModelDelivery, type ModelDisk, remember } from './model-disk.ts';
import { joinLine, leaveLine } from './order-line.ts';
import { advanceRun, runStands } from './runs.ts';

export function resend(disk: ModelDisk, resends: readonly NewResend[], step?: RunStep): ResendResult | undefined {
  if (step !== undefined && !runStands(disk, step)) return undefined;
  const written: string[] = [];
  const refused: { of: string; reason: ResendRefusal }[] = [];
  for (const wanted of resends) {
    const original = disk.deliveries.get(wanted.of);
    const reason = refusal(disk, original, wanted.corrected);
    if (original !== undefined && reason === undefined) {
      write(disk, original, wanted);
      written.push(wanted.id);
    } else {
      refused.push({ of: wanted.of, reason: reason ?? 'unknown' });
    }
  }
  if (step !== undefined) advanceRun(disk, step, written.length, refused.length + step.leftOut);
  return { written, refused };
}

function refusal(
  disk: ModelDisk,
  original: ModelDelivery | undefined,
  corrected: string | undefined,
): ResendRefusal | undefined {
  if (original === undefined) return 'unknown';
  if (original.state === 'waiting' || original.state === 'sending') return 'unfinished';
  if (original.origin === 'test') return 'test';
  const webhook = disk.webhooks.get(original.webhook);
  if (webhook?.deleted) return 'webhookDeleted';
  if (webhook === undefined || webhook.status === 'inactive') return 'webhookInactive';
  const blanked = disk.events.get(original.event.sequence)?.blanked;
  if (blanked === 'erasure') return 'erased';
  return blanked !== undefined && corrected === undefined ? 'contentGone' : undefined;
}

function write(disk: ModelDisk, original: ModelDelivery, wanted: NewResend): void {
  const keeps = wanted.content === 'original' && original.frozen !== null;
  const { corrected } = wanted;
  const stored = disk.events.get(original.event.sequence);
  if (stored?.blanked !== undefined) loseAgain(disk, stored);
  const delivery: ModelDelivery = {
    sequence: (disk.last.delivery += 1),
    id: wanted.id,
    event: corrected === undefined ? original.event : Object.freeze({ ...original.event, json: corrected }),
    corrected: corrected !== undefined || original.corrected,
    origin: 'resend',
    of: wanted.of,
    messageId: keeps ? original.messageId : wanted.id,
    webhook: original.webhook,
    tried: null,
    lane: disk.webhooks.get(original.webhook)?.lane ?? original.lane,
    orderKey: wanted.orderKey ?? null,
    blocked: false,
    state: 'waiting',
    due: null,
    parked: null,
    attempts: 0,
    interruptions: 0,
    version: keeps ? original.version : null,
    failure: null,
    reason: null,
    createdAt: wanted.createdAt,
    updatedAt: wanted.createdAt,
    expires: wanted.expires,
    elements: wanted.elements ? frozenCopy(wanted.elements) : original.elements,
    frozen: keeps ? original.frozen : null,
    lease: null,
    coalesceKey: null,
    heldSince: 0,
    heldUntil: 0,
    replacedBy: null,
  };
  if (!takePlace(disk, original, delivery)) {
    leaveLine(disk, [original], wanted.createdAt);
    joinLine(disk, delivery);
  }
  if (!delivery.blocked) delivery.due = wanted.due;
  disk.unfinished.add(delivery);
  disk.deliveries.set(delivery.id, delivery);
  remember(disk, wanted.entry);
}

/** One that failed and holds its order key makes room for the one that repeats it. */
function takePlace(disk: ModelDisk, original: ModelDelivery, delivery: ModelDelivery): boolean {
  const line = delivery.orderKey === original.orderKey ? disk.lines.get(delivery.orderKey ?? '') : undefined;
  const place = line?.indexOf(original) ?? -1;
  if (place < 0) return false;
  line?.splice(place, 1, delivery);
  return true;
}

/** With corrected content there is something again that an event can lose. */
function loseAgain(disk: ModelDisk, stored: StoredEvent): void {
  disk.events.set(stored.sequence, Object.freeze({ ...stored, blanked: 'fields' }));
  for (const one of disk.deliveries.values()) {
    if (one.event.sequence !== stored.sequence) continue;
    one.event = Object.freeze({ ...one.event, blanked: 'fields' });
  }
}

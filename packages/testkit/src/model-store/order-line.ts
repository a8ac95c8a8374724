import type { ModelDelivery, ModelDisk } from './model-disk.ts';

/** Puts a delivery behind the others of its order key. Only the first of them can be sent. */
export function joinLine(disk: ModelDisk, delivery: ModelDelivery): void {
  if (delivery.orderKey === null) return;
  const line = disk.lines.get(delivery.orderKey) ?? [];
  delivery.blocked = line.length > 0;
  line.push(delivery);
  disk.lines.set(delivery.orderKey, line);
}

/** Takes deliveries out of the order and lets those behind them go on; tells which became claimable. */
export function leaveLine(disk: ModelDisk, leaving: readonly ModelDelivery[], now: number): readonly ModelDelivery[] {
  const keys = new Set<string>();
  for (const delivery of leaving) {
    const line = delivery.orderKey === null ? undefined : disk.lines.get(delivery.orderKey);
    const place = line?.indexOf(delivery) ?? -1;
    if (delivery.orderKey === null || line === undefined || place < 0) continue;
    line.splice(place, 1);
    delivery.blocked = false;
    keys.add(delivery.orderKey);
  }
  return [...keys].flatMap((key) => release(disk, key, now));
}

function release(disk: ModelDisk, key: string, now: number): readonly ModelDelivery[] {
  const head = disk.lines.get(key)?.[0];
  if (head === undefined) disk.lines.delete(key);
  if (!head?.blocked) return [];
  head.blocked = false;
  head.updatedAt = now;
  if (head.parked === 'inactive') return [];
  head.due = Math.max(now, head.heldUntil);
  return [head];
}

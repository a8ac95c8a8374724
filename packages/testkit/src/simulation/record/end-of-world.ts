import type { DeliveryRow, HistoryRow, Store, StoredEvent } from '@eilbote/core';
import type { MemoryLogDisk } from '../../log-file/index.ts';
import type { SimulatedDisk } from '../disk/simulated-disk.ts';
import type { EndOfWorld } from '../rules/index.ts';

const pageSize = 500;
const current = 'Webhooks.log';

/** Reads what is left on the disks, as somebody does who comes when all processes are gone. */
export async function endOfWorld(disk: SimulatedDisk, logDisk: MemoryLogDisk): Promise<EndOfWorld> {
  const store = disk.connect();
  await store.open(() => 'ins_nobody');
  const end = {
    events: await eventsOf(store),
    unmatched: await store.unmatched(pageSize),
    deliveries: await deliveriesOf(store),
    history: await historyOf(store),
    log: logTexts(logDisk),
  };
  await store.close();
  return end;
}

async function eventsOf(store: Store): Promise<ReadonlyMap<string, StoredEvent>> {
  const events = new Map<string, StoredEvent>();
  for (let cursor: string | undefined; ;) {
    const page = await store.events({}, { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) });
    for (const event of page) events.set(event.id, event);
    if (page.length < pageSize) return events;
    cursor = String(page.at(-1)?.sequence);
  }
}

async function deliveriesOf(store: Store): Promise<readonly DeliveryRow[]> {
  const deliveries: DeliveryRow[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.deliveries({}, { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) });
    deliveries.push(...page.rows);
    if (page.next === undefined) return deliveries;
    cursor = page.next;
  }
}

async function historyOf(store: Store): Promise<readonly HistoryRow[]> {
  const history: HistoryRow[] = [];
  for (;;) {
    const page = await store.history(history.at(-1)?.sequence ?? 0, pageSize);
    history.push(...page);
    if (page.length < pageSize) return history;
  }
}

/** The rotated files of a day are numbered; `Webhooks.log` is the newest. */
function logTexts(logDisk: MemoryLogDisk): readonly string[] {
  const rotated = logDisk.names().filter((name) => name !== current);
  return [...rotated.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true })), current].map((name) =>
    logDisk.text(name),
  );
}

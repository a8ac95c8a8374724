import type { DataFolder, StoredDelivery } from './data-folder.ts';
import type { Ledger } from './ledger.ts';
import type { Arrival } from './receiver.ts';

/** What is left when the host has had its time to finish. */
export interface Verdict {
  readonly acknowledged: number;
  readonly deliveries: number;
  /** Sentences; empty if every promise was kept. */
  readonly broken: readonly string[];
  /** Calls that the receiver took although it had taken the same delivery before. */
  readonly duplicates: number;
  /** Deliveries given up because the process died five times in a row with them. */
  readonly interrupted: number;
}

const webhooks = 2;
const mostShown = 5;

/** Compares what publishers were told with the database, the receiver and the delivery log. */
export function verdict(ledger: Ledger, arrivals: readonly Arrival[], folder: DataFolder): Verdict {
  const deliveries = folder.deliveries();
  const taken = arrivals.filter((arrival) => arrival.taken);
  const interrupted = deliveries.filter(({ failure }) => failure === 'INTERRUPTED');
  const broken = [
    ...lostEvents(ledger, folder),
    ...sentUnasked(ledger, arrivals),
    ...lostDeliveries(ledger, deliveries, taken),
    ...severalIds(taken),
    ...outOfOrder(deliveries, taken),
    ...wrongLog(deliveries, folder),
  ];
  const duplicates = taken.length - new Set(taken.map(({ delivery }) => delivery)).size;
  return {
    acknowledged: ledger.acknowledged.size,
    deliveries: deliveries.length,
    broken,
    duplicates,
    interrupted: interrupted.length,
  };
}

/** Acknowledged, but not in the database. */
export function lostEvents({ acknowledged }: Ledger, folder: DataFolder): readonly string[] {
  const stored = folder.events();
  return some(
    'acknowledged, but not stored',
    [...acknowledged].filter((id) => !stored.has(id)),
  );
}

const sentUnasked = ({ offered }: Ledger, arrivals: readonly Arrival[]): readonly string[] =>
  some(
    'sent, but never published',
    arrivals.flatMap(({ event }) => (offered.has(event) ? [] : [event])),
  );

function lostDeliveries(ledger: Ledger, deliveries: readonly StoredDelivery[], taken: readonly Arrival[]) {
  const received = new Set(taken.map(({ delivery }) => delivery));
  const perEvent = new Map<string, number>();
  for (const { event } of deliveries) perEvent.set(event, (perEvent.get(event) ?? 0) + 1);
  return [
    ...some(
      'acknowledged, but not matched',
      [...ledger.acknowledged].filter((id) => perEvent.get(id) !== webhooks),
    ),
    ...some(
      'not at its end',
      deliveries.flatMap(({ id, state }) => (isEnd(state) ? [] : [`${id} (${state})`])),
    ),
    ...some(
      'failed without a reason',
      deliveries.flatMap(({ id, state, failure }) => (state === 'failed' && failure !== 'INTERRUPTED' ? [id] : [])),
    ),
    ...some(
      'delivered, but never received',
      deliveries.flatMap(({ id, state }) => (state === 'delivered' && !received.has(id) ? [id] : [])),
    ),
  ];
}

const isEnd = (state: string): boolean => state === 'delivered' || state === 'failed';

function severalIds(taken: readonly Arrival[]): readonly string[] {
  const ids = new Map<string, string>();
  return some(
    'one event and webhook, two deliveries',
    taken.flatMap(({ event, webhook, delivery }) => {
      const subject = `${event} ${webhook}`;
      const known = ids.get(subject) ?? delivery;
      ids.set(subject, known);
      return known === delivery ? [] : [subject];
    }),
  );
}

/** The webhook that orders sends the events of one record in order of acceptance. */
function outOfOrder(deliveries: readonly StoredDelivery[], taken: readonly Arrival[]): readonly string[] {
  const sequences = new Map(deliveries.map(({ id, sequence }) => [id, sequence]));
  const seen = new Set<string>();
  const last = new Map<string, number>();
  return some(
    'received out of order',
    taken.flatMap(({ webhook, record, delivery }) => {
      if (webhook !== '/record' || seen.has(delivery)) return [];
      seen.add(delivery);
      const sequence = sequences.get(delivery) ?? 0;
      const before = last.get(record) ?? 0;
      last.set(record, Math.max(before, sequence));
      return sequence < before ? [`${record}: ${sequence} after ${before}`] : [];
    }),
  );
}

/** One line for each entry of the history, whole and in order; one of them says that the delivery was delivered. */
function wrongLog(deliveries: readonly StoredDelivery[], folder: DataFolder): readonly string[] {
  const lines = folder.logLines();
  const torn: string[] = [];
  const delivered = new Map<string, number>();
  for (const [index, text] of lines.entries()) {
    const line = parsed(text);
    if (line?.seq !== index + 1) torn.push(`line ${index + 1}: ${text.slice(0, 80)}`);
    if (line?.kind !== 'attempt.delivered' || line.delivery === undefined) continue;
    delivered.set(line.delivery, (delivered.get(line.delivery) ?? 0) + 1);
  }
  const history = folder.historyCount();
  return [
    ...some('torn or out of place in the log', torn),
    ...(lines.length === history ? [] : [`the log has ${lines.length} lines for ${history} entries of the history`]),
    ...some(
      'delivered, but not exactly one line says so',
      deliveries.flatMap(({ id, state }) => (state === 'delivered' && delivered.get(id) !== 1 ? [id] : [])),
    ),
  ];
}

interface Line {
  readonly seq: number;
  readonly kind: string;
  readonly delivery?: string;
}

function parsed(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

const some = (what: string, which: readonly string[]): readonly string[] =>
  which.length === 0 ? [] : [`${which.length} ${what}: ${which.slice(0, mostShown).join(', ')}`];

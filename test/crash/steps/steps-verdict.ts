import type { DataFolder } from '../data-folder.ts';
import type { Ledger } from '../ledger.ts';
import { lostEvents } from '../verdict.ts';
import type { WorkshopServer } from './workshop-server.ts';

/** What is left when the host has had its time to finish. */
export interface StepsVerdict {
  readonly acknowledged: number;
  readonly customers: number;
  /** Sentences; empty if every promise was kept. */
  readonly broken: readonly string[];
  /** Notes beyond the first of a delivery, as their action declares that there may be. */
  readonly mayDuplicate: number;
  /** Deliveries given up because the process died five times in a row with them. */
  readonly interrupted: number;
}

const mostShown = 5;

export function stepsVerdict(ledger: Ledger, folder: DataFolder, workshop: WorkshopServer): StepsVerdict {
  const deliveries = folder.deliveries();
  const interrupted = deliveries.filter(({ failure }) => failure === 'INTERRUPTED');
  const matched = new Set(deliveries.map(({ event }) => event));
  const [entries, notes, customers] = ['entry', 'note', 'customer'].map((kind) => workshop.things(kind));
  const broken = [
    ...lostEvents(ledger, folder),
    ...some(
      'acknowledged, but not matched',
      [...ledger.acknowledged].filter((id) => !matched.has(id)),
    ),
    ...some(
      'not delivered',
      deliveries.flatMap(({ id, state, failure }) =>
        state === 'delivered' || failure === 'INTERRUPTED' ? [] : [`${id} (${state}, ${failure})`],
      ),
    ),
    ...some(
      'delivered, but not in the other system',
      deliveries.flatMap(({ state, event }) =>
        state === 'delivered' && (!entries?.has(event) || !notes?.has(event)) ? [event] : [],
      ),
    ),
    ...doubled(workshop),
    ...wrongCustomers(workshop),
  ];
  const noteCount = [...(notes?.values() ?? [])].reduce((sum, those) => sum + those.length - 1, 0);
  return {
    acknowledged: ledger.acknowledged.size,
    customers: customers?.size ?? 0,
    broken,
    mayDuplicate: noteCount,
    interrupted: interrupted.length,
  };
}

/** There twice, although only notes may be. */
export const doubled = (workshop: WorkshopServer): readonly string[] =>
  ['customer', 'entry'].flatMap((kind) =>
    some(
      `made twice (${kind})`,
      [...workshop.things(kind)].flatMap(([key, those]) => (those.length > 1 ? [key] : [])),
    ),
  );

function wrongCustomers(workshop: WorkshopServer): readonly string[] {
  const ids = new Set(workshop.records.flatMap(({ kind, id }) => (kind === 'customer' ? [id] : [])));
  return some(
    'entered for a customer that there is not',
    workshop.records.flatMap(({ kind, id, customer = '' }) => (kind === 'entry' && !ids.has(customer) ? [id] : [])),
  );
}

const some = (what: string, which: readonly string[]): readonly string[] =>
  which.length === 0 ? [] : [`${which.length} ${what}: ${which.slice(0, mostShown).join(', ')}`];

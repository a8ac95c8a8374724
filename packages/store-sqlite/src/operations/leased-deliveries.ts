import type { Connection } from '../connection/connection.ts';

/** More are never being sent at once; what is forgotten is merely looked up. */
const mostRemembered = 10_000;

/**
 * Where the deliveries stand that were leased here and have no order key, so that settling one needs no search for its
 * id. Only a shortcut: the settlement itself looks whether the lease still holds.
 */
export interface LeasedDeliveries {
  remember(id: string, sequence: number): void;
  /** Tells the sequence and forgets it. */
  take(id: string): number | undefined;
}

export function leasedDeliveries({ counters }: Connection): LeasedDeliveries {
  const sequences = new Map<string, number>();
  let rollbacks = 0;
  return {
    remember(id, sequence) {
      if (rollbacks !== counters.rollbacks || sequences.size >= mostRemembered) sequences.clear();
      ({ rollbacks } = counters);
      sequences.set(id, sequence);
    },
    take(id) {
      if (rollbacks !== counters.rollbacks) sequences.clear();
      const sequence = sequences.get(id);
      if (sequence !== undefined) sequences.delete(id);
      return sequence;
    },
  };
}

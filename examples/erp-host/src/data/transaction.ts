import type { DatabaseSync } from 'node:sqlite';
import type { Outbox } from '@eilbote/store-sqlite';

/** Tells of what has changed, inside the transaction that changes it. */
export type Announce = Outbox['add'];

/** Changes data and tells of it: both are kept, or neither. Resolves when both are on the disk. */
export type Transact = <T>(act: (announce: Announce) => T) => Promise<T>;

/**
 * One transaction for the ERP's rows and the events about them. This is all there is to it: the outbox is a table of the
 * same database, so the same COMMIT keeps both.
 */
export function transactions(database: DatabaseSync, outbox: Pick<Outbox, 'add'>): Transact {
  return async (act) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = act(outbox.add);
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
}

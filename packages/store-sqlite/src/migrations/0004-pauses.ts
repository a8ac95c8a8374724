import type { Migration } from './migration.ts';

/** Lanes that were paused by hand, and the pause of everything. */
export const pauses: Migration = {
  version: 4,
  name: 'pauses',
  statements: `
    -- One row for each lane that was ever paused; the one whose lane is empty stands for everything.
    CREATE TABLE pause (
      lane TEXT PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      paused INTEGER NOT NULL,
      reason TEXT,
      since INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};

import type { Migration } from './migration.ts';

/** That the content comes from a backup, and what was done about it. */
export const restorations: Migration = {
  version: 11,
  name: 'restorations',
  statements: `
    CREATE TABLE restoration (
      sequence INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      last_history INTEGER NOT NULL,
      logged_up_to INTEGER NOT NULL,
      settled INTEGER NOT NULL DEFAULT 0,
      ended_at INTEGER
    ) STRICT;
  `,
};

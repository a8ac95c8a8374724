import type { Migration } from './migration.ts';

/** Erasures: requests, how far they have come, and what is left of them as proof. */
export const erasure: Migration = {
  version: 7,
  name: 'erasure',
  statements: `
    CREATE TABLE erasure (
      sequence INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      id TEXT NOT NULL UNIQUE,
      subject TEXT NOT NULL,
      stage TEXT NOT NULL,
      -- Forgotten as soon as nobody needs them to find anything.
      record_table TEXT,
      record_key TEXT,
      up_to INTEGER NOT NULL,
      requested_at INTEGER NOT NULL,
      requested_by TEXT,
      finished_at INTEGER,
      events INTEGER NOT NULL DEFAULT 0,
      deliveries INTEGER NOT NULL DEFAULT 0,
      cancelled INTEGER NOT NULL DEFAULT 0,
      lines INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    -- What an erasure has erased, as long as it looks for it in the delivery log.
    CREATE TABLE erased_event (erasure TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (erasure, event))
      STRICT, WITHOUT ROWID;
  `,
};

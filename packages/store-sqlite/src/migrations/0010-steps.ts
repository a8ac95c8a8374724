import type { Migration } from './migration.ts';

/** What actions of several calls leave behind. */
export const steps: Migration = {
  version: 10,
  name: 'steps',
  statements: `
    -- Writes of a delivery that have succeeded; \`answer\` is the part that later steps need.
    CREATE TABLE step (
      delivery INTEGER NOT NULL,
      number INTEGER NOT NULL,
      name TEXT NOT NULL,
      request_hash TEXT NOT NULL,
      answer TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (delivery, name)
    ) STRICT, WITHOUT ROWID;

    -- What target systems call the things of the ERP. Without an id somebody means to create it, or meant to.
    CREATE TABLE remote_id (
      account TEXT NOT NULL,
      kind TEXT NOT NULL,
      record_key TEXT NOT NULL,
      tenant TEXT NOT NULL DEFAULT 'default',
      id TEXT,
      lease TEXT,
      lease_until INTEGER,
      at INTEGER NOT NULL,
      PRIMARY KEY (account, kind, record_key)
    ) STRICT, WITHOUT ROWID;
  `,
};

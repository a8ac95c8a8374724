import type { Migration } from './migration.ts';

/** Connections whose credentials were refused, and the access tokens that were fetched for connections. */
export const credentials: Migration = {
  version: 3,
  name: 'credentials',
  statements: `
    -- Why the connection needs a person; all NULL where it does not.
    ALTER TABLE connection ADD COLUMN attention TEXT;
    ALTER TABLE connection ADD COLUMN attention_reason TEXT;
    ALTER TABLE connection ADD COLUMN attention_since INTEGER;

    -- Number 0 without a token is the lease of whoever fetches the first one.
    CREATE TABLE connection_token (
      connection TEXT PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      number INTEGER NOT NULL,
      version INTEGER,
      token TEXT,
      expires_at INTEGER,
      lease TEXT,
      lease_until INTEGER
    ) STRICT, WITHOUT ROWID;
  `,
};

import type { Migration } from './migration.ts';

/** Tests of webhooks, and what each webhook did at which configuration revision. */
export const findingFaults: Migration = {
  version: 5,
  name: 'finding faults',
  statements: `
    -- Stored to try a webhook out; never matched.
    ALTER TABLE event ADD COLUMN test INTEGER NOT NULL DEFAULT 0;
    -- Names what a test has tried.
    ALTER TABLE delivery ADD COLUMN tried TEXT;

    -- Every change of what a webhook does; "deleted" is one too.
    CREATE TABLE webhook_status (
      webhook TEXT NOT NULL,
      revision INTEGER NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      at INTEGER NOT NULL,
      PRIMARY KEY (webhook, revision)
    ) STRICT, WITHOUT ROWID;
    -- At which revision the present status was set nobody knows: it holds from the present one on.
    INSERT INTO webhook_status
      SELECT id, (SELECT revision FROM counter), CASE WHEN deleted_at IS NULL THEN status ELSE 'deleted' END,
        CASE WHEN deleted_at IS NULL THEN status_reason END, coalesce(deleted_at, status_at)
      FROM webhook;
  `,
};

import type { Migration } from './migration.ts';

/** Deliveries that repeat others or try a webhook out, and bulk work that goes on over restarts. */
export const sendingAgain: Migration = {
  version: 2,
  name: 'sending again',
  statements: `
    ALTER TABLE delivery ADD COLUMN origin TEXT NOT NULL DEFAULT 'event';
    -- Id of the delivery that this one repeats, and the webhook-id of its calls where that is not its own id.
    ALTER TABLE delivery ADD COLUMN repeats TEXT;
    ALTER TABLE delivery ADD COLUMN message_id TEXT;
    CREATE INDEX delivery_repeats ON delivery (repeats) WHERE repeats IS NOT NULL;

    -- A delivery that is sent again takes the place of its original: the head of a line is not always its first.
    DROP INDEX delivery_line;
    CREATE INDEX delivery_line ON delivery (order_key, blocked) WHERE blocked IS NOT NULL;

    -- What a delivery is built from where it is not the stored event.
    CREATE TABLE corrected_event (delivery INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;

    CREATE TABLE run (
      sequence INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      spec TEXT NOT NULL,
      cursor TEXT,
      total INTEGER NOT NULL,
      done INTEGER NOT NULL,
      left_out INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
  `,
};

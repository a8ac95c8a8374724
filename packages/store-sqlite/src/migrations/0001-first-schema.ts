import type { Migration } from './migration.ts';

/**
 * Rows that change often are kept apart from rows that are big: an event and a frozen request are written once and
 * never again, so that matching and settling touch few pages. Whether an event is matched stands beside it for the
 * same reason.
 */
export const firstSchema: Migration = {
  version: 1,
  name: 'first schema',
  statements: `
    CREATE TABLE installation (id TEXT NOT NULL) STRICT;

    -- The last number given to each kind of row, the configuration revision and the log cursor. One row.
    CREATE TABLE counter (
      event INTEGER NOT NULL,
      delivery INTEGER NOT NULL,
      history INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      logged INTEGER NOT NULL
    ) STRICT;
    INSERT INTO counter VALUES (0, 0, 0, 0, 0);

    -- Who dispatches. One row; no owner when it is free.
    CREATE TABLE dispatcher (
      epoch INTEGER NOT NULL,
      owner TEXT,
      pid INTEGER,
      host TEXT,
      until INTEGER NOT NULL
    ) STRICT;
    INSERT INTO dispatcher VALUES (0, NULL, NULL, NULL, 0);

    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      id TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL,
      occurred_at TEXT NOT NULL,
      accepted_at INTEGER NOT NULL,
      record_table TEXT NOT NULL,
      record_key TEXT NOT NULL,
      hash TEXT NOT NULL,
      revision INTEGER NOT NULL,
      json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE unmatched (event INTEGER PRIMARY KEY) STRICT;
    -- The configuration revision with which the events from first to last were matched, in one commit.
    CREATE TABLE matched (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, revision INTEGER NOT NULL) STRICT;

    CREATE TABLE webhook (
      id TEXT PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      version INTEGER NOT NULL,
      status TEXT NOT NULL,
      status_reason TEXT,
      status_at INTEGER NOT NULL,
      connection TEXT,
      lane TEXT NOT NULL,
      holds_order INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      deleted_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE webhook_version (
      webhook TEXT NOT NULL,
      version INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      definition TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      PRIMARY KEY (webhook, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE connection (
      id TEXT PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      version INTEGER NOT NULL,
      definition TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      saved_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE lane (
      lane TEXT PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      state TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE delivery (
      sequence INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      id TEXT NOT NULL UNIQUE,
      event INTEGER NOT NULL,
      webhook TEXT NOT NULL,
      lane TEXT NOT NULL,
      order_key TEXT,
      -- 0 the head of its order key, 1 behind another; NULL takes no part in the order (any more).
      blocked INTEGER,
      state TEXT NOT NULL,
      -- When it can be claimed; NULL when it cannot.
      due INTEGER,
      parked TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      interruptions INTEGER NOT NULL DEFAULT 0,
      version INTEGER,
      failure TEXT,
      reason TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      expires INTEGER NOT NULL,
      elements TEXT,
      lease TEXT,
      lease_until INTEGER
    ) STRICT;
    CREATE INDEX delivery_event ON delivery (event);
    CREATE INDEX delivery_claimable ON delivery (lane, webhook, due) WHERE due IS NOT NULL;
    CREATE INDEX delivery_waiting ON delivery (webhook) WHERE state = 'waiting';
    CREATE INDEX delivery_parked ON delivery (parked, webhook) WHERE parked IS NOT NULL;
    CREATE INDEX delivery_line ON delivery (order_key) WHERE blocked IS NOT NULL;
    CREATE INDEX delivery_holding ON delivery (webhook) WHERE state = 'failed' AND blocked IS NOT NULL;
    -- Nearly all deliveries end as delivered; the others are what people look for. lease_until serves reclaim.
    CREATE INDEX delivery_state ON delivery (state, lease_until) WHERE state <> 'delivered';

    -- Method, content type and body as first sent.
    CREATE TABLE frozen_request (
      delivery INTEGER PRIMARY KEY,
      method TEXT NOT NULL,
      content_type TEXT,
      body TEXT
    ) STRICT;

    CREATE TABLE history (
      sequence INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL DEFAULT 'default',
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      delivery TEXT,
      webhook TEXT,
      line TEXT NOT NULL,
      exchange TEXT
    ) STRICT;
    CREATE INDEX history_of_delivery ON history (delivery) WHERE delivery IS NOT NULL;
  `,
};

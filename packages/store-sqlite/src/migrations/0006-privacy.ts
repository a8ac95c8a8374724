import type { Migration } from './migration.ts';

/**
 * What is missing of an event, and by which records it is found. The related records of events that were stored before
 * are found for the standard tables as they were then: it is the core that knows keys, not SQL.
 */
export const privacy: Migration = {
  version: 6,
  name: 'privacy',
  statements: `
    -- What is missing of its content: 0 nothing, 1 some fields, 2 all by retention, 3 all by erasure.
    ALTER TABLE event ADD COLUMN blanked INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX event_record ON event (record_table, record_key);

    -- The other records that an event is about.
    CREATE TABLE mention (
      event INTEGER NOT NULL,
      record_table TEXT NOT NULL,
      record_key TEXT NOT NULL,
      PRIMARY KEY (event, record_table, record_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mention_record ON mention (record_table, record_key);

    WITH related (event, record_table, record) AS (
      SELECT event.sequence, part.key, item.value
      FROM event, json_each(event.json, '$.records') AS part,
        json_each(CASE part.type WHEN 'array' THEN part.value ELSE json_array(json(part.value)) END) AS item
      WHERE part.key IN ('Auftrag', 'Kunden', 'Lieferanten', 'Personal', 'Bestellung') AND item.type = 'object'
    ), named (event, record_table, record_key) AS (
      SELECT event, record_table, CAST(json_extract(record, CASE record_table
        WHEN 'Auftrag' THEN '$.AuftragsNr' WHEN 'Kunden' THEN '$.KundenNr' WHEN 'Lieferanten' THEN '$.LieferantenNr'
        WHEN 'Personal' THEN '$.PersonalNr' ELSE '$.BestellNr' END) AS TEXT)
      FROM related
    )
    INSERT OR IGNORE INTO mention
    SELECT named.event, named.record_table, named.record_key
    FROM named JOIN event ON event.sequence = named.event
    WHERE named.record_key <> ''
      AND (event.record_table <> named.record_table OR event.record_key <> named.record_key);
  `,
};

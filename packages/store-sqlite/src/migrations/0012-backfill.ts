import type { Migration } from './migration.ts';

/** Events that tell of records which were there before: their run, and the webhooks that it names. */
export const backfill: Migration = {
  version: 12,
  name: 'backfill',
  statements: `
    ALTER TABLE event ADD COLUMN run TEXT;
    ALTER TABLE event ADD COLUMN for_webhooks TEXT;
    CREATE INDEX event_run ON event (run) WHERE run IS NOT NULL;
  `,
};

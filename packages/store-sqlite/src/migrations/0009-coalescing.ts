import type { Migration } from './migration.ts';

/** Deliveries that a later one of the same record takes the place of. */
export const coalescing: Migration = {
  version: 9,
  name: 'coalescing',
  statements: `
    -- Names the record, as long as a later delivery may take the place of this one.
    ALTER TABLE delivery ADD COLUMN coalesce_key TEXT;
    -- When the first of those was made whose place this one has; and before when it is not due, whatever releases it.
    ALTER TABLE delivery ADD COLUMN held_since INTEGER;
    ALTER TABLE delivery ADD COLUMN held_until INTEGER;
    -- Id of the delivery that took its place.
    ALTER TABLE delivery ADD COLUMN replaced_by TEXT;
    CREATE INDEX delivery_coalesced ON delivery (webhook, coalesce_key) WHERE coalesce_key IS NOT NULL;
    CREATE INDEX delivery_replaced ON delivery (replaced_by) WHERE replaced_by IS NOT NULL;
  `,
};

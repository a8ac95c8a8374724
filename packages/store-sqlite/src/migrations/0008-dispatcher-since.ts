import type { Migration } from './migration.ts';

/** Since when a process dispatches, for whoever asks why nothing goes out. */
export const dispatcherSince: Migration = {
  version: 8,
  name: 'dispatcher since',
  statements: 'ALTER TABLE dispatcher ADD COLUMN since INTEGER;',
};

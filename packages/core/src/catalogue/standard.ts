import { standardTables } from '../tables/index.ts';
import type { Contribution } from './contribution.ts';
import { standardEventTypes } from './event-types/index.ts';
import { ownEventTypes, ownTables } from './own-events/index.ts';

/** What Eilbote knows without any plugin: the tables and events of the joinery ERP, and its own. */
export const standardContribution: Contribution = {
  owner: 'core',
  tables: [...standardTables, ...ownTables],
  eventTypes: [...standardEventTypes, ...ownEventTypes],
};

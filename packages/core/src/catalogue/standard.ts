import { standardTables } from '../tables/index.ts';
import type { Contribution } from './contribution.ts';
import { standardEventTypes } from './event-types/index.ts';

/** What Eilbote knows without any plugin: the tables and events of the joinery ERP. */
export const standardContribution: Contribution = {
  owner: 'core',
  tables: standardTables,
  eventTypes: standardEventTypes,
};

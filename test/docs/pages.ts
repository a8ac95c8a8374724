import { errorsPage } from './errors-page.ts';
import { cliPage } from './cli-page.ts';
import { contractPage } from './contract-page.ts';
import { eventsPage } from './events-page.ts';
import { formatsPage } from './formats-page.ts';
import { logLinesPage } from './log-lines-page.ts';
import type { Page } from './page.ts';
import { tablesPage } from './tables-page.ts';
import { targetsPage } from './targets-page.ts';
import { transformsPage } from './transforms-page.ts';

/** Every page whose source is the code. A new one joins here. */
export const pages: readonly Page[] = [
  cliPage,
  contractPage,
  errorsPage,
  eventsPage,
  formatsPage,
  logLinesPage,
  tablesPage,
  targetsPage,
  transformsPage,
];

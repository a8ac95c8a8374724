import { eventsPage } from './events-page.ts';
import type { Page } from './page.ts';
import { tablesPage } from './tables-page.ts';

/** Every page whose source is the code. A new one joins here. */
export const pages: readonly Page[] = [eventsPage, tablesPage];

import type { DefinitionProblem } from '@eilbote/contract';
import { buildCatalogue, standardContribution } from '../../../catalogue/index.ts';
import { readWebhook, type CheckContext } from '../../index.ts';

const title = { de: 'Aufruf', en: 'Call' };

/** An installation with one target system and one connection. */
export const context: CheckContext = {
  catalogue: buildCatalogue([standardContribution]).catalogue,
  targets: [
    {
      id: 'custom',
      title,
      actions: {
        call: { title, table: 'any', request: ({ url }) => ({ method: 'POST', url: { base: url }, headers: {} }) },
      },
    },
  ],
  connections: [
    { id: 'con_1', definition: { name: 'CRM', target: 'custom', baseUrl: 'https://crm.example/api', headers: [] } },
  ],
  keepsSecret: () => false,
};

const good = { name: 'Hook', event: 'project.created', url: 'https://receiver.example/hook' };

/** What is said of a webhook that is good but for the change. */
export const checked = (change: object) => readWebhook({ ...good, ...change }, context);
/** Path and code, as tests compare them. */
export const short = ({ path, code }: DefinitionProblem): string => `${path} ${code}`;

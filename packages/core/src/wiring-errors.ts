import { defineError } from '@eilbote/contract';

export const PROVIDED_TWICE = defineError<{ owner: string; service: string }>(
  'PROVIDED_TWICE',
  { de: 'Ein Dienst wird zweimal bereitgestellt.', en: 'A service is provided twice.' },
  ({ owner, service }) => ({
    de: `${owner}: Der Dienst „${service}“ wird zweimal bereitgestellt. Einen der beiden Einträge entfernen oder mit wrap() davorsetzen.`,
    en: `${owner}: the service "${service}" is provided twice. Remove one of the two, or put it in front with wrap().`,
  }),
);

export const NOTHING_PROVIDES = defineError<{ owner: string; service: string; neededBy: string }>(
  'NOTHING_PROVIDES',
  { de: 'Ein benötigter Dienst wird von niemandem bereitgestellt.', en: 'Nobody provides a service that is needed.' },
  ({ owner, service, neededBy }) => ({
    de: `${owner}: Niemand stellt „${service}“ bereit${neededBy && ` (benötigt von ${neededBy})`}. Mit provide() in createHost({ provides }) oder im Plugin bereitstellen.`,
    en: `${owner}: nothing provides "${service}"${neededBy && ` (needed by ${neededBy})`}. Provide it in createHost({ provides }) or in the plugin.`,
  }),
);

export const CIRCULAR_DEPENDENCY = defineError<{ owner: string; path: string }>(
  'CIRCULAR_DEPENDENCY',
  { de: 'Dienste benötigen sich im Kreis.', en: 'Services need each other in a circle.' },
  ({ owner, path }) => ({
    de: `${owner}: Kreis unter den Diensten: ${path}. Einer davon muss ohne den anderen auskommen.`,
    en: `${owner}: circular dependency ${path}. One of them has to do without the other.`,
  }),
);

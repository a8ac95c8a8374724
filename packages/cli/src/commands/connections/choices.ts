import type { Choice, Host, LocalizedText } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { withHost } from '../../session.ts';
import { connectionArgument } from './connection-argument.ts';

type Found =
  | { readonly lists: readonly { readonly name: string; readonly title: LocalizedText }[] }
  | { readonly choices: readonly Choice[] };

export const showChoices = defineCommand({
  name: 'choices',
  summary: {
    de: 'zeigt, woraus man im Konto einer Verbindung wählen kann, z. B. Leistungen oder Stufen',
    en: 'shows what there is to choose from in the account of a connection, e.g. services or stages',
  },
  arguments: [
    connectionArgument,
    {
      name: '[list]',
      text: { de: 'Name der Auswahl; ohne ihn werden alle genannt', en: 'name of the list; without it all are named' },
    },
  ],
  examples: ['eilbote connections choices CRM', 'eilbote connections choices CRM stages'],
  json: '{ "lists": [{ "name", "title" }] } | { "choices": [{ "value", "title" }] }',
  async run({ io, json, config }, [idOrName = '', list]) {
    const found = await withHost(io, { config }, async (host): Promise<Found> =>
      list === undefined
        ? { lists: await listsOf(host, idOrName) }
        : { choices: await host.connections.choices(idOrName, list) },
    );
    const de = io.language === 'de';
    if (json) printJson(io, found);
    else if ('lists' in found) {
      if (found.lists.length === 0)
        note(io, { de: 'Das Zielsystem bietet keine Auswahl an.', en: 'The target system offers no choices.' });
      else {
        const rows = found.lists.map(({ name, title }) => [name, say(io, title)]);
        io.out(table(de ? ['Auswahl', 'Bedeutung'] : ['list', 'meaning'], rows));
      }
    } else if (found.choices.length === 0)
      note(io, { de: 'Das Konto nennt nichts.', en: 'The account names nothing.' });
    else {
      const rows = found.choices.map(({ value, title }) => [String(value), title]);
      io.out(table(de ? ['Wert', 'im Konto'] : ['value', 'in the account'], rows));
    }
  },
});

async function listsOf(host: Host, idOrName: string) {
  const { definition } = await host.connections.get(idOrName);
  const lists = host.targets.find(({ id }) => id === definition.target)?.account?.choices ?? {};
  return Object.entries(lists).map(([name, { title }]) => ({ name, title }));
}

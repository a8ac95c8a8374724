import { defineCommand } from '../../command.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { connectionArgument } from './connection-argument.ts';

export const deleteConnection = defineCommand({
  name: 'delete',
  summary: {
    de: 'löscht eine Verbindung, die niemand mehr benutzt',
    en: 'deletes a connection that nobody uses any more',
  },
  arguments: [connectionArgument],
  examples: ['eilbote connections delete CRM'],
  json: '{ "connection": id }',
  async run({ io, json, config }, [idOrName = '']) {
    const { id, definition } = await withHost(io, { config }, async (host) => {
      const found = await host.connections.get(idOrName);
      await host.connections.delete(found.id);
      return found;
    });
    if (json) printJson(io, { connection: id });
    else {
      const text = { de: `Verbindung „${definition.name}“ gelöscht.`, en: `Connection "${definition.name}" deleted.` };
      io.out(`${styled(io, 'green', '✓')} ${say(io, text)}`);
    }
  },
});

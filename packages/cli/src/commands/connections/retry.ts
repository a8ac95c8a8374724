import { defineCommand } from '../../command.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { connectionArgument } from './connection-argument.ts';

export const retryConnection = defineCommand({
  name: 'retry',
  summary: {
    de: 'versucht eine Verbindung noch einmal, deren Zugangsdaten abgelehnt wurden',
    en: 'tries a connection again whose credentials were rejected',
  },
  arguments: [connectionArgument],
  examples: ['eilbote connections retry CRM'],
  json: '{ "connection": {…} }',
  async run({ io, json, config }, [idOrName = '']) {
    const connection = await withHost(io, { config }, (host) => host.connections.retry(idOrName));
    if (json) {
      printJson(io, { connection });
      return;
    }
    const { name } = connection.definition;
    const text = {
      de: `Die Zustellungen der Verbindung „${name}“ werden wieder gesendet.`,
      en: `The deliveries of the connection "${name}" are sent again.`,
    };
    io.out(`${styled(io, 'green', '✓')} ${say(io, text)}`);
  },
});

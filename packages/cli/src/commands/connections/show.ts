import { isSecretSetting, reasonIn, type ConnectionView } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say, styled } from '../../io.ts';
import { facts } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { localTime } from '../../output/time.ts';
import { withHost } from '../../session.ts';
import { attentionWords } from './show-attention.ts';
import { shownAuth } from './show-auth.ts';
import { certificateFacts, proxyText } from '../routes/show-route.ts';
import { signingText } from '../signing/signing-text.ts';
import { connectionArgument } from './connection-argument.ts';

const hidden = '•••';

export const showConnection = defineCommand({
  name: 'show',
  summary: { de: 'zeigt eine Verbindung und wer sie benutzt', en: 'shows a connection and who uses it' },
  arguments: [connectionArgument],
  examples: ['eilbote connections show CRM'],
  json: '{ "connection": {…}, "usedBy": [{ "id", "name" }] }',
  async run({ io, json, config }, [idOrName = '']) {
    const { connection, usedBy } = await withHost(io, { config }, async (host) => {
      const found = await host.connections.get(idOrName);
      const webhooks = (await host.webhooks.list()).filter(({ definition }) => definition.connection === found.id);
      return { connection: found, usedBy: webhooks.map(({ id, definition }) => ({ id, name: definition.name })) };
    });
    if (json) {
      printJson(io, { connection, usedBy });
      return;
    }
    const de = io.language === 'de';
    const { definition, attention, refusal } = connection;
    io.out(styled(io, 'bold', definition.name));
    io.out('');
    facts(io, [
      [de ? 'Kennung' : 'id', connection.id],
      [de ? 'Zielsystem' : 'target', definition.target],
      [de ? 'Zustand' : 'state', say(io, attentionWords(connection))],
      [
        de ? 'Grund' : 'reason',
        refusal !== undefined
          ? say(io, refusal.text)
          : attention === null
            ? undefined
            : `${reasonIn(attention.reason, io.language)}, ${localTime(attention.since, io.language)}`,
      ],
      [de ? 'Einstellungen' : 'settings', settingsText(definition.settings)],
      ['URL', definition.baseUrl],
      [de ? 'Anmeldung' : 'authorisation', shownAuth(definition.auth, de)],
      [
        de ? 'Kopfzeilen' : 'headers',
        definition.headers
          .map((one) => `${one.name}: ${'text' in one ? one.text : 'template' in one ? one.template : hidden}`)
          .join('\n'),
      ],
      [de ? 'signiert' : 'signed', signingText(io, definition, connection.signing)],
      ...certificateFacts(io, connection.certificates),
      ['Proxy', proxyText(io, definition)],
      [de ? 'Grenzen' : 'limits', definition.limits === undefined ? undefined : JSON.stringify(definition.limits)],
      [de ? 'benutzt von' : 'used by', usedBy.map(({ name }) => name).join(', ')],
    ]);
  },
});

function settingsText(settings: ConnectionView['definition']['settings']): string | undefined {
  if (settings === undefined) return undefined;
  return Object.entries(settings)
    .map(
      ([name, value]) =>
        `${name}: ${isSecretSetting(value) ? hidden : typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('\n');
}

import type { ConfigurationDocument, Host } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { writePrivately } from '../../output/private-file.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { newPassphraseOf, passphraseOption } from './passphrase.ts';

interface Options {
  readonly file?: string;
  readonly webhook?: readonly string[];
  readonly withSecrets?: true;
  readonly passphrase?: string;
}

export const exportAll = defineCommand<Options>({
  name: 'export',
  summary: {
    de: 'gibt Webhooks und Verbindungen als JSON aus, zum Aufbewahren oder für eine andere Installation',
    en: 'gives webhooks and connections as JSON, to keep or for another installation',
  },
  options: [
    {
      flags: '--file <file>',
      text: {
        de: 'in diese neue Datei schreiben, die nur Sie lesen können; sonst auf die Standardausgabe',
        en: 'write to this new file that only you can read; otherwise to the standard output',
      },
    },
    {
      flags: '--webhook <webhooks...>',
      text: {
        de: 'nur diese Webhooks und ihre Verbindungen: Name oder Kennung',
        en: 'these webhooks and their connections only: name or id',
      },
    },
    {
      flags: '--with-secrets',
      text: {
        de: 'mit Geheimnissen, verschlossen mit einer Passphrase',
        en: 'with secrets, sealed with a passphrase',
      },
    },
    passphraseOption,
  ],
  examples: [
    'eilbote export > webhooks.json',
    'eilbote export --webhook "Neue Projekte" --file projekte.json',
    'eilbote export --with-secrets --file umzug.json',
  ],
  json: '{ "eilbote": "configuration", "v": 1, "exportedAt", "installation", "connections": [{ "id", "definition" }], "webhooks": [{ "id", "definition" }], "secrets"?: {…} }, also without --json',
  async run({ io, json, config }, _args, { file, webhook, withSecrets, passphrase: source }) {
    const seals = withSecrets === true || source !== undefined;
    const passphrase = seals ? await newPassphraseOf(io, source) : undefined;
    const document = await withHost(io, { config }, async (host) =>
      host.configuration.export({
        ...(passphrase === undefined ? {} : { passphrase }),
        ...(webhook === undefined ? {} : { webhooks: await idsOf(host, webhook) }),
      }),
    );
    if (file === undefined) {
      printJson(io, document);
      return;
    }
    writePrivately(io, file, `${JSON.stringify(document, null, 2)}\n`);
    if (json) printJson(io, document);
    else report(io, file, document);
  },
});

async function idsOf(host: Host, webhooks: readonly string[]): Promise<readonly string[]> {
  return Promise.all(webhooks.map(async (one) => (await host.webhooks.get(one)).id));
}

function report(io: Io, file: string, { webhooks, connections, secrets }: ConfigurationDocument): void {
  const text = {
    de: `${webhooks.length} ${webhooks.length === 1 ? 'Webhook' : 'Webhooks'} und ${connections.length} ${connections.length === 1 ? 'Verbindung' : 'Verbindungen'} in ${file}.`,
    en: `${webhooks.length} ${webhooks.length === 1 ? 'webhook' : 'webhooks'} and ${connections.length} ${connections.length === 1 ? 'connection' : 'connections'} in ${file}.`,
  };
  io.out(`${styled(io, 'green', '✓')} ${say(io, text)}`);
  const hint =
    secrets === undefined
      ? {
          de: 'Geheimnisse sind nicht dabei. URLs stehen lesbar darin; auch sie können Zugangsdaten enthalten.',
          en: 'Secrets are not in it. URLs are, in clear; they can hold credentials, too.',
        }
      : {
          de: 'Ohne die Passphrase sind die Geheimnisse darin verloren. URLs stehen lesbar darin.',
          en: 'Without the passphrase the secrets in it are lost. URLs stand there in clear.',
        };
  note(io, hint);
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { keyFolder } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { configName, loadConfig } from '../../config/load-config.ts';
import { configTemplate } from '../../config/config-template.ts';
import { CONFIG_EXISTS } from '../../errors.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { facts } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { hostOf, installationOf } from '../../session.ts';

interface Options {
  readonly yes?: true;
  readonly force?: true;
}

export const init = defineCommand<Options>({
  name: 'init',
  summary: {
    de: 'richtet Eilbote ein: Konfiguration, Datenordner und Schlüssel',
    en: 'sets Eilbote up: configuration, data folder and key',
  },
  arguments: [{ name: '[folder]', text: { de: 'wo; sonst hier', en: 'where; here otherwise' } }],
  options: [
    { flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } },
    {
      flags: '--force',
      text: { de: 'eine vorhandene Konfiguration ersetzen', en: 'replace an existing configuration' },
    },
  ],
  examples: ['eilbote init', 'eilbote init eilbote --yes --lang en'],
  json: '{ "config": path, "dataFolder": path, "installation": id, "key": { "origin": "file" | "environment" | "none", "file"?: path } }',
  async run({ io, json }, [given = '.'], { yes, force }) {
    const folder = resolve(io.cwd, given);
    const config = join(folder, configName);
    if (existsSync(config) && !force) throw CONFIG_EXISTS({ file: config });
    if (io.isTerminal && !yes && !json) {
      const question = { de: `Eilbote in ${folder} einrichten? [J/n] `, en: `Set Eilbote up in ${folder}? [Y/n] ` };
      if (/^n/i.test((await io.ask(say(io, question))).trim())) {
        note(io, { de: 'Nichts eingerichtet.', en: 'Nothing set up.' });
        return exitCodes.failure;
      }
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(config, configTemplate(io.language));
    const loaded = await loadConfig(folder, config);
    const host = hostOf(loaded, { dispatch: false });
    await host.start();
    await host.stop();
    const installation = await installationOf(loaded.dataFolder);
    const key = keyOf(io, installation);
    if (json) printJson(io, { config, dataFolder: loaded.dataFolder, installation, key });
    else report(io, config, loaded.dataFolder, key);
    return exitCodes.ok;
  },
});

interface Key {
  readonly origin: 'environment' | 'file' | 'none';
  readonly file?: string;
}

function keyOf({ env }: Io, installation: string): Key {
  if (env['EILBOTE_KEY']) return { origin: 'environment' };
  const file = join(keyFolder(env), `${installation}.key`);
  return existsSync(file) ? { origin: 'file', file } : { origin: 'none' };
}

function report(io: Io, config: string, dataFolder: string, key: Key): void {
  const de = io.language === 'de';
  io.out(`${styled(io, 'green', '✓')} ${say(io, { de: 'Eilbote ist eingerichtet.', en: 'Eilbote is set up.' })}`);
  io.out('');
  facts(io, [
    [de ? 'Konfiguration' : 'configuration', shortened(io, config)],
    [de ? 'Datenordner' : 'data folder', shortened(io, dataFolder)],
    [de ? 'Protokoll' : 'delivery log', shortened(io, join(dataFolder, 'Logs', 'Webhooks.log'))],
    [de ? 'Schlüssel' : 'key', key.file ?? (key.origin === 'environment' ? 'EILBOTE_KEY' : undefined)],
  ]);
  io.out('');
  if (key.origin === 'none') {
    const missing = {
      de: 'Es gibt keinen Schlüssel: Die Schlüsseldatei dieses Datenordners fehlt. Spielen Sie sie aus der Sicherung zurück.',
      en: 'There is no key: the key file of this data folder is missing. Restore it from your backup.',
    };
    io.out(styled(io, 'red', say(io, missing)));
  } else {
    const backup = {
      de: 'Sichern Sie den Schlüssel getrennt vom Datenordner: Ohne ihn sind gespeicherte URLs und Geheimnisse nicht mehr lesbar.',
      en: 'Back the key up, apart from the data folder: without it stored URLs and secrets can no longer be read.',
    };
    io.out(styled(io, 'yellow', say(io, backup)));
  }
  io.out('');
  io.out(say(io, { de: 'Weiter geht es mit:', en: 'Go on with:' }));
  io.out('  eilbote events');
  io.out('  eilbote webhooks create --name Test --event project.created --url https://example.com/hook');
}

function shortened({ cwd }: Io, path: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}

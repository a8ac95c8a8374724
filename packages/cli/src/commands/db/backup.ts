import { resolve } from 'node:path';
import { backupDatabase } from '@eilbote/store-sqlite';
import { defineCommand } from '../../command.ts';
import { loadConfig } from '../../config/load-config.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { requireInstallation } from '../../session.ts';
import { contentsOf } from './check.ts';

export const backupDb = defineCommand({
  name: 'backup',
  summary: {
    de: 'sichert die Datenbank in eine neue Datei, auch während Hosts laufen, und prüft die Sicherung',
    en: 'backs the database up into a new file, also while hosts run, and checks the backup',
  },
  arguments: [{ name: '<file>', text: { de: 'die neue Datei', en: 'the new file' } }],
  examples: ['eilbote db backup sicherung-2026-11-24.db'],
  json: '{ "file", "schema", "bytes", "events", "deliveries", "lastHistory", "faults": [] }',
  async run({ io, json, config }, [given = '']) {
    const { dataFolder } = await loadConfig(io.cwd, config);
    requireInstallation(dataFolder);
    const made = await backupDatabase(dataFolder, resolve(io.cwd, given));
    if (json) {
      printJson(io, made);
      return;
    }
    io.out(`${styled(io, 'green', '✓')} ${given}`);
    io.out(`  ${say(io, contentsOf(made))}`);
    note(io, {
      de: 'Nicht dabei sind der Schlüssel, eilbote.config.ts und das Protokoll (Logs). Bewahren Sie den Schlüssel getrennt auf.',
      en: 'Not in it are the key, eilbote.config.ts and the delivery log (Logs). Keep the key apart from it.',
    });
  },
});

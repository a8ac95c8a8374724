import { checkDatabase, databaseFile, type CheckedDatabase } from '@eilbote/store-sqlite';
import type { LocalizedText } from '@eilbote/core';
import { resolve } from 'node:path';
import { defineCommand } from '../../command.ts';
import { loadConfig } from '../../config/load-config.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { requireInstallation } from '../../session.ts';
import { countOfDeliveries, countOfEvents } from '../../texts/counts.ts';

export const checkDb = defineCommand({
  name: 'check',
  summary: {
    de: 'prüft die Datenbank oder eine Sicherung von den Seiten bis zu den Regeln, auf die sich Eilbote verlässt',
    en: 'checks the database or a backup, from its pages to the rules that Eilbote relies on',
  },
  arguments: [
    {
      name: '[file]',
      text: {
        de: 'eine Sicherung; sonst die Datenbank des Datenordners',
        en: 'a backup; the database of the data folder otherwise',
      },
    },
  ],
  examples: ['eilbote db check', 'eilbote db check sicherung.db'],
  json: '{ "file", "schema", "bytes", "events", "deliveries", "lastHistory", "faults": [{ "rule", "text": { "de", "en" }, "count", "examples": [] }] }',
  async run({ io, json, config }, [file]) {
    const checked = checkDatabase(file === undefined ? await ownDatabase(io, config) : resolve(io.cwd, file));
    if (json) printJson(io, checked);
    else report(io, checked);
    return checked.faults.length === 0 ? exitCodes.ok : exitCodes.failure;
  },
});

async function ownDatabase(io: Io, config: string | undefined): Promise<string> {
  const { dataFolder } = await loadConfig(io.cwd, config);
  requireInstallation(dataFolder);
  return databaseFile(dataFolder);
}

function report(io: Io, checked: CheckedDatabase): void {
  for (const { rule, text, count, examples } of checked.faults) {
    const named = examples.join(', ') + (count > examples.length ? ', …' : '');
    io.out(`${styled(io, 'red', `✕ ${count}`)}  ${say(io, text)}  ${styled(io, 'dim', `${rule}: ${named}`)}`);
  }
  if (checked.faults.length === 0) io.out(`${styled(io, 'green', '✓')} ${say(io, contentsOf(checked))}`);
}

/** What stands in a database that is in order. */
export function contentsOf({ events, deliveries, schema, bytes }: CheckedDatabase): LocalizedText {
  const [came, made] = [countOfEvents(events), countOfDeliveries(deliveries)];
  return {
    de: `In Ordnung: ${came.de}, ${made.de}, Schema ${schema}, ${megabytes(bytes)}.`,
    en: `In order: ${came.en}, ${made.en}, schema ${schema}, ${megabytes(bytes)}.`,
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

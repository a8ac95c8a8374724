import { join, resolve } from 'node:path';
import { dispatchHeld, newestLogLines, nodeLogFile } from '@eilbote/core';
import { restoreDatabase, type RestoredDatabase } from '@eilbote/store-sqlite';
import { defineCommand } from '../../command.ts';
import { loadConfig } from '../../config/load-config.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { agreed } from '../../output/agreed.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { contentsOf } from './check.ts';
import { release, settledRestoration, showRestoration } from './restoration.ts';

interface Options {
  readonly release?: true;
  readonly yes?: true;
}

export const restoreDb = defineCommand<Options>({
  name: 'restore',
  summary: {
    de: 'spielt eine Sicherung zurück und hält das Senden an, bis es freigegeben wird',
    en: 'restores a backup and holds dispatch until it is released',
  },
  arguments: [{ name: '<file>', text: { de: 'die Sicherung', en: 'the backup' } }],
  options: [
    {
      flags: '--release',
      text: {
        de: 'gleich freigeben, was laut Protokoll noch nicht beendet ist',
        en: 'release at once what has not ended by the delivery log',
      },
    },
    { flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } },
  ],
  examples: ['eilbote db restore sicherung-2026-11-24.db'],
  json: '{ "file", "replaced"?: folder, "events", "deliveries", "restoration"?: { "at", "settled", "waiting", "hasUnmatched", "lostEvents", "erasures" }, "released": boolean }',
  async run({ io, json, config }, [given = ''], options) {
    const { dataFolder } = await loadConfig(io.cwd, config);
    if (io.isTerminal && options.yes !== true && !json && !(await agreed(io, replacing(dataFolder), nothingRestored)))
      return exitCodes.failure;
    const [newest] = newestLogLines(nodeLogFile({ folder: join(dataFolder, 'Logs') }), 1);
    const at = Date.now();
    const reason = say(io, { de: 'aus einer Sicherung wiederhergestellt', en: 'restored from a backup' });
    const beginning = { at, loggedUpTo: newest?.seq ?? 0, reason, entry: dispatchHeld({ at, reason }) };
    const restored = await restoreDatabase(dataFolder, resolve(io.cwd, given), beginning);
    if (!json) report(io, given, restored);
    await withHost(io, { config, dispatch: true }, async (host) => {
      const restoration = await settledRestoration(io, host);
      if (!json && restoration !== undefined) showRestoration(io, restoration);
      if (options.release === true) await release(io, host, json);
      if (json) printJson(io, { ...restored, restoration, released: options.release === true });
      else if (options.release !== true)
        note(io, {
          de: 'Gesendet wird nichts, bis „eilbote db release“ es freigibt. Hosts können wieder starten.',
          en: 'Nothing is sent until "eilbote db release" releases it. Hosts may start again.',
        });
    });
    return exitCodes.ok;
  },
});

const replacing = (folder: string) => ({
  de: `Die Datenbank in ${folder} durch die Sicherung ersetzen? Die bisherige bleibt aufgehoben.`,
  en: `Replace the database in ${folder} by the backup? The present one is kept.`,
});
const nothingRestored = { de: 'Nichts wiederhergestellt.', en: 'Nothing restored.' };

function report(io: Io, given: string, restored: RestoredDatabase): void {
  io.out(`${styled(io, 'green', '✓')} ${given}`);
  io.out(`  ${say(io, contentsOf(restored))}`);
  if (restored.replaced === undefined) return;
  const kept = {
    de: `Die bisherige Datenbank liegt in ${restored.replaced}.`,
    en: `The database before lies in ${restored.replaced}.`,
  };
  io.out(`  ${say(io, kept)}`);
}

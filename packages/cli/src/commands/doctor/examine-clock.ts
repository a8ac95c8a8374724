import { statSync } from 'node:fs';
import { join } from 'node:path';
import { found, spanOf, type Finding } from '@eilbote/core';
import { databaseFile } from '@eilbote/store-sqlite';

/** A clock is corrected by less than this all the time. */
const aheadMs = 60_000;
/** This program was made later: a clock that shows less has lost its battery. */
const madeAfter = Date.UTC(2026, 0, 1);

/** What the times of files say about the clock, where nobody can be asked. Nothing where they say nothing. */
export function examineClock(folder: string, now: number): readonly Finding[] {
  const files = [`${databaseFile(folder)}-wal`, databaseFile(folder), join(folder, 'Logs', 'Webhooks.log'), folder];
  const latest = Math.max(...files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
  const remedy = {
    de: 'Stellen Sie die Uhr dieses Rechners, am besten dauerhaft über NTP.',
    en: 'Set the clock of this machine, best by NTP for good.',
  };
  if (now < madeAfter) {
    const text = {
      de: `Die Uhr steht auf ${new Date(now).getUTCFullYear()}; dieses Programm ist jünger.`,
      en: `The clock shows ${new Date(now).getUTCFullYear()}; this program is younger.`,
    };
    return [found('problem', 'clock', text, { remedy })];
  }
  if (latest - now <= aheadMs) return [];
  const ahead = spanOf(latest - now);
  const text = {
    de: `Eine Datei im Datenordner wurde laut ihrer Zeit erst in ${ahead.de} geschrieben: Die Uhr wurde zurückgestellt, oder sie ging vor.`,
    en: `By its time, a file of the data folder was written ${ahead.en} from now: the clock was set back, or it was fast.`,
  };
  return [found('problem', 'clock', text, { remedy })];
}

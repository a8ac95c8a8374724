import { statSync } from 'node:fs';
import { join } from 'node:path';
import { found, isEilboteError, keyFolder, ok, type Finding } from '@eilbote/core';
import { inspectDatabase, type InspectedDatabase } from '@eilbote/store-sqlite';
import type { Config } from '../../config/config.ts';

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
/** The write-ahead log is cut at 64 MiB; more means that somebody reads for ever, or that it could not be cut. */
const largeWriteAhead = 256 * 1024 * 1024;

export interface ExaminedDatabase {
  readonly findings: readonly Finding[];
  /** Absent where it cannot be read. */
  readonly database?: InspectedDatabase;
}

/** The database, without changing it: an older schema is left for the host to bring up to date. */
export function examineDatabase(folder: string): ExaminedDatabase {
  try {
    const database = inspectDatabase(folder);
    const { schema, known, bytes, writeAheadBytes, sqliteVersion } = database;
    const findings: Finding[] = [];
    if (schema > known) {
      findings.push(
        found(
          'problem',
          'database',
          {
            de: `Die Datenbank hat das Schema ${schema}, dieses Programm kennt ${known}: Sie gehört einer neueren Fassung von Eilbote.`,
            en: `The database has schema ${schema}, this program knows ${known}: it belongs to a newer version of Eilbote.`,
          },
          {
            code: 'STORE_NEWER',
            remedy: { de: 'Bringen Sie Eilbote auf den neuesten Stand.', en: 'Bring Eilbote up to date.' },
          },
        ),
      );
    } else if (schema < known) {
      findings.push(
        found(
          'warning',
          'database',
          {
            de: `Die Datenbank hat noch das Schema ${schema} statt ${known}; der nächste Start bringt sie auf den neuen Stand. Weiter geprüft wird erst danach.`,
            en: `The database still has schema ${schema} instead of ${known}; the next start brings it up to date. The rest is examined after that only.`,
          },
          {
            remedy: {
              de: 'Sichern Sie vorher mit „eilbote db backup“; einen Weg zurück gibt es nicht.',
              en: 'Back it up before, with "eilbote db backup"; there is no way back.',
            },
          },
        ),
      );
    }
    if (writeAheadBytes > largeWriteAhead) {
      findings.push(
        found(
          'warning',
          'database',
          {
            de: `Das Schreibprotokoll der Datenbank (-wal) ist ${megabytes(writeAheadBytes)} groß: Ein Programm liest seit langem darin.`,
            en: `The write-ahead log of the database (-wal) has ${megabytes(writeAheadBytes)}: some program has been reading for long.`,
          },
          {
            remedy: {
              de: 'Beenden Sie Programme, die die Datenbank offen halten, etwa Betrachter oder Sicherungen.',
              en: 'End programs that keep the database open, like viewers or backups.',
            },
          },
        ),
      );
    }
    const size = megabytes(bytes);
    const fine = ok(
      'database',
      `eilbote.db: ${size}, Schema ${schema}, SQLite ${sqliteVersion}.`,
      `eilbote.db: ${size}, schema ${schema}, SQLite ${sqliteVersion}.`,
    );
    return { database, findings: findings.length > 0 ? findings : [fine] };
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    return { findings: [found('problem', 'database', error.text, { code: error.code })] };
  }
}

/** Where the key lies, and who may read it. Before a host starts, which closes it to others by itself. */
export function examineKeyFile(
  { secrets }: Config,
  env: NodeJS.ProcessEnv,
  installation: string | undefined,
): readonly Finding[] {
  if (secrets?.key !== undefined || env['EILBOTE_KEY'] || installation === undefined) return [];
  const file = join(keyFolder(env), `${installation}.key`);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined || process.platform === 'win32' || (stats.mode & 0o077) === 0) return [];
  const mode = (stats.mode & 0o777).toString(8).padStart(4, '0');
  return [
    found(
      'warning',
      'key',
      {
        de: `Die Schlüsseldatei ${file} ist nicht nur für Sie lesbar (${mode}).`,
        en: `The key file ${file} can be read not only by you (${mode}).`,
      },
      { remedy: { de: `chmod 600 ${file}`, en: `chmod 600 ${file}` } },
    ),
  ];
}

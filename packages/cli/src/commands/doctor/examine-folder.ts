import { accessSync, constants, existsSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { found, ok, type Finding } from '@eilbote/core';
import { databaseFile, networkFileSystem } from '@eilbote/store-sqlite';

const mebibyte = 1024 * 1024;
/** So much is used up by a full log file, a write-ahead log and a few thousand events. */
const littleSpace = 100 * mebibyte;
const warningSpace = 1024 * mebibyte;
/** Rights of others than the user and the group. */
const others = 0o007;

/** The data folder as the operating system shows it. Whether there is one decides whether to look any further. */
export function examineFolder(folder: string): readonly Finding[] {
  if (!existsSync(folder)) {
    return [
      found(
        'problem',
        'dataFolder',
        { de: `Den Datenordner ${folder} gibt es nicht.`, en: `There is no data folder ${folder}.` },
        {
          remedy: {
            de: 'Prüfen Sie dataFolder in eilbote.config.ts, oder richten Sie Eilbote mit „eilbote init“ ein.',
            en: 'Check dataFolder in eilbote.config.ts, or set Eilbote up with "eilbote init".',
          },
        },
      ),
    ];
  }
  const findings = [...network(folder), ...rights(folder)];
  return [
    ...(findings.length === 0
      ? [
          ok(
            'dataFolder',
            `${folder}: lokal, beschreibbar, für andere nicht lesbar.`,
            `${folder}: local, writable, closed to others.`,
          ),
        ]
      : findings),
    ...space(folder),
  ];
}

function network(folder: string): readonly Finding[] {
  const fileSystem = networkFileSystem(folder);
  if (fileSystem === undefined) return [];
  return [
    found(
      'problem',
      'dataFolder',
      {
        de: `${folder} liegt auf einem Netzlaufwerk (${fileSystem}). Dessen Sperren ist nicht zu trauen, deshalb wird die Datenbank dort nicht geöffnet.`,
        en: `${folder} lies on a network drive (${fileSystem}). Its locks cannot be trusted, so the database is not opened there.`,
      },
      {
        code: 'STORE_ON_NETWORK',
        remedy: {
          de: 'Legen Sie den Datenordner auf eine lokale Festplatte.',
          en: 'Put the data folder on a local disk.',
        },
      },
    ),
  ];
}

function rights(folder: string): readonly Finding[] {
  const findings: Finding[] = [];
  const denied = [folder, join(folder, 'Logs'), databaseFile(folder)].filter(
    (path) => existsSync(path) && !mayWrite(path),
  );
  if (denied.length > 0)
    findings.push(
      found(
        'problem',
        'dataFolder',
        { de: `Kein Recht zu schreiben: ${denied.join(', ')}.`, en: `No right to write: ${denied.join(', ')}.` },
        {
          remedy: {
            de: 'Führen Sie alles unter demselben Benutzer aus, oder geben Sie ihm die Rechte.',
            en: 'Run everything as the same user, or give that user the rights.',
          },
        },
      ),
    );
  const open = [databaseFile(folder), join(folder, 'Logs')].filter((path) => (modeOf(path) & others) !== 0);
  // Without the right to enter the folder, what is in it is closed as well.
  if (open.length > 0 && (modeOf(folder) & others) !== 0)
    findings.push(
      found(
        'warning',
        'dataFolder',
        {
          de: `Andere Benutzer dieses Rechners dürfen lesen: ${open.join(', ')}. Darin stehen personenbezogene Daten.`,
          en: `Other users of this machine may read: ${open.join(', ')}. Personal data stand there.`,
        },
        { remedy: { de: `chmod -R o-rwx ${folder}`, en: `chmod -R o-rwx ${folder}` } },
      ),
    );
  return findings;
}

/** Tried, because rights on paper are not all there is: read-only mounts, quotas, security modules. */
function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    if (!statSync(path).isDirectory()) return true;
    const trial = join(path, `.eilbote-doctor-${process.pid}`);
    writeFileSync(trial, '', { flag: 'wx' });
    rmSync(trial);
    return true;
  } catch {
    return false;
  }
}

/** Without a meaning on Windows, where rights are lists. */
const modeOf = (path: string): number =>
  process.platform === 'win32' ? 0 : (statSync(path, { throwIfNoEntry: false })?.mode ?? 0);

function space(folder: string): readonly Finding[] {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const amount =
    free < 1024 * mebibyte ? `${Math.floor(free / mebibyte)} MiB` : `${(free / 1024 / mebibyte).toFixed(1)} GiB`;
  const text = { de: `Auf dem Datenträger sind ${amount} frei.`, en: `${amount} are free on the disk.` };
  if (free >= warningSpace) return [{ ...ok('disk', text.de, text.en) }];
  const remedy = {
    de: 'Schaffen Sie Platz. Auf einem vollen Datenträger nimmt Eilbote kein Ereignis mehr an.',
    en: 'Make room. On a full disk Eilbote accepts no more events.',
  };
  return [found(free < littleSpace ? 'problem' : 'warning', 'disk', text, { remedy })];
}

import { defineError } from '@eilbote/contract';

/** `file`: the database; `detail`: what SQLite or the system said. */
interface FileFacts extends Record<string, unknown> {
  readonly file: string;
  readonly detail: string;
}

export const STORE_DISK_FULL = defineError<FileFacts>(
  'STORE_DISK_FULL',
  { de: 'Auf dem Datenträger ist kein Platz mehr.', en: 'There is no space left on the disk.' },
  ({ file }) => ({
    de: `Der Datenspeicher „${file}“ konnte nicht geschrieben werden, weil der Datenträger voll ist. Nichts davon wurde übernommen. Schaffen Sie Platz; danach geht es von selbst weiter.`,
    en: `The store "${file}" could not be written because the disk is full. Nothing of it was kept. Free some space; work goes on by itself then.`,
  }),
);

export const STORE_READ_ONLY = defineError<FileFacts>(
  'STORE_READ_ONLY',
  { de: 'Der Datenspeicher darf nicht beschrieben werden.', en: 'The store must not be written to.' },
  ({ file }) => ({
    de: `Der Datenspeicher „${file}“ ist schreibgeschützt. Geben Sie dem Benutzer, unter dem Eilbote läuft, Schreibrechte für die Datei und ihren Ordner.`,
    en: `The store "${file}" is read-only. Give the user that runs Eilbote the right to write the file and its folder.`,
  }),
);

export const STORE_UNREACHABLE = defineError<FileFacts>(
  'STORE_UNREACHABLE',
  { de: 'Der Datenspeicher lässt sich nicht öffnen.', en: 'The store cannot be opened.' },
  ({ file, detail }) => ({
    de: `Der Datenspeicher „${file}“ lässt sich nicht öffnen (${detail}). Prüfen Sie, ob es den Ordner gibt und ob der Benutzer, unter dem Eilbote läuft, ihn lesen und beschreiben darf.`,
    en: `The store "${file}" cannot be opened (${detail}). Check that the folder exists and that the user that runs Eilbote may read and write it.`,
  }),
);

export const STORE_DAMAGED = defineError<FileFacts>(
  'STORE_DAMAGED',
  {
    de: 'Die Datei des Datenspeichers ist beschädigt oder keine Datenbank.',
    en: 'The file of the store is damaged, or no database.',
  },
  ({ file, detail }) => ({
    de: `Der Datenspeicher „${file}“ ist beschädigt oder keine SQLite-Datenbank (${detail}). Halten Sie Eilbote an, bewahren Sie den Ordner auf und spielen Sie die letzte Sicherung ein.`,
    en: `The store "${file}" is damaged or no SQLite database (${detail}). Stop Eilbote, keep the folder, and restore the last backup.`,
  }),
);

export const STORE_IO_FAILED = defineError<FileFacts>(
  'STORE_IO_FAILED',
  { de: 'Der Datenträger meldet einen Fehler.', en: 'The disk reports an error.' },
  ({ file, detail }) => ({
    de: `Beim Lesen oder Schreiben von „${file}“ meldete der Datenträger einen Fehler (${detail}). Ob der letzte Vorgang noch gespeichert wurde, ist ungewiss. Prüfen Sie den Datenträger und seine Verbindung.`,
    en: `The disk reported an error while "${file}" was read or written (${detail}). Whether the last operation was stored is uncertain. Check the disk and its connection.`,
  }),
);

export const STORE_BUSY = defineError<FileFacts>(
  'STORE_BUSY',
  {
    de: 'Ein anderes Programm hält den Datenspeicher zu lange besetzt.',
    en: 'Another program keeps the store locked for too long.',
  },
  ({ file }) => ({
    de: `Der Datenspeicher „${file}“ war länger als zehn Sekunden von einem anderen Programm besetzt. Beenden Sie, was ihn sonst noch geöffnet hat (Datenbank-Werkzeuge, Sicherungen), und versuchen Sie es noch einmal.`,
    en: `The store "${file}" was locked by another program for more than ten seconds. Close what else has it open (database tools, backups) and try again.`,
  }),
);

export const STORE_FAILED = defineError<FileFacts>(
  'STORE_FAILED',
  { de: 'Der Datenspeicher meldet einen unerwarteten Fehler.', en: 'The store reports an unexpected error.' },
  ({ file, detail }) => ({
    de: `Der Datenspeicher „${file}“ meldete einen unerwarteten Fehler (${detail}). Starten Sie Eilbote neu; wenn es wieder vorkommt, melden Sie den Fehler mit diesem Text.`,
    en: `The store "${file}" reported an unexpected error (${detail}). Restart Eilbote; if it happens again, report the error with this text.`,
  }),
);

export const STORE_ON_NETWORK = defineError<{ folder: string; fileSystem: string }>(
  'STORE_ON_NETWORK',
  {
    de: 'Der Datenordner liegt auf einem Netzlaufwerk.',
    en: 'The data folder lies on a network file system.',
  },
  ({ folder, fileSystem }) => ({
    de: `Der Datenordner „${folder}“ liegt auf einem Netzlaufwerk (${fileSystem}). Dort kann der Datenspeicher Schaden nehmen. Wählen Sie einen Ordner auf einer Festplatte dieses Rechners.`,
    en: `The data folder "${folder}" lies on a network file system (${fileSystem}), where the store could be damaged. Choose a folder on a disk of this machine.`,
  }),
);

export const STORE_NEWER = defineError<{ file: string; version: number; known: number }>(
  'STORE_NEWER',
  {
    de: 'Der Datenspeicher stammt von einer neueren Version von Eilbote.',
    en: 'The store was written by a newer version of Eilbote.',
  },
  ({ file, version, known }) => ({
    de: `Der Datenspeicher „${file}“ hat den Aufbau ${version}; diese Version von Eilbote kennt nur den bis ${known}. Installieren Sie die neuere Version, oder spielen Sie die Sicherung von vor der Umstellung ein.`,
    en: `The store "${file}" has schema ${version}; this version of Eilbote knows those up to ${known}. Install the newer version, or restore the backup from before the update.`,
  }),
);

export const STORE_NOT_EILBOTE = defineError<{ file: string }>(
  'STORE_NOT_EILBOTE',
  {
    de: 'Die Datenbank im Datenordner gehört einem anderen Programm.',
    en: 'The database in the data folder belongs to another program.',
  },
  ({ file }) => ({
    de: `„${file}“ ist eine Datenbank eines anderen Programms. Eilbote ändert sie nicht. Wählen Sie einen eigenen Datenordner für Eilbote.`,
    en: `"${file}" is a database of another program. Eilbote does not touch it. Choose a data folder of its own for Eilbote.`,
  }),
);

export const STORE_WORKER_DIED = defineError<{ file: string; detail: string }>(
  'STORE_WORKER_DIED',
  {
    de: 'Der Teil von Eilbote, der den Datenspeicher schreibt, ist abgebrochen.',
    en: 'The part of Eilbote that writes the store has died.',
  },
  ({ file, detail }) => ({
    de: `Der Teil von Eilbote, der „${file}“ schreibt, ist abgebrochen (${detail}). Ob der letzte Vorgang noch gespeichert wurde, ist ungewiss. Mit dem nächsten Vorgang beginnt er neu; wenn es wieder vorkommt, melden Sie den Fehler mit diesem Text.`,
    en: `The part of Eilbote that writes "${file}" has died (${detail}). Whether the last operation was stored is uncertain. The next operation starts it again; if it happens again, report the error with this text.`,
  }),
);

export const STORE_OLDER = defineError<{ file: string; version: number; known: number }>(
  'STORE_OLDER',
  {
    de: 'Der Datenspeicher stammt von einer älteren Version von Eilbote und ist noch nicht umgestellt.',
    en: 'The store was written by an older version of Eilbote and has not been brought up to date yet.',
  },
  ({ file, version, known }) => ({
    de: `Der Datenspeicher „${file}“ hat noch den Aufbau ${version} statt ${known}. Der nächste Start eines Hosts stellt ihn um.`,
    en: `The store "${file}" still has schema ${version} instead of ${known}. The next start of a host brings it up to date.`,
  }),
);

export const BACKUP_EXISTS = defineError<{ file: string }>(
  'BACKUP_EXISTS',
  {
    de: 'Die Datei für eine Sicherung gibt es schon; sie wird nie überschrieben.',
    en: 'The file for a backup exists already; it is never overwritten.',
  },
  ({ file }) => ({
    de: `„${file}“ gibt es schon und bleibt, wie es ist. Geben Sie der Sicherung einen anderen Namen, etwa mit dem Datum.`,
    en: `"${file}" exists already and stays as it is. Give the backup another name, with the date for example.`,
  }),
);

export const BACKUP_FAULTY = defineError<{ file: string; faults: string }>(
  'BACKUP_FAULTY',
  {
    de: 'Eine Sicherung wurde verworfen, weil ihre Prüfung Fehler fand.',
    en: 'A backup was discarded because its check has found faults.',
  },
  ({ file, faults }) => ({
    de: `Die Sicherung von „${file}“ wurde verworfen, denn die Datenbank hat Fehler: ${faults}. „eilbote db check“ beschreibt sie. Heben Sie ältere Sicherungen auf.`,
    en: `The backup of "${file}" was discarded, because the database has faults: ${faults}. "eilbote db check" describes them. Keep older backups.`,
  }),
);

export const STORE_IN_USE = defineError<{ file: string }>(
  'STORE_IN_USE',
  {
    de: 'Eine Sicherung kann nicht zurückgespielt werden, solange ein Prozess mit der Datenbank arbeitet.',
    en: 'A backup cannot be restored while a process works with the database.',
  },
  ({ file }) => ({
    de: `„${file}“ wird gerade benutzt. Beenden Sie alle Hosts und Befehle dieses Datenordners und wiederholen Sie die Wiederherstellung. Geändert wurde nichts.`,
    en: `"${file}" is in use. Stop all hosts and commands of this data folder, then restore again. Nothing was changed.`,
  }),
);

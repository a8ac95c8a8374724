import { defineError, type LocalizedText } from '@eilbote/core';

export const CONFIG_NOT_LOADED = defineError<{ file: string; reason: LocalizedText }>(
  'CONFIG_NOT_LOADED',
  { de: 'Die Konfiguration konnte nicht gelesen werden.', en: 'The configuration could not be read.' },
  ({ file, reason }) => ({
    de: `${file} konnte nicht gelesen werden: ${reason.de}`,
    en: `${file} could not be read: ${reason.en}`,
  }),
);

export const CONFIG_INVALID = defineError<{ file: string }>(
  'CONFIG_INVALID',
  { de: 'Die Konfiguration hat nicht die erwartete Form.', en: 'The configuration does not have the expected form.' },
  ({ file }) => ({
    de: `${file} muss mit „export default defineConfig({ … })“ enden. Ein Muster schreibt „eilbote init“.`,
    en: `${file} has to end with "export default defineConfig({ … })". "eilbote init" writes a sample.`,
  }),
);

export const CONFIG_SETTING_INVALID = defineError<{
  file: string;
  setting: string;
  expected: { de: string; en: string };
}>(
  'CONFIG_SETTING_INVALID',
  { de: 'Eine Einstellung der Konfiguration ist falsch.', en: 'A setting of the configuration is wrong.' },
  ({ file, setting, expected }) => ({
    de: `${file}: „${setting}“ muss ${expected.de} sein.`,
    en: `${file}: "${setting}" must be ${expected.en}.`,
  }),
);

export const CONFIG_EXISTS = defineError<{ file: string }>(
  'CONFIG_EXISTS',
  { de: 'Es gibt hier schon eine Konfiguration.', en: 'There is a configuration here already.' },
  ({ file }) => ({
    de: `${file} gibt es schon und bleibt, wie es ist. Mit --force wird es ersetzt.`,
    en: `${file} exists already and stays as it is. --force replaces it.`,
  }),
);

export const ARGUMENT_INVALID = defineError<{
  argument: string;
  expected: LocalizedText;
  /** The option that it was given to, e.g. `--retry`. */
  option?: string;
}>(
  'ARGUMENT_INVALID',
  { de: 'Eine Angabe auf der Befehlszeile ist falsch.', en: 'An argument on the command line is wrong.' },
  ({ argument, expected, option }) => ({
    de: `${option === undefined ? '' : `${option}: `}„${argument}“ passt nicht. Erwartet wird ${expected.de}.`,
    en: `${option === undefined ? '' : `${option}: `}"${argument}" does not fit. Expected is ${expected.en}.`,
  }),
);

export const FILE_EXISTS = defineError<{ file: string }>(
  'FILE_EXISTS',
  {
    de: 'Eine Datei gibt es schon; sie wird nicht überschrieben.',
    en: 'A file exists already; it is not overwritten.',
  },
  ({ file }) => ({
    de: `${file} gibt es schon und bleibt, wie es ist. Geben Sie einen anderen Namen an oder entfernen Sie die Datei vorher.`,
    en: `${file} exists already and stays as it is. Give another name, or remove the file first.`,
  }),
);

export const FILE_NOT_WRITTEN = defineError<{ file: string; reason: string }>(
  'FILE_NOT_WRITTEN',
  { de: 'Eine Datei konnte nicht geschrieben werden.', en: 'A file could not be written.' },
  ({ file, reason }) => ({
    de: `${file} konnte nicht geschrieben werden: ${reason}`,
    en: `${file} could not be written: ${reason}`,
  }),
);

export const FILE_UNREADABLE = defineError<{ file: string; reason: LocalizedText }>(
  'FILE_UNREADABLE',
  { de: 'Eine Datei konnte nicht gelesen werden.', en: 'A file could not be read.' },
  ({ file, reason }) => ({
    de: `${file} konnte nicht gelesen werden: ${reason.de}`,
    en: `${file} could not be read: ${reason.en}`,
  }),
);

export const COLUMN_MISSING = defineError<{ field: string; table: string; columns: readonly string[] }>(
  'COLUMN_MISSING',
  {
    de: 'In einer Datei mit Datensätzen fehlt die Spalte mit ihrem Schlüssel.',
    en: 'The column with the key is missing in a file of records.',
  },
  ({ field, table, columns }) => ({
    de: `Der Datei fehlt die Spalte ${field}; ohne sie sind Datensätze der Tabelle ${table} nicht zu unterscheiden. Ihre Spalten: ${columns.join(', ')}. Heißt sie dort anders, hilft --column Name=${field}.`,
    en: `The file has no column ${field}; without it records of the table ${table} cannot be told apart. Its columns: ${columns.join(', ')}. If it has another name there, --column Name=${field} helps.`,
  }),
);

export const COLUMN_TWICE = defineError<{ field: string }>(
  'COLUMN_TWICE',
  {
    de: 'Zwei Spalten einer Datei gehören zum selben Feld.',
    en: 'Two columns of a file belong to the same field.',
  },
  ({ field }) => ({
    de: `Zwei Spalten der Datei gehören zum Feld ${field}. Benennen Sie eine davon um, oder ordnen Sie sie mit --column einem anderen Feld zu.`,
    en: `Two columns of the file belong to the field ${field}. Rename one of them, or give it another field by --column.`,
  }),
);

export const NAME_UNKNOWN = defineError<{ name: string; meant?: string; list: string }>(
  'NAME_UNKNOWN',
  { de: 'Diesen Namen gibt es im Katalog nicht.', en: 'There is no such name in the catalogue.' },
  ({ name, meant, list }) => ({
    de: `„${name}“ gibt es nicht.${meant === undefined ? '' : ` Meinten Sie „${meant}“?`} Alle zeigt „${list}“.`,
    en: `There is no "${name}".${meant === undefined ? '' : ` Did you mean "${meant}"?`} "${list}" shows all.`,
  }),
);

export const SECRET_NEEDS_TERMINAL = defineError<{ name: string; prefix: string }>(
  'SECRET_NEEDS_TERMINAL',
  { de: 'Ein Geheimnis kann hier nicht abgefragt werden.', en: 'A secret cannot be asked for here.' },
  ({ name, prefix }) => ({
    de: `Das Geheimnis „${name}“ kann ohne Terminal nicht abgefragt werden. Eine Datei (${prefix}datei) oder eine Umgebungsvariable (${prefix}env:NAME) angeben.`,
    en: `The secret "${name}" cannot be asked for without a terminal. Give a file (${prefix}file) or an environment variable (${prefix}env:NAME).`,
  }),
);

export const SECRET_UNREADABLE = defineError<{ name: string; reason: LocalizedText }>(
  'SECRET_UNREADABLE',
  { de: 'Die Datei mit einem Geheimnis konnte nicht gelesen werden.', en: 'The file of a secret could not be read.' },
  ({ name, reason }) => ({
    de: `Die Datei, in der das Geheimnis „${name}“ stehen soll, konnte nicht gelesen werden: ${reason.de} Angegeben wird eine Datei, env:VARIABLE oder -; das Geheimnis selbst gehört nicht auf die Befehlszeile, wo andere es sehen.`,
    en: `The file that the secret "${name}" should be in could not be read: ${reason.en} Give a file, env:VARIABLE or -; the secret itself does not belong on the command line, where others see it.`,
  }),
);

export const DATA_FOLDER_EMPTY = defineError<{ folder: string }>(
  'DATA_FOLDER_EMPTY',
  { de: 'In diesem Datenordner ist noch nichts eingerichtet.', en: 'Nothing is set up in this data folder yet.' },
  ({ folder }) => ({
    de: `Im Datenordner ${folder} ist noch nichts eingerichtet. „eilbote init“ richtet ihn ein; liegt er woanders, hilft --config.`,
    en: `Nothing is set up in the data folder ${folder} yet. "eilbote init" sets it up; if it is elsewhere, --config helps.`,
  }),
);

export const COMMAND_UNKNOWN = defineError<{ command: string; meant?: string }>(
  'COMMAND_UNKNOWN',
  { de: 'Diesen Befehl gibt es nicht.', en: 'There is no such command.' },
  ({ command, meant }) => ({
    de: `Den Befehl „${command}“ gibt es nicht.${meant === undefined ? '' : ` Meinten Sie „${meant}“?`} Alle zeigt --help.`,
    en: `There is no command "${command}".${meant === undefined ? '' : ` Did you mean "${meant}"?`} --help shows all.`,
  }),
);

export const OPTION_UNKNOWN = defineError<{ option: string; meant?: string }>(
  'OPTION_UNKNOWN',
  { de: 'Diese Option gibt es bei dem Befehl nicht.', en: 'The command has no such option.' },
  ({ option, meant }) => ({
    de: `Die Option „${option}“ gibt es hier nicht.${meant === undefined ? '' : ` Meinten Sie „${meant}“?`} Alle zeigt --help.`,
    en: `There is no option "${option}" here.${meant === undefined ? '' : ` Did you mean "${meant}"?`} --help shows all.`,
  }),
);

export const ARGUMENT_MISSING = defineError<{ argument: string }>(
  'ARGUMENT_MISSING',
  { de: 'Auf der Befehlszeile fehlt eine Angabe.', en: 'Something is missing on the command line.' },
  ({ argument }) => ({
    de: `Es fehlt: ${argument}. Wie der Befehl geschrieben wird, zeigt --help.`,
    en: `Missing: ${argument}. --help shows how the command is written.`,
  }),
);

export const ARGUMENT_UNEXPECTED = defineError<{ argument: string }>(
  'ARGUMENT_UNEXPECTED',
  { de: 'Auf der Befehlszeile steht etwas zu viel.', en: 'Something on the command line is too much.' },
  ({ argument }) => ({
    de: `Mit „${argument}“ kann der Befehl nichts anfangen. Texte mit Leerzeichen gehören in Anführungszeichen.`,
    en: `The command has no use for "${argument}". Texts with blanks belong in quotes.`,
  }),
);

export const PORT_UNAVAILABLE = defineError<{ port: number; reason: string }>(
  'PORT_UNAVAILABLE',
  { de: 'Auf diesem Port kann nicht gelauscht werden.', en: 'This port cannot be listened on.' },
  ({ port, reason }) => ({
    de: `Auf Port ${port} kann nicht gelauscht werden (${reason}). Mit --port einen anderen wählen.`,
    en: `Port ${port} cannot be listened on (${reason}). Choose another one with --port.`,
  }),
);

export const EDITOR_FAILED = defineError<{ editor: string }>(
  'EDITOR_FAILED',
  { de: 'Der Editor wurde mit einem Fehler beendet.', en: 'The editor ended with an error.' },
  ({ editor }) => ({
    de: `Der Editor „${editor}“ wurde mit einem Fehler beendet; nichts wurde gespeichert. EDITOR wählt einen anderen.`,
    en: `The editor "${editor}" ended with an error; nothing was saved. EDITOR chooses another one.`,
  }),
);

export const DELIVERY_NOT_BUILT = defineError<{ delivery: string }>(
  'DELIVERY_NOT_BUILT',
  { de: 'Zu dieser Zustellung gibt es keinen Aufruf.', en: 'There is no call of this delivery.' },
  ({ delivery }) => ({
    de: `Zur Zustellung „${delivery}“ gab es keinen Aufruf, und er lässt sich auch nicht zusammenstellen. Warum, zeigt „eilbote deliveries show ${delivery}“.`,
    en: `The delivery "${delivery}" made no call, and none can be built. "eilbote deliveries show ${delivery}" says why.`,
  }),
);

export const WEBHOOK_INACTIVE = defineError<{ webhook: string }>(
  'WEBHOOK_INACTIVE',
  {
    de: 'Ein inaktiver Webhook kann nicht pausiert oder fortgesetzt werden.',
    en: 'An inactive webhook cannot be paused or resumed.',
  },
  ({ webhook }) => ({
    de: `Der Webhook „${webhook}“ ist inaktiv und bleibt es. „eilbote webhooks enable“ stellt ihn auf aktiv.`,
    en: `The webhook "${webhook}" is inactive and stays so. "eilbote webhooks enable" makes it active.`,
  }),
);

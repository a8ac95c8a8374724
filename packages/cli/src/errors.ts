import { defineError } from '@eilbote/core';

export const CONFIG_NOT_LOADED = defineError<{ file: string; reason: string }>(
  'CONFIG_NOT_LOADED',
  { de: 'Die Konfiguration konnte nicht gelesen werden.', en: 'The configuration could not be read.' },
  ({ file, reason }) => ({
    de: `${file} konnte nicht gelesen werden: ${reason}`,
    en: `${file} could not be read: ${reason}`,
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

export const CONFIG_EXISTS = defineError<{ file: string }>(
  'CONFIG_EXISTS',
  { de: 'Es gibt hier schon eine Konfiguration.', en: 'There is a configuration here already.' },
  ({ file }) => ({
    de: `${file} gibt es schon und bleibt, wie es ist. Mit --force wird es ersetzt.`,
    en: `${file} exists already and stays as it is. --force replaces it.`,
  }),
);

export const ARGUMENT_INVALID = defineError<{ argument: string; expected: { de: string; en: string } }>(
  'ARGUMENT_INVALID',
  { de: 'Eine Angabe auf der Befehlszeile ist falsch.', en: 'An argument on the command line is wrong.' },
  ({ argument, expected }) => ({
    de: `„${argument}“ passt nicht. Erwartet wird ${expected.de}.`,
    en: `"${argument}" does not fit. Expected is ${expected.en}.`,
  }),
);

export const FILE_UNREADABLE = defineError<{ file: string; reason: string }>(
  'FILE_UNREADABLE',
  { de: 'Eine Datei konnte nicht gelesen werden.', en: 'A file could not be read.' },
  ({ file, reason }) => ({
    de: `${file} konnte nicht gelesen werden: ${reason}`,
    en: `${file} could not be read: ${reason}`,
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

export const SECRET_NEEDS_TERMINAL = defineError<{ name: string }>(
  'SECRET_NEEDS_TERMINAL',
  { de: 'Ein Geheimnis kann hier nicht abgefragt werden.', en: 'A secret cannot be asked for here.' },
  ({ name }) => ({
    de: `Das Geheimnis „${name}“ kann ohne Terminal nicht abgefragt werden. Eine Datei (${name}@datei) oder eine Umgebungsvariable (${name}@env:NAME) angeben.`,
    en: `The secret "${name}" cannot be asked for without a terminal. Give a file (${name}@file) or an environment variable (${name}@env:NAME).`,
  }),
);

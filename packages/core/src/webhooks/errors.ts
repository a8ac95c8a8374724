import { defineError, type DefinitionProblem } from '@eilbote/contract';

export const WEBHOOK_INVALID = defineError<{ name: string; problems: readonly DefinitionProblem[] }>(
  'WEBHOOK_INVALID',
  {
    de: 'Ein Webhook wurde nicht gespeichert, weil Angaben fehlen oder falsch sind.',
    en: 'A webhook was not saved, because something in it is missing or wrong.',
  },
  ({ name, problems }) => ({
    de: `Der Webhook „${short(name)}“ wurde nicht gespeichert:${list(problems, 'de')}`,
    en: `The webhook "${short(name)}" was not saved:${list(problems, 'en')}`,
  }),
);

export const CONNECTION_INVALID = defineError<{ name: string; problems: readonly DefinitionProblem[] }>(
  'CONNECTION_INVALID',
  {
    de: 'Eine Verbindung wurde nicht gespeichert, weil Angaben fehlen oder falsch sind.',
    en: 'A connection was not saved, because something in it is missing or wrong.',
  },
  ({ name, problems }) => ({
    de: `Die Verbindung „${short(name)}“ wurde nicht gespeichert:${list(problems, 'de')}`,
    en: `The connection "${short(name)}" was not saved:${list(problems, 'en')}`,
  }),
);

/** A name that is too long to be saved must not hide what is wrong with it. */
const short = (name: string): string => (name.length > 100 ? `${name.slice(0, 99)}…` : name);

const list = (problems: readonly DefinitionProblem[], language: 'de' | 'en'): string =>
  problems
    .map(
      ({ path, text, place }) => `\n  - ${path || '/'}: ${text[language]}${place?.excerpt.map(below).join('') ?? ''}`,
    )
    .join('');

const below = (line: string): string => `\n      ${line}`;

export const SECRET_NOT_STORED = defineError<{ slot: string }>(
  'SECRET_NOT_STORED',
  {
    de: 'Ein Geheimnis, das behalten oder gesendet werden soll, ist nicht gespeichert.',
    en: 'A secret that is to be kept or sent is not stored.',
  },
  ({ slot }) => ({
    de: `Für „${slot}“ ist kein Geheimnis gespeichert. Öffnen Sie den Webhook oder seine Verbindung und geben Sie es neu ein.`,
    en: `No secret is stored for "${slot}". Open the webhook or its connection and enter it again.`,
  }),
);

export const DEFINITION_DAMAGED = defineError<{ id: string }>(
  'DEFINITION_DAMAGED',
  {
    de: 'Ein gespeicherter Webhook oder eine Verbindung ist nicht mehr lesbar.',
    en: 'A stored webhook or connection can no longer be read.',
  },
  ({ id }) => ({
    de: `Der Eintrag „${id}“ ist in der Datenbank beschädigt. Spielen Sie eine Sicherung ein oder legen Sie ihn neu an.`,
    en: `The entry "${id}" is damaged in the database. Restore a backup or make it anew.`,
  }),
);

export const SETTINGS_NEWER = defineError<{ target: string; version: number; known: number }>(
  'SETTINGS_NEWER',
  {
    de: 'Die Einstellungen einer Verbindung stammen von einer neueren Fassung des Plugins, als hier läuft.',
    en: 'The settings of a connection are from a newer version of the plugin than the one that runs here.',
  },
  ({ target, version, known }) => ({
    de: `Die Einstellungen hat eine neuere Fassung des Plugins von „${target}“ gespeichert (Stand ${version}, hier bekannt ist ${known}). Der Administrator muss das Plugin aktualisieren; bis dahin warten die Zustellungen.`,
    en: `The settings were saved by a newer version of the plugin of "${target}" (state ${version}, known here is ${known}). The administrator has to update the plugin; its deliveries wait until then.`,
  }),
);

export const SETTINGS_NOT_UPGRADED = defineError<{ target: string; step: number }>(
  'SETTINGS_NOT_UPGRADED',
  {
    de: 'Ein Plugin konnte die Einstellungen einer Verbindung nicht auf seinen Stand bringen.',
    en: 'A plugin could not bring the settings of a connection up to its version.',
  },
  ({ target, step }) => ({
    de: `Das Plugin von „${target}“ kann die gespeicherten Einstellungen nicht auf seinen Stand bringen (Schritt ${step}). Wenden Sie sich an den Hersteller des Plugins, oder tragen Sie die Einstellungen neu ein.`,
    en: `The plugin of "${target}" cannot bring the stored settings up to its version (step ${step}). Turn to the maker of the plugin, or enter the settings again.`,
  }),
);

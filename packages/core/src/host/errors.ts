import { defineError, type LocalizedText } from '@eilbote/contract';

/** One thing that keeps a host from starting. */
export interface StartupProblem {
  /** Id of the plugin, or `host`. */
  readonly owner: string;
  readonly text: LocalizedText;
  readonly cause?: unknown;
}

const list = (problems: readonly StartupProblem[], language: 'de' | 'en'): string =>
  problems.map(({ owner, text }) => `\n  - ${owner}: ${text[language]}`).join('');

export const STARTUP_FAILED = defineError<{ problems: readonly StartupProblem[] }>(
  'STARTUP_FAILED',
  {
    de: 'Der Host kann so nicht starten; alle Gründe stehen in der Meldung.',
    en: 'The host cannot start like this; the message lists every reason.',
  },
  ({ problems }) => ({
    de: `Eilbote kann nicht starten, ${problems.length === 1 ? 'ein Problem' : `${problems.length} Probleme`}:${list(problems, 'de')}`,
    en: `Eilbote cannot start, ${problems.length === 1 ? 'one problem' : `${problems.length} problems`}:${list(problems, 'en')}`,
  }),
);

export const HOST_NOT_STARTED = defineError<{ act: string }>(
  'HOST_NOT_STARTED',
  { de: 'Der Host läuft noch nicht.', en: 'The host has not been started.' },
  ({ act }) => ({
    de: `${act} geht erst, wenn der Host läuft. Zuerst „await host.start()“ aufrufen.`,
    en: `${act} needs a running host. Call "await host.start()" first.`,
  }),
);

export const HOST_STOPPED = defineError<{ act: string }>(
  'HOST_STOPPED',
  { de: 'Der Host wurde beendet.', en: 'The host has been stopped.' },
  ({ act }) => ({
    de: `${act} geht nicht mehr: Der Host wurde beendet. Mit createHost() einen neuen anlegen.`,
    en: `${act} is not possible any more: the host has been stopped. Make a new one with createHost().`,
  }),
);

export const HOST_CALL_INVALID = defineError<{ call: string; expected: LocalizedText }>(
  'HOST_CALL_INVALID',
  {
    de: 'Eine Funktion des Hosts wurde mit etwas anderem aufgerufen, als sie erwartet.',
    en: 'A function of the host was called with something else than it expects.',
  },
  ({ call, expected }) => ({
    de: `${call}: Erwartet wird ${expected.de}.`,
    en: `${call}: expected is ${expected.en}.`,
  }),
);

export const HOST_FROZEN = defineError<{ plugin: string }>(
  'HOST_FROZEN',
  {
    de: 'Ein Plugin wurde nach dem Start angemeldet.',
    en: 'A plugin was registered after the start.',
  },
  ({ plugin }) => ({
    de: `Das Plugin „${plugin}“ kommt zu spät: Nach start() werden keine Plugins mehr angenommen. use() vor start() aufrufen.`,
    en: `The plugin "${plugin}" comes too late: no plugins are taken after start(). Call use() before start().`,
  }),
);

export const PLUGIN_DID_NOT_END = defineError<{ act: string; seconds: number }>(
  'PLUGIN_DID_NOT_END',
  {
    de: 'Ein Plugin ist beim Starten oder Beenden nicht rechtzeitig fertig geworden.',
    en: 'A plugin did not finish its start or stop in time.',
  },
  ({ act, seconds }) => ({
    de: `${act} wurde nicht innerhalb von ${seconds} Sekunden fertig.`,
    en: `${act} did not end within ${seconds} seconds.`,
  }),
);

export const NOT_DISPATCHING = defineError(
  'NOT_DISPATCHING',
  {
    de: 'Das erledigt der Prozess der Installation, der zustellt.',
    en: 'This is done by the process of the installation that delivers.',
  },
  () => ({
    de: 'Ein anderer Prozess stellt für diesen Datenordner zu, und nur er darf aufräumen. Er tut es von selbst, jede Stunde.',
    en: 'Another process delivers for this data folder, and it alone may tidy up. It does so by itself, every hour.',
  }),
);

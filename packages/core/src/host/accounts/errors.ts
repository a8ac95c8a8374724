import { defineError, type DefinitionProblem, type FailureClass, type LocalizedText } from '@eilbote/contract';

export const ACCOUNT_CANNOT = defineError<{ target: string; ability: 'check' | 'choices' | 'prepare' }>(
  'ACCOUNT_CANNOT',
  {
    de: 'Das Zielsystem einer Verbindung kann nicht, wonach gefragt wurde.',
    en: 'The target system of a connection cannot do what was asked for.',
  },
  ({ target, ability }) => ({
    de: `Das Zielsystem „${target}“ ${abilities[ability].de}`,
    en: `The target system "${target}" ${abilities[ability].en}`,
  }),
);

const abilities: { readonly [ability in 'check' | 'choices' | 'prepare']: LocalizedText } = {
  check: {
    de: 'sagt nicht, wie sich eine Verbindung prüfen lässt. Versuchen Sie es mit „eilbote webhooks test“.',
    en: 'does not say how a connection can be checked. Try it by "eilbote webhooks test".',
  },
  choices: { de: 'bietet keine Auswahl an.', en: 'offers no choices.' },
  prepare: { de: 'braucht in seinem Konto keine Vorbereitung.', en: 'needs no preparation of its account.' },
};

export const ACCOUNT_TARGET_MISSING = defineError<{ target: string }>(
  'ACCOUNT_TARGET_MISSING',
  {
    de: 'Das Zielsystem einer Verbindung ist in diesem Host nicht vorhanden.',
    en: 'The target system of a connection is not present in this host.',
  },
  ({ target }) => ({
    de: `Das Zielsystem „${target}“ gibt es in diesem Host nicht. Der Administrator muss sein Plugin wieder anmelden.`,
    en: `The target system "${target}" does not exist in this host. The administrator has to register its plugin again.`,
  }),
);

export const CHOICES_UNKNOWN = defineError<{
  target: string;
  list: string;
  known: readonly string[];
  meant?: string;
}>(
  'CHOICES_UNKNOWN',
  {
    de: 'Diese Auswahl bietet das Konto des Zielsystems nicht an.',
    en: 'The account of the target system does not offer these choices.',
  },
  ({ target, list, known, meant }) => ({
    de: `Eine Auswahl „${list}“ bietet das Zielsystem „${target}“ nicht an. ${meant === undefined ? '' : `Meinten Sie „${meant}“? `}Es gibt: ${known.join(', ')}.`,
    en: `The target system "${target}" offers no choices "${list}". ${meant === undefined ? '' : `Did you mean "${meant}"? `}There are: ${known.join(', ')}.`,
  }),
);

export const ACCOUNT_CALL_FAILED = defineError<{
  connection: string;
  what: string;
  kind: string;
  failure?: FailureClass;
  text: LocalizedText;
}>(
  'ACCOUNT_CALL_FAILED',
  {
    de: 'Das Konto einer Verbindung konnte nicht gefragt werden, oder es hat nicht geantwortet, was gefragt war.',
    en: 'The account of a connection could not be asked, or did not answer what was asked.',
  },
  ({ connection, text }) => ({
    de: `Das Konto der Verbindung „${connection}“ gibt keine Auskunft: ${text.de}`,
    en: `The account of the connection "${connection}" does not tell: ${text.en}`,
  }),
);

export const CONNECT_EVENT_UNUSED = defineError<{ target: string; name: string; events: readonly string[] }>(
  'CONNECT_EVENT_UNUSED',
  {
    de: 'Ein Zielsystem hat für ein gewähltes Ereignis keine Aktion.',
    en: 'A target system has no action for a chosen event.',
  },
  ({ target, name, events }) => ({
    de: `Für „${name}“ hat das Zielsystem „${target}“ nichts. ${events.length === 0 ? 'Es empfiehlt keine Ereignisse; legen Sie seine Webhooks einzeln an.' : `Es empfiehlt: ${events.join(', ')}.`}`,
    en: `The target system "${target}" has nothing for "${name}". ${events.length === 0 ? 'It recommends no events; make its webhooks one by one.' : `It recommends: ${events.join(', ')}.`}`,
  }),
);

export const CONNECT_INVALID = defineError<{
  connection: string;
  webhooks: readonly { readonly name: string; readonly problems: readonly DefinitionProblem[] }[];
}>(
  'CONNECT_INVALID',
  {
    de: 'Aus den Empfehlungen eines Zielsystems wird kein brauchbarer Webhook.',
    en: 'What a target system recommends makes no usable webhook.',
  },
  ({ connection, webhooks }) => ({
    de: `Für die Verbindung „${connection}“ wurde nichts angelegt:${webhooks.map(({ name, problems }) => `\n  - ${name}: ${problems.map(({ text }) => text.de).join(' ')}`).join('')}`,
    en: `Nothing was made for the connection "${connection}":${webhooks.map(({ name, problems }) => `\n  - ${name}: ${problems.map(({ text }) => text.en).join(' ')}`).join('')}`,
  }),
);

export const CONNECT_CONFLICT = defineError<{ connection: string }>(
  'CONNECT_CONFLICT',
  {
    de: 'Während ein Konto angebunden wurde, hat jemand anderes dasselbe getan.',
    en: 'While an account was being connected, somebody else did the same.',
  },
  ({ connection }) => ({
    de: `Für die Verbindung „${connection}“ wurde nichts angelegt: Jemand anderes hat gerade dasselbe getan. Bitte noch einmal versuchen.`,
    en: `Nothing was made for the connection "${connection}": somebody else has just done the same. Try again.`,
  }),
);

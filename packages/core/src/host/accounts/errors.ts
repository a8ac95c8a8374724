import { defineError, type LocalizedText } from '@eilbote/contract';

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

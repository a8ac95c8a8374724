import { defineError } from '@eilbote/contract';

export const STEP_TWICE = defineError<{ step: string }>(
  'STEP_TWICE',
  {
    de: 'Zwei Schritte einer Aktion tragen denselben Namen.',
    en: 'Two steps of an action have the same name.',
  },
  ({ step }) => ({
    de: `Das Plugin hat zwei ändernde Schritte „${step}“ genannt. Wenden Sie sich an seinen Hersteller.`,
    en: `The plugin has called two writing steps "${step}". Turn to its maker.`,
  }),
);

export const STEP_ANSWER_TOO_LARGE = defineError<{ step: string; bytes: number }>(
  'STEP_ANSWER_TOO_LARGE',
  {
    de: 'Ein Schritt will mehr von einer Antwort behalten, als erlaubt ist.',
    en: 'A step wants to keep more of an answer than is allowed.',
  },
  ({ step, bytes }) => ({
    de: `Der Schritt „${step}“ will ${bytes} Bytes einer Antwort behalten, erlaubt sind 16 384. Wenden Sie sich an den Hersteller des Plugins.`,
    en: `The step "${step}" wants to keep ${bytes} bytes of an answer, 16,384 are allowed. Turn to the maker of the plugin.`,
  }),
);

export const REMOTE_ID_INVALID = defineError<{ kind: string }>(
  'REMOTE_ID_INVALID',
  {
    de: 'Ein Plugin nennt keine brauchbare Kennung dessen, was es angelegt oder gefunden hat.',
    en: 'A plugin gives no usable id of what it has created or found.',
  },
  ({ kind }) => ({
    de: `Das Plugin nennt keine brauchbare Kennung für „${kind}“: Erwartet wird ein Text von 1 bis 500 Zeichen.`,
    en: `The plugin gives no usable id for "${kind}": expected is a text of 1 to 500 characters.`,
  }),
);

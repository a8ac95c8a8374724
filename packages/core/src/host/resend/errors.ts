import { defineError } from '@eilbote/contract';
import type { ResendRefusal } from '../../ports/index.ts';

const why: { readonly [R in ResendRefusal]: { readonly de: string; readonly en: string } } = {
  unknown: { de: 'es gibt sie nicht mehr', en: 'it does not exist any more' },
  unfinished: {
    de: 'sie ist noch nicht beendet und wird von selbst gesendet. Warten Sie, oder brechen Sie sie zuerst ab',
    en: 'it has not ended and is sent by itself. Wait, or cancel it first',
  },
  test: {
    de: 'sie war ein Test. Starten Sie stattdessen einen neuen Test des Webhooks',
    en: 'it was a test. Test the webhook again instead',
  },
  webhookDeleted: { de: 'ihren Webhook gibt es nicht mehr', en: 'its webhook does not exist any more' },
  webhookInactive: {
    de: 'ihr Webhook ist inaktiv. Stellen Sie ihn zuerst auf aktiv',
    en: 'its webhook is inactive. Make it active first',
  },
  contentGone: {
    de: 'ihr Inhalt wurde nach Ablauf der Aufbewahrungsfrist gelöscht. Mit neu gelesenen Datensätzen (--content refreshed) geht es noch, wenn Ihre Anwendung sie liefert; sonst lösen Sie ein neues Ereignis aus',
    en: 'its content was deleted when its time was up. It still goes with records read anew (--content refreshed), where your application provides them; otherwise publish a new event',
  },
  erased: {
    de: 'die Daten des Datensatzes wurden auf Wunsch gelöscht und kommen nicht zurück',
    en: 'the data of the record were erased on request and do not come back',
  },
};

export const DELIVERY_NOT_RESENT = defineError<{ delivery: string; reason: ResendRefusal }>(
  'DELIVERY_NOT_RESENT',
  { de: 'Die Zustellung kann nicht erneut gesendet werden.', en: 'The delivery cannot be sent again.' },
  ({ delivery, reason }) => ({
    de: `Die Zustellung „${delivery}“ kann nicht erneut gesendet werden: ${why[reason].de}.`,
    en: `The delivery "${delivery}" cannot be sent again: ${why[reason].en}.`,
  }),
);

export const CORRECTION_OF_OTHER_RECORD = defineError<{ key: string; corrected: string }>(
  'CORRECTION_OF_OTHER_RECORD',
  {
    de: 'Eine Berichtigung darf den Schlüssel des Datensatzes nicht ändern.',
    en: 'A correction must not change the key of the record.',
  },
  ({ key, corrected }) => ({
    de: `Die Berichtigung ändert den Schlüssel des Datensatzes von „${key}“ in „${corrected}“. Lassen Sie ihn, wie er ist; für einen anderen Datensatz lösen Sie ein neues Ereignis aus.`,
    en: `The correction changes the key of the record from "${key}" to "${corrected}". Leave it as it is; for another record publish a new event.`,
  }),
);

export const RECORDS_MISSING = defineError(
  'RECORDS_MISSING',
  {
    de: 'Dieses Programm kann Datensätze nicht neu lesen.',
    en: 'This program cannot read records anew.',
  },
  () => ({
    de: 'Dieses Programm hat keinen Zugriff auf die Datensätze der Anwendung („records“ bei createHost), kann sie also nicht neu lesen. Senden Sie stattdessen den ursprünglichen oder einen neu berechneten Inhalt.',
    en: 'This program has no access to the records of the application ("records" of createHost) and cannot read them anew. Send the original or a recomputed content instead.',
  }),
);

export const RUN_UNKNOWN = defineError<{ run: string }>(
  'RUN_UNKNOWN',
  { de: 'Diesen Lauf gibt es nicht.', en: 'There is no such run.' },
  ({ run }) => ({
    de: `Einen Lauf „${run}“ gibt es nicht. Die vorhandenen zeigt „eilbote deliveries runs“.`,
    en: `There is no run "${run}". "eilbote deliveries runs" shows those that exist.`,
  }),
);

export const RUN_ENDED = defineError<{ run: string }>(
  'RUN_ENDED',
  { de: 'Der Lauf ist schon beendet.', en: 'The run has ended already.' },
  ({ run }) => ({
    de: `Der Lauf „${run}“ ist schon beendet. Was er auf den Weg gebracht hat und noch wartet, bricht „eilbote deliveries cancel“ ab.`,
    en: `The run "${run}" has ended already. "eilbote deliveries cancel" cancels what it set going and still waits.`,
  }),
);

export const RESEND_STATES_UNFINISHED = defineError<{ states: readonly string[] }>(
  'RESEND_STATES_UNFINISHED',
  {
    de: 'Nur beendete Zustellungen können erneut gesendet werden.',
    en: 'Only deliveries that have ended can be sent again.',
  },
  ({ states }) => ({
    de: `Zustellungen im Zustand ${states.join(', ')} sind noch nicht beendet und können nicht erneut gesendet werden.`,
    en: `Deliveries in the state ${states.join(', ')} have not ended and cannot be sent again.`,
  }),
);

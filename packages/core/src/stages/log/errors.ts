import { defineError } from '@eilbote/contract';

export const LOG_DISK_FULL = defineError<{ since: string }>(
  'LOG_DISK_FULL',
  {
    de: 'Das Protokoll (Webhooks.log) ist zurzeit unvollständig, weil der Datenträger voll ist. Zugestellt wird weiterhin, und die fehlenden Zeilen werden nachgetragen.',
    en: 'The delivery log (Webhooks.log) is incomplete for now because the disk is full. Deliveries go on, and the missing lines will be added.',
  },
  ({ since }) => ({
    de: `Das Protokoll (Webhooks.log) ist seit ${since} unvollständig, weil der Datenträger voll ist. Bitte schaffen Sie dort Platz. Eilbote trägt die fehlenden Zeilen dann von selbst nach; es geht nichts verloren.`,
    en: `The delivery log (Webhooks.log) is incomplete since ${since} because the disk is full. Make room there. Eilbote then adds the missing lines by itself; nothing is lost.`,
  }),
);

export const LOG_NOT_WRITABLE = defineError<{ since: string; reason: string }>(
  'LOG_NOT_WRITABLE',
  {
    de: 'Das Protokoll (Webhooks.log) ist zurzeit unvollständig, weil es nicht geschrieben werden kann. Zugestellt wird weiterhin, und die fehlenden Zeilen werden nachgetragen.',
    en: 'The delivery log (Webhooks.log) is incomplete for now because it cannot be written. Deliveries go on, and the missing lines will be added.',
  },
  ({ since, reason }) => ({
    de: `Das Protokoll (Webhooks.log) ist seit ${since} unvollständig, weil es nicht geschrieben werden kann (${reason}). Bitte prüfen Sie Datenträger und Zugriffsrechte des Ordners „Logs“. Eilbote trägt die fehlenden Zeilen dann von selbst nach; es geht nichts verloren.`,
    en: `The delivery log (Webhooks.log) is incomplete since ${since} because it cannot be written (${reason}). Check the disk and the access rights of the folder "Logs". Eilbote then adds the missing lines by itself; nothing is lost.`,
  }),
);

export const LOG_NOT_FOUND = defineError<{ folder: string }>(
  'LOG_NOT_FOUND',
  {
    de: 'In diesem Ordner gibt es kein Protokoll (Webhooks.log).',
    en: 'There is no delivery log (Webhooks.log) in this folder.',
  },
  ({ folder }) => ({
    de: `Im Ordner „${folder}“ gibt es kein Protokoll (Webhooks.log). Es entsteht mit der ersten Zustellung. Bitte prüfen Sie, ob der richtige Datenordner angegeben ist.`,
    en: `There is no delivery log (Webhooks.log) in the folder "${folder}". It is made with the first delivery. Check whether this is the right data folder.`,
  }),
);

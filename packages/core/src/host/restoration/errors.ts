import { defineError } from '@eilbote/contract';

export const DISPATCH_HELD = defineError<Record<string, never>>(
  'DISPATCH_HELD',
  {
    de: 'Nach einer Wiederherstellung wird nichts gesendet, bis jemand es freigibt.',
    en: 'After a restoration nothing is sent until somebody releases it.',
  },
  () => ({
    de: 'Die Datenbank stammt aus einer Sicherung. Was seitdem geschah, weiß sie nicht; deshalb wird nichts gesendet. „eilbote db release“ zeigt, was wartet, und gibt es frei.',
    en: 'The database comes from a backup and does not know what has happened since, so nothing is sent. "eilbote db release" shows what waits, and releases it.',
  }),
);

export const DISPATCH_NOT_HELD = defineError<Record<string, never>>(
  'DISPATCH_NOT_HELD',
  { de: 'Es gibt nichts freizugeben.', en: 'There is nothing to release.' },
  () => ({
    de: 'Es wird nichts zurückgehalten, und es gibt nichts freizugeben. Pausen beendet „eilbote lanes resume“.',
    en: 'Nothing is held back, and there is nothing to release. "eilbote lanes resume" ends pauses.',
  }),
);

export const RESTORATION_UNMATCHED = defineError<Record<string, never>>(
  'RESTORATION_UNMATCHED',
  {
    de: 'Vor der Freigabe sind noch Ereignisse der Sicherung zu bearbeiten.',
    en: 'Events of the backup have to be handled before the release.',
  },
  () => ({
    de: 'In der Sicherung stehen Ereignisse, aus denen noch keine Zustellungen gemacht sind; erst dann lässt sich feststellen, was davon schon gesendet wurde. Starten Sie einen Host, der zustellt, und wiederholen Sie die Freigabe.',
    en: 'The backup has events of which no deliveries were made yet; only then can be found out what of it was sent already. Start a host that dispatches, and repeat the release.',
  }),
);

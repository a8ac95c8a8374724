import { defineError } from '@eilbote/contract';

export const EVENT_ID_TAKEN = defineError<{ id: string }>(
  'EVENT_ID_TAKEN',
  {
    de: 'Unter dieser Ereigniskennung ist schon ein anderes Ereignis gespeichert.',
    en: 'Another event is stored under this event id already.',
  },
  ({ id }) => ({
    de: `Unter der Kennung „${id}“ ist schon ein Ereignis mit anderem Inhalt gespeichert. Nichts wurde übernommen. Jedes Ereignis braucht eine eigene Kennung; wird keine angegeben, vergibt Eilbote eine.`,
    en: `An event with other content is stored under the id "${id}" already. Nothing was accepted. Every event needs an id of its own; leave it out and Eilbote makes one.`,
  }),
);

import { defineEventType } from '@eilbote/contract';
import { projectTimeCreatedExamples } from '../examples/work-events.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'projectTime.created': typeof projectTimeCreated;
  }
}

export const projectTimeCreated = defineEventType({
  id: 'projectTime.created',
  title: { de: 'Neue Projektzeit', en: 'New project time' },
  when: {
    de: 'Wenn eine Zeit auf ein Projekt gebucht wird, gleich aus welcher Quelle. Anwesenheitszeiten lösen nichts aus.',
    en: 'When time is booked on a project, from whatever source. Presence times trigger nothing.',
  },
  table: 'Zeitdatei',
  related: ['Personal', 'Auftrag', 'Kunden', 'Auftragspositio'],
  details: {},
  examples: projectTimeCreatedExamples,
});

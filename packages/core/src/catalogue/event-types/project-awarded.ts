import { defineEventType } from '@eilbote/contract';
import { projectAwardedExamples } from '../examples/project-events.ts';
import { projectRelations } from './project-relations.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'project.awarded': typeof projectAwarded;
  }
}

export const projectAwarded = defineEventType({
  id: 'project.awarded',
  title: { de: 'Projekt erteilt', en: 'Project awarded' },
  when: {
    de: 'Wenn der Kunde den Auftrag erteilt hat: beim Druck der Auftragsbestätigung oder wenn der Status von Angebot weitergesetzt wird.',
    en: 'When the customer has placed the order: as the confirmation is printed or the status leaves offer.',
  },
  table: 'Auftrag',
  related: projectRelations,
  details: {},
  examples: projectAwardedExamples,
});

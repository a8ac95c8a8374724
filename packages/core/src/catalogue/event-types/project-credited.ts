import { defineEventType } from '@eilbote/contract';
import { projectCreditedExamples } from '../examples/project-events.ts';
import { projectRelations } from './project-relations.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'project.credited': typeof projectCredited;
  }
}

export const projectCredited = defineEventType({
  id: 'project.credited',
  title: { de: 'Projekt gutgeschrieben', en: 'Project credited' },
  when: {
    de: 'Wenn eine Gutschrift oder Rechnungskorrektur gedruckt wird.',
    en: 'When a credit note or invoice correction is printed.',
  },
  table: 'Auftrag',
  related: [...projectRelations, 'OPKunden'],
  details: {},
  examples: projectCreditedExamples,
});

import { defineEventType } from '@eilbote/contract';
import { projectCreatedExamples } from '../examples/project-events.ts';
import { projectRelations } from './project-relations.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'project.created': typeof projectCreated;
  }
}

export const projectCreated = defineEventType({
  id: 'project.created',
  title: { de: 'Neues Projekt', en: 'New project' },
  when: {
    de: 'Wenn ein Projekt zum ersten Mal gespeichert wird, gleich ob von Hand, aus einem CAD-Import oder über die API.',
    en: 'When a project is saved for the first time, be it by hand, from a CAD import or through the API.',
  },
  table: 'Auftrag',
  related: projectRelations,
  details: {},
  examples: projectCreatedExamples,
});

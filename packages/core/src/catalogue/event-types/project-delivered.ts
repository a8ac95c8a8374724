import { defineEventType } from '@eilbote/contract';
import { projectDeliveredExamples } from '../examples/project-events.ts';
import { projectRelations } from './project-relations.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'project.delivered': typeof projectDelivered;
  }
}

export const projectDelivered = defineEventType({
  id: 'project.delivered',
  title: { de: 'Projekt geliefert', en: 'Project delivered' },
  when: {
    de: 'Wenn ein Lieferschein gedruckt wird.',
    en: 'When a delivery note is printed.',
  },
  table: 'Auftrag',
  related: projectRelations,
  details: {},
  examples: projectDeliveredExamples,
});

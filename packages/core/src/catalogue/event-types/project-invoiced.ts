import { defineEventType } from '@eilbote/contract';
import { projectInvoicedExamples } from '../examples/project-events.ts';
import { projectRelations } from './project-relations.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'project.invoiced': typeof projectInvoiced;
  }
}

export const projectInvoiced = defineEventType({
  id: 'project.invoiced',
  title: { de: 'Projekt abgerechnet', en: 'Project invoiced' },
  when: {
    de: 'Wenn der Status des Projekts Rechnung erreicht. Das kann mehrmals geschehen, etwa nachdem eine Rechnung zurückgesetzt wurde.',
    en: 'When the status of the project reaches invoice. May happen more than once, e.g. after an invoice was set back.',
  },
  table: 'Auftrag',
  related: [...projectRelations, 'OPKunden'],
  details: {},
  examples: projectInvoicedExamples,
});

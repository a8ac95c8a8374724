import { defineEventType } from '@eilbote/contract';
import { employeeCreatedExamples } from '../examples/master-data-events.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'employee.created': typeof employeeCreated;
  }
}

export const employeeCreated = defineEventType({
  id: 'employee.created',
  title: { de: 'Neuer Mitarbeiter', en: 'New employee' },
  when: {
    de: 'Wenn ein Mitarbeiter zum ersten Mal gespeichert wird.',
    en: 'When an employee is saved for the first time.',
  },
  table: 'Personal',
  related: [],
  details: {},
  examples: employeeCreatedExamples,
});

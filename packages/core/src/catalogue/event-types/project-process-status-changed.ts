import { defineEventType } from '@eilbote/contract';
import { projectProcessStatusChangedExamples } from '../examples/process-status-events.ts';
import { projectRelations } from './project-relations.ts';

declare module '@eilbote/contract' {
  interface EventTypes {
    'project.processStatusChanged': typeof projectProcessStatusChanged;
  }
}

/** Code and name, as the fields of the same names in `Auftrag`. */
const status = {
  type: 'object',
  properties: {
    Prozessstatus: { type: 'integer', title: { de: 'Kennzahl', en: 'Code' }, examples: [40] },
    ProzessstatusText: { type: 'string', title: { de: 'Name', en: 'Name' }, examples: ['In Produktion'] },
  },
  optional: ['ProzessstatusText'],
} as const;

export const projectProcessStatusChanged = defineEventType({
  id: 'project.processStatusChanged',
  title: { de: 'Prozessstatus geändert', en: 'Process status changed' },
  when: {
    de: 'Wenn sich der Prozessstatus eines Projekts ändert: beim Speichern, beim Belegdruck oder durch eine Schnelländerung.',
    en: 'When the process status of a project changes: on saving, on printing a document or by a quick change.',
  },
  table: 'Auftrag',
  related: [...projectRelations, 'Prozessstatus'],
  details: {
    alt: { ...status, nullable: true, title: { de: 'Bisheriger Prozessstatus', en: 'Process status before' } },
    neu: { ...status, title: { de: 'Neuer Prozessstatus', en: 'Process status after' } },
    ausloeser: {
      type: 'string',
      enum: ['speichern', 'belegdruck', 'schnellaenderung'],
      title: { de: 'Auslöser', en: 'Trigger' },
      description: {
        de: 'Wodurch sich der Prozessstatus geändert hat: Speichern, Belegdruck oder Schnelländerung.',
        en: 'What changed the process status: saving, printing a document or a quick change.',
      },
      examples: ['belegdruck'],
    },
    belegart: {
      type: 'string',
      nullable: true,
      title: { de: 'Belegart', en: 'Document type' },
      description: {
        de: 'Der gedruckte Beleg, etwa Angebot, Auftragsbestätigung, Lieferschein, Rechnung oder Gutschrift; leer bei anderen Auslösern.',
        en: 'The printed document (offer, order confirmation, delivery note, invoice, credit note); null for other triggers.',
      },
      examples: ['Auftragsbestätigung'],
    },
  },
  optionalDetails: ['belegart'],
  changes: [{ before: 'alt', after: 'neu' }],
  examples: projectProcessStatusChangedExamples,
});

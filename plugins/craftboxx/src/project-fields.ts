import type { TargetFields } from '@eilbote/contract';

/** What is needed of a project to find or create it, for all actions that have to do with one. */
export const projectFields = {
  project_nr: {
    type: 'string',
    title: { de: 'Auftragsnummer', en: 'Project number' },
    required: true,
    from: { field: 'AuftragsNr' },
    whenMissing: {
      de: 'Tragen Sie im ERP beim Projekt eine Nummer ein.',
      en: 'Enter a number for the project in the ERP.',
    },
  },
  title: {
    type: 'string',
    maxLength: 255,
    title: { de: 'Titel', en: 'Title' },
    required: true,
    from: { field: 'Bauvorhaben' },
    whenMissing: {
      de: 'Tragen Sie im ERP beim Projekt unter „Bauvorhaben“ einen Titel ein.',
      en: 'Enter a title for the project in the ERP, under "Bauvorhaben".',
    },
  },
  customer: { type: 'string', title: { de: 'Kundennummer', en: 'Customer number' }, from: { field: 'KundenNr' } },
  customerName: {
    type: 'string',
    maxLength: 255,
    title: { de: 'Name eines neuen Kunden', en: 'Name of a new customer' },
    from: { field: 'Kunden.Name1' },
  },
} as const satisfies TargetFields;

import type { TargetField } from '@eilbote/contract';
import { keyProperties } from '../objects.ts';

/** By what a deal is found. */
export const dealKey = {
  [keyProperties.deal]: {
    type: 'string',
    title: { de: 'Projektnummer', en: 'Project number' },
    required: true,
    from: { field: 'AuftragsNr' },
  },
} as const satisfies { readonly [property: string]: TargetField };

const stage = {
  type: 'string',
  title: { de: 'Phase', en: 'Stage' },
  description: {
    de: 'Kennung einer Phase Ihrer Pipeline: fest, oder aus einer Tabelle, die Status des ERP in Phasen übersetzt.',
    en: 'Id of a stage of your pipeline: a fixed one, or from a table that translates statuses of the ERP into stages.',
  },
  choices: 'stages',
} as const;

/** The stage of a deal that is moved only where a webhook says so. */
export const dealStage = { dealstage: stage } as const satisfies { readonly [property: string]: TargetField };

/** Everything that a deal has from the beginning. Stages are an account's own, so each webhook has to name its one. */
export const wholeDeal = {
  ...dealKey,
  dealname: {
    type: 'string',
    title: { de: 'Name des Deals', en: 'Name of the deal' },
    required: true,
    from: { field: 'Bauvorhaben' },
    whenMissing: {
      de: 'Tragen Sie beim Projekt das Bauvorhaben ein, und senden Sie die Zustellung dann erneut.',
      en: 'Enter the title of the project, then send the delivery again.',
    },
  },
  pipeline: { type: 'string', title: { de: 'Pipeline', en: 'Pipeline' }, choices: 'pipelines' },
  dealstage: {
    ...stage,
    required: true,
    whenMissing: {
      de: 'Der Datensatz hat keinen Status, aus dem die Phase folgt. Ergänzen Sie ihn, und senden Sie die Zustellung dann erneut.',
      en: 'The record has no status from which the stage follows. Complete it, then send the delivery again.',
    },
  },
  amount: {
    type: 'string',
    title: { de: 'Betrag', en: 'Amount' },
    from: { template: '{{ SummeNetto | decimals: 2 }}' },
  },
  closedate: {
    type: 'string',
    title: { de: 'Abschlussdatum', en: 'Close date' },
    // At noon the day is the same one in every time zone in which somebody looks at it.
    from: { template: '{{ Auftragsdatum | date | moment: "12:00", format: "utc" }}' },
  },
  customer: {
    type: 'string',
    title: { de: 'Kundennummer des Unternehmens', en: 'Customer number of the company' },
    from: { field: 'KundenNr' },
  },
  customerName: {
    type: 'string',
    title: {
      de: 'Name des Unternehmens, falls es noch nicht da ist',
      en: 'Name of the company, if it is not there yet',
    },
    from: { template: '{{ Kunden.Name1 | full_name: Kunden.Name2 }}' },
  },
} as const satisfies { readonly [property: string]: TargetField };

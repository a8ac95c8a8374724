import type { EventExample } from '@eilbote/contract';
import { gretaGrossmann, lukasOeztuerk, noemiFassbender, physioSuedpark } from './customers.ts';
import { aylinYildiz, finnLuedemann } from './employees.ts';
import { beschlaegeGruenewald, glasWeissenfels, petraVogel } from './suppliers.ts';

export const customerCreatedExamples: readonly EventExample[] = [
  {
    title: { de: 'Privatkundin', en: 'Private customer' },
    records: { Kunden: gretaGrossmann },
  },
  {
    title: { de: 'Firma mit zwei Ansprechpartnern', en: 'Company with two contacts' },
    records: { Kunden: physioSuedpark, Ansprechpartner: [noemiFassbender, lukasOeztuerk] },
  },
];

export const employeeCreatedExamples: readonly EventExample[] = [
  { title: { de: 'Gesellin', en: 'Journeywoman' }, records: { Personal: aylinYildiz } },
  {
    title: { de: 'Auszubildender ohne Benutzerkonto', en: 'Apprentice without a user account' },
    records: { Personal: finnLuedemann },
  },
];

export const supplierCreatedExamples: readonly EventExample[] = [
  {
    title: { de: 'Großhändler mit Ansprechpartnerin', en: 'Wholesaler with a contact' },
    records: { Lieferanten: beschlaegeGruenewald, Ansprechpartner: [petraVogel] },
  },
  { title: { de: 'Veredler', en: 'Finisher' }, records: { Lieferanten: glasWeissenfels } },
];

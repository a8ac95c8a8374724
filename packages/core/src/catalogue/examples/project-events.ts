import type { EventExample } from '@eilbote/contract';
import {
  cafeRosenbluete,
  gretaGrossmann,
  lukasOeztuerk,
  noemiFassbender,
  physioSuedpark,
  svenKrueger,
  wohnbauKrueger,
} from './customers.ts';
import { jonasBrandt } from './employees.ts';
import { counterInvoice, repairCreditNote, repairInvoice } from './open-items.ts';
import {
  counterPositions,
  doorPositions,
  receptionPositions,
  repairPositions,
  wardrobePositions,
} from './positions.ts';
import { counterDelivered, counterInvoiced, doors, reception, repairCredited, wardrobe } from './projects.ts';

export const projectCreatedExamples: readonly EventExample[] = [
  {
    title: { de: 'Angebot für eine neue Kundin', en: 'Offer for a new customer' },
    records: {
      Auftrag: wardrobe,
      Kunden: gretaGrossmann,
      Auftragspositio: wardrobePositions,
      Personal: jonasBrandt,
    },
  },
  {
    title: { de: 'Aus dem CAD-Import, mit Ansprechpartnern', en: 'From a CAD import, with contacts' },
    records: {
      Auftrag: reception,
      Kunden: physioSuedpark,
      Ansprechpartner: [noemiFassbender, lukasOeztuerk],
      Auftragspositio: receptionPositions,
    },
  },
  {
    title: { de: 'Nur der Kopf, ohne weitere Datensätze', en: 'The head alone, without other records' },
    records: { Auftrag: wardrobe },
  },
];

export const projectAwardedExamples: readonly EventExample[] = [
  {
    title: { de: 'Auftragsbestätigung gedruckt', en: 'Order confirmation printed' },
    records: {
      Auftrag: doors,
      Kunden: wohnbauKrueger,
      Ansprechpartner: [svenKrueger],
      Auftragspositio: doorPositions,
    },
  },
];

export const projectDeliveredExamples: readonly EventExample[] = [
  {
    title: { de: 'Lieferschein gedruckt', en: 'Delivery note printed' },
    records: { Auftrag: counterDelivered, Kunden: cafeRosenbluete, Auftragspositio: counterPositions },
  },
];

export const projectInvoicedExamples: readonly EventExample[] = [
  {
    title: { de: 'Schlussrechnung', en: 'Final invoice' },
    records: {
      Auftrag: counterInvoiced,
      Kunden: cafeRosenbluete,
      Auftragspositio: counterPositions,
      OPKunden: counterInvoice,
    },
  },
];

export const projectCreditedExamples: readonly EventExample[] = [
  {
    title: { de: 'Nachlass auf eine Reparatur', en: 'Reduction for a repair' },
    records: {
      Auftrag: repairCredited,
      Kunden: cafeRosenbluete,
      Auftragspositio: repairPositions,
      OPKunden: [repairInvoice, repairCreditNote],
    },
  },
];

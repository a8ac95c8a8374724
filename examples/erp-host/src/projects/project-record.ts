import type { InferNamedRecord } from '@eilbote/core';
import { statusFields } from './process-statuses.ts';
import { netTotal, type Position, type Project, taxOn } from './project.ts';

const commercialStatus = {
  offer: { Status: 0, StatusText: 'Angebot' },
  awarded: { Status: 1, StatusText: 'Auftrag' },
  delivered: { Status: 3, StatusText: 'Geliefert' },
  invoiced: { Status: 5, StatusText: 'Rechnung' },
} as const;

/** The project as webhooks know it: a record of the table `Auftrag`. */
export function projectRecord(project: Project, positions: readonly Position[]) {
  const net = netTotal(positions);
  const tax = taxOn(net);
  return {
    AuftragsNr: project.number,
    Bauvorhaben: project.title,
    KundenNr: project.customer,
    ...commercialStatus[project.stage],
    ...statusFields(project.process_status),
    Erfassungsdatum: project.created_on,
    Auftragsdatum: project.awarded_on,
    LieferscheinNr: project.delivery_note ?? '',
    Lieferdatum: project.delivered_on,
    RechnungsNr: project.invoice ?? '',
    Rechnungsdatum: project.invoiced_on,
    SummeNetto: net / 100,
    MwSt: tax / 100,
    SummeBrutto: (net + tax) / 100,
  } satisfies InferNamedRecord<'Auftrag'>;
}

/** A position as webhooks know it: a record of the table `Auftragspositio`. */
export function positionRecord({ project, number, text, quantity, unit, unit_price }: Position) {
  return {
    AuftragsNr: project,
    PositionsNr: String(number),
    Bezeichnung: text,
    Anzahl: quantity,
    Einheit: unit,
    VKPreis: unit_price / 100,
  } satisfies InferNamedRecord<'Auftragspositio'>;
}

import type { InferNamedRecord } from '@eilbote/contract';
import {
  awarded,
  delivered,
  inProduction,
  invoiced,
  offer,
  readyToDeliver,
  siteMeasuring,
} from './process-statuses.ts';

type Project = InferNamedRecord<'Auftrag'>;

/** What is the same in every project that was just created. */
const fresh = {
  Status: 0,
  StatusText: 'Angebot',
  Lieferwoche: '',
  Liefertermin: null,
  ...progress(offer),
  Projektgruppe: 'Innenausbau',
  Kleinauftrag: false,
  Vertreter: '10',
  Arbeitsvorbereit: '12',
  Projektleiter: '10',
  LieferKundenNr: null,
  AnsprechpartnerNr: null,
  LieferOrt: 'Köln',
  LieferLand: 'D',
  Lieferart: 'Montage',
  Auftragsdatum: null,
  RechnungsNr: '',
  Rechnungsdatum: null,
  LieferscheinNr: '',
  Lieferdatum: null,
  GutschriftNr: '',
  Gutschriftdatum: null,
  GutschriftBetrag: 0,
  Mandant: '1',
} satisfies Project;

export const wardrobe = {
  ...fresh,
  AuftragsNr: 'S019',
  Bauvorhaben: 'Einbauschrank Dachgeschoss',
  Bezeichnung: 'Großmann - Köln',
  KundenNr: 'n26-00214',
  Erfassungsdatum: '2026-09-14',
  LieferStrasse: 'Ahornweg 5a',
  LieferPLZ: '50937',
  SummeNetto: 3600,
  MwSt: 684,
  SummeBrutto: 4284,
  Suchfeld1: 'Birke',
} satisfies Project;

export const wardrobeMeasured = { ...wardrobe, ...progress(siteMeasuring) } satisfies Project;

export const reception = {
  ...fresh,
  AuftragsNr: '06131',
  Bauvorhaben: 'Empfangstheke und Garderobe',
  Bezeichnung: 'Physio Südpark',
  KundenNr: 'n26-00215',
  Erfassungsdatum: '2026-09-15',
  Lieferwoche: 47,
  Projektgruppe: 'Objekt',
  AnsprechpartnerNr: '1',
  LieferStrasse: 'Parkstr. 101',
  LieferPLZ: '50968',
  SummeNetto: 7500,
  MwSt: 1425,
  SummeBrutto: 8925,
  Suchfeld1: 'Esche',
} satisfies Project;

export const doors = {
  ...fresh,
  AuftragsNr: '05104B',
  Bauvorhaben: 'Innentüren Haus 3',
  Bezeichnung: 'Krüger - Porz',
  KundenNr: '_0573',
  Status: 1,
  StatusText: 'Auftrag',
  Erfassungsdatum: '2026-08-26',
  Lieferwoche: 43,
  Liefertermin: '2026-10-21',
  ...progress(awarded),
  Projektgruppe: 'Türen',
  AnsprechpartnerNr: '3',
  LieferStrasse: 'Am Wäldchen 3',
  LieferPLZ: '51143',
  SummeNetto: 7100,
  MwSt: 1349,
  SummeBrutto: 8449,
  Auftragsdatum: '2026-09-15',
} satisfies Project;

/** The leading zero belongs to the number. */
export const counter = {
  ...fresh,
  AuftragsNr: '06127',
  Bauvorhaben: 'Thekenanlage und Wandverkleidung',
  Bezeichnung: 'Rosenblüte - Köln',
  KundenNr: 'n20-01170',
  Status: 1,
  StatusText: 'Auftrag',
  Erfassungsdatum: '2026-06-08',
  Lieferwoche: 38,
  Liefertermin: '2026-09-17',
  ...progress(inProduction),
  Projektgruppe: 'Ladenbau',
  LieferStrasse: 'Lindengasse 12',
  LieferPLZ: '50823',
  SummeNetto: 12480.5,
  MwSt: 2371.3,
  SummeBrutto: 14851.8,
  Auftragsdatum: '2026-07-02',
  Suchfeld1: 'Eiche',
  Suchfeld2: 'Nussbaum',
} satisfies Project;

export const counterReady = { ...counter, ...progress(readyToDeliver) } satisfies Project;

export const counterDelivered = {
  ...counterReady,
  ...progress(delivered),
  Status: 3,
  StatusText: 'Geliefert',
  LieferscheinNr: 'LS-0098',
  Lieferdatum: '2026-09-17',
} satisfies Project;

export const counterInvoiced = {
  ...counterDelivered,
  ...progress(invoiced),
  Status: 5,
  StatusText: 'Rechnung',
  RechnungsNr: 'RE-2026-0117',
  Rechnungsdatum: '2026-09-18',
} satisfies Project;

export const repairCredited = {
  ...fresh,
  ...progress(invoiced),
  AuftragsNr: 'PK-0003',
  Bauvorhaben: 'Reparatur Eingangstür',
  Bezeichnung: 'Rosenblüte - Köln',
  KundenNr: 'n20-01170',
  Status: 5,
  StatusText: 'Rechnung',
  Erfassungsdatum: '2026-07-13',
  Projektgruppe: 'Reparatur',
  Kleinauftrag: true,
  LieferStrasse: 'Lindengasse 12',
  LieferPLZ: '50823',
  SummeNetto: 640,
  MwSt: 121.6,
  SummeBrutto: 761.6,
  Auftragsdatum: '2026-07-13',
  RechnungsNr: 'RE-2026-0098',
  Rechnungsdatum: '2026-07-24',
  GutschriftNr: 'GS-0007',
  Gutschriftdatum: '2026-09-18',
  GutschriftBetrag: -119,
} satisfies Project;

/** Where the hours go that no customer pays. */
export const overhead = {
  AuftragsNr: '.GK',
  Bauvorhaben: 'Gemeinkosten Werkstatt',
  Bezeichnung: 'Intern',
  KundenNr: '',
  Erfassungsdatum: '2009-01-02',
  Mandant: '1',
} satisfies Project;

function progress(status: { readonly Code: number; readonly Name: string }) {
  return { Prozessstatus: status.Code, ProzessstatusText: status.Name };
}

import type { InferNamedRecord } from '@eilbote/contract';

type PurchaseOrder = InferNamedRecord<'Bestellung'>;
type Line = InferNamedRecord<'BestellPos'>;

const fresh = {
  Datum: '2026-09-16',
  Status: 'Angelegt',
  Besteller: '12',
  LieferdatumZusage: null,
  ABNr: '',
  ABDatum: null,
  DirektAnKunde: false,
  GUBestellung: false,
  Mandant: '1',
} satisfies PurchaseOrder;

export const doorOrder = {
  ...fresh,
  BestellNr: 130128,
  Lieferant: '70015',
  Adr1: 'Holzhandel Nordmann GmbH',
  Lieferdatum: '2026-10-05',
  AuftragsNr: '05104B',
  SummeNetto: 1263,
} satisfies PurchaseOrder;

export const doorLines = [
  line(130128, 1, '0500111', 'TB-EI-860', 6, 'Stk', 148, 'Türblatt Eiche furniert\r860 x 1985 mm'),
  line(130128, 2, '0500121', 'UZ-EI-145', 6, 'Stk', 62.5, 'Zargenbekleidung Eiche, Maulweite 145 mm'),
] satisfies Line[];

export const stockOrder = {
  ...fresh,
  BestellNr: 130129,
  Lieferant: '70382',
  Adr1: 'Beschläge Grünewald KG',
  Lieferdatum: null,
  AuftragsNr: null,
  SummeNetto: 537,
} satisfies PurchaseOrder;

export const stockLines = [
  line(130129, 1, '0900110', 'TS-110-N', 100, 'Stk', 1.94, 'Topfscharnier 110°'),
  line(130129, 2, '0900250', 'SA-500', 20, 'Paar', 17.15, 'Schubkastenauszug 500 mm, Vollauszug'),
] satisfies Line[];

function line(
  BestellNr: number,
  LfdNr: number,
  ArtikelNr: string,
  LieferArtikelNr: string,
  BestellMenge: number,
  Einheit: string,
  Preis: number,
  Beschreibung: string,
) {
  return {
    BestellNr,
    LfdNr,
    ArtikelNr,
    LieferArtikelNr,
    BestellMenge,
    LieferMenge: 0,
    Einheit,
    Preis,
    Beschreibung,
    Bemerkung: '',
    CreationDate: fresh.Datum,
  };
}

import type { InferNamedRecord } from '@eilbote/contract';

type OpenItem = InferNamedRecord<'OPKunden'>;

const unpaid = {
  Bezahlt: 0,
  Mahnstufe: 0,
  MahnstufeAlt: 0,
  Mahndatum: null,
  Mahngebuehr: 0,
  Verzugszinsen: 0,
  Zahlungsart: 'Überweisung',
  Skontobetrag: 0,
  Mandant: '1',
} satisfies OpenItem;

export const counterInvoice = {
  ...unpaid,
  BelegNr: 'RE-2026-0117',
  AuftragsNr: '06127',
  KundenNr: 'n20-01170',
  Belegdatum: '2026-09-18',
  Faelligkeit: '2026-10-02',
  Betrag: 14851.8,
  Offen: 14851.8,
} satisfies OpenItem;

export const repairInvoice = {
  ...unpaid,
  BelegNr: 'RE-2026-0098',
  AuftragsNr: 'PK-0003',
  KundenNr: 'n20-01170',
  Belegdatum: '2026-07-24',
  Faelligkeit: '2026-08-07',
  Betrag: 761.6,
  Bezahlt: 642.6,
  Offen: 119,
} satisfies OpenItem;

export const repairCreditNote = {
  ...unpaid,
  BelegNr: 'GS-0007',
  AuftragsNr: 'PK-0003',
  KundenNr: 'n20-01170',
  Belegdatum: '2026-09-18',
  Faelligkeit: '2026-09-18',
  Betrag: -119,
  Offen: -119,
} satisfies OpenItem;

/** Two items of one customer, dunned in one run on Friday: two events. */
export const secondReminder = {
  ...unpaid,
  BelegNr: 'RE-2026-0104',
  AuftragsNr: '05990',
  KundenNr: '_0573',
  Belegdatum: '2026-08-03',
  Faelligkeit: '2026-10-02',
  Betrag: 9853.2,
  Bezahlt: 5000,
  Offen: 4853.2,
  Mahnstufe: 2,
  MahnstufeAlt: 1,
  Mahndatum: '2026-09-18',
  Mahngebuehr: 5,
  Verzugszinsen: 12.3,
} satisfies OpenItem;

export const firstReminder = {
  ...unpaid,
  BelegNr: 'RE-2026-0109',
  AuftragsNr: '05104A',
  KundenNr: '_0573',
  Belegdatum: '2026-08-12',
  Faelligkeit: '2026-10-02',
  Betrag: 8449,
  Offen: 8449,
  Mahnstufe: 1,
  MahnstufeAlt: 0,
  Mahndatum: '2026-09-18',
} satisfies OpenItem;

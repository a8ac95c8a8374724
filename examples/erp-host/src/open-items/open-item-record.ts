import type { InferNamedRecord } from '@eilbote/core';
import type { OpenItem } from './open-item.ts';

/** The open item as webhooks know it: a record of the table `OPKunden`. */
export function openItemRecord(item: OpenItem) {
  return {
    BelegNr: item.invoice,
    AuftragsNr: item.project,
    KundenNr: item.customer,
    Belegdatum: item.invoiced_on,
    Faelligkeit: item.due_on,
    Betrag: item.amount / 100,
    Bezahlt: item.paid / 100,
    Offen: (item.amount - item.paid) / 100,
    Mahnstufe: item.dunning_level,
    MahnstufeAlt: Math.max(0, item.dunning_level - 1),
    Mahndatum: item.dunned_on,
  } satisfies InferNamedRecord<'OPKunden'>;
}

import type { InferNamedRecord } from '@eilbote/contract';

type ProcessStatus = InferNamedRecord<'Prozessstatus'>;

export const offer = status(10, 'Angebot', { Belegarten: ['Angebot'] });
/** Inserted later: that is what the multiples of 10 are for. */
export const siteMeasuring = status(15, 'Aufmaß genommen', { Aktivitaetenvorl: 'Aufmaß prüfen' });
export const awarded = status(20, 'Auftrag erteilt', { Belegarten: ['Auftragsbestätigung'] });
export const inProduction = status(40, 'In Produktion', { Kostenstellengrp: 'Werkstatt' });
export const readyToDeliver = status(60, 'Lieferbereit', { Aktivitaetenvorl: 'Liefertermin abstimmen' });
export const delivered = status(70, 'Geliefert', { Kostenstellengrp: 'Montage', Belegarten: ['Lieferschein'] });
export const invoiced = status(80, 'Abgerechnet', { Belegarten: ['Rechnung'] });

function status(Code: number, Name: string, more: Partial<ProcessStatus>) {
  return {
    Code,
    Name,
    Kostenstellengrp: null,
    Aktivitaetenvorl: null,
    Belegarten: [],
    ...more,
  } satisfies ProcessStatus;
}

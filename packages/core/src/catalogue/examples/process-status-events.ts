import type { EventExample } from '@eilbote/contract';
import { cafeRosenbluete, gretaGrossmann, wohnbauKrueger } from './customers.ts';
import { awarded, delivered, inProduction, offer, readyToDeliver, siteMeasuring } from './process-statuses.ts';
import { counterDelivered, counterReady, doors, wardrobeMeasured } from './projects.ts';

export const projectProcessStatusChangedExamples: readonly EventExample[] = [
  {
    title: { de: 'Beim Speichern', en: 'On saving' },
    records: { Auftrag: wardrobeMeasured, Kunden: gretaGrossmann, Prozessstatus: siteMeasuring },
    details: { ...change(offer, siteMeasuring), ausloeser: 'speichern', belegart: null },
  },
  {
    title: { de: 'Beim Druck der Auftragsbestätigung', en: 'On printing the order confirmation' },
    records: { Auftrag: doors, Kunden: wohnbauKrueger, Prozessstatus: awarded },
    details: { ...change(offer, awarded), ausloeser: 'belegdruck', belegart: 'Auftragsbestätigung' },
  },
  {
    title: { de: 'Durch eine Schnelländerung', en: 'By a quick change' },
    records: { Auftrag: counterReady, Kunden: cafeRosenbluete, Prozessstatus: readyToDeliver },
    details: { ...change(inProduction, readyToDeliver), ausloeser: 'schnellaenderung', belegart: null },
  },
  {
    title: { de: 'Beim Druck des Lieferscheins', en: 'On printing the delivery note' },
    records: { Auftrag: counterDelivered, Kunden: cafeRosenbluete, Prozessstatus: delivered },
    details: { ...change(readyToDeliver, delivered), ausloeser: 'belegdruck', belegart: 'Lieferschein' },
  },
];

interface Status {
  readonly Code: number;
  readonly Name: string;
}

function change(before: Status, after: Status) {
  return {
    alt: { Prozessstatus: before.Code, ProzessstatusText: before.Name },
    neu: { Prozessstatus: after.Code, ProzessstatusText: after.Name },
  };
}

import type { EventExample } from '@eilbote/contract';
import { wohnbauKrueger } from './customers.ts';
import { finnLuedemann, tobiasJaeger } from './employees.ts';
import { firstReminder, secondReminder } from './open-items.ts';
import { counterPositions } from './positions.ts';
import { counterAssembly, workshopTidying } from './project-times.ts';
import { counterReady, doors, overhead } from './projects.ts';
import { doorLines, doorOrder, stockLines, stockOrder } from './purchase-orders.ts';
import { beschlaegeGruenewald, holzhandelNordmann } from './suppliers.ts';

export const projectTimeCreatedExamples: readonly EventExample[] = [
  {
    title: { de: 'Montage beim Kunden', en: 'Assembly at the customer' },
    records: {
      Zeitdatei: counterAssembly,
      Personal: tobiasJaeger,
      Auftrag: counterReady,
      Auftragspositio: counterPositions.filter((position) => position.PositionsNr === '4'),
    },
  },
  {
    title: { de: 'Auf Gemeinkosten', en: 'On overhead' },
    records: { Zeitdatei: workshopTidying, Personal: finnLuedemann, Auftrag: overhead },
  },
];

export const purchaseOrderCreatedExamples: readonly EventExample[] = [
  {
    title: { de: 'Für ein Projekt', en: 'For a project' },
    records: { Bestellung: doorOrder, BestellPos: doorLines, Lieferanten: holzhandelNordmann, Auftrag: doors },
  },
  {
    title: { de: 'Für das Lager', en: 'For stock' },
    records: { Bestellung: stockOrder, BestellPos: stockLines, Lieferanten: beschlaegeGruenewald },
  },
];

export const openItemDunnedExamples: readonly EventExample[] = [
  {
    title: { de: 'Zweite Mahnung, zum Teil bezahlt', en: 'Second reminder, partly paid' },
    records: { OPKunden: secondReminder, Kunden: wohnbauKrueger },
  },
  {
    title: { de: 'Erste Mahnung', en: 'First reminder' },
    records: { OPKunden: firstReminder, Kunden: wohnbauKrueger },
  },
];

import type { Table } from '@eilbote/contract';
import { ansprechpartner } from './ansprechpartner.ts';
import { auftrag } from './auftrag.ts';
import { auftragspositio } from './auftragspositio.ts';
import { bestellPos } from './bestell-pos.ts';
import { bestellung } from './bestellung.ts';
import { kunden } from './kunden.ts';
import { lieferanten } from './lieferanten.ts';
import { opKunden } from './op-kunden.ts';
import { personal } from './personal.ts';
import { prozessstatus } from './prozessstatus.ts';
import { zeitdatei } from './zeitdatei.ts';

export { ownValue } from './own-value.ts';
export { isRecordList, recordsOf } from './records-of.ts';
export { mentionsOf, parentOf, recordKey, subjectsOf, type RecordAddress } from './record-key.ts';
export {
  ansprechpartner,
  auftrag,
  auftragspositio,
  bestellPos,
  bestellung,
  kunden,
  lieferanten,
  opKunden,
  personal,
  prozessstatus,
  zeitdatei,
};

/** The tables of the joinery ERP that Eilbote knows from the start. */
export const standardTables: readonly Table[] = [
  auftrag,
  auftragspositio,
  kunden,
  ansprechpartner,
  personal,
  zeitdatei,
  lieferanten,
  bestellung,
  bestellPos,
  opKunden,
  prozessstatus,
];

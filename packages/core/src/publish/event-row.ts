import type { EventRecords } from '@eilbote/contract';
import type { Acceptance } from '../accept/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Mention, NewEvent } from '../ports/index.ts';
import { mentionsOf } from '../tables/index.ts';

/** An accepted event as it goes into the store. */
export function eventRow(acceptance: Acceptance, acceptedAt: number, catalogue: Catalogue): NewEvent {
  const { event, table, key, contentHash, json } = acceptance;
  const { id, type, occurredAt } = event;
  const row = { id, type, occurredAt, acceptedAt, table, key, hash: contentHash, json };
  const mentions = othersOf(acceptance, catalogue);
  return mentions.length === 0 ? row : { ...row, mentions };
}

function othersOf({ event, table, key }: Acceptance, catalogue: Catalogue): readonly Mention[] {
  const mentions = mentionsOf(event.records, (name) => catalogue.table(name));
  return [...mentions, ...toldOf(event.records['EilboteZustellung'])].filter(
    (mention) => mention.table !== table || mention.key !== key,
  );
}

/** An event that tells of a delivery names the record that this was about. */
function toldOf(delivery: EventRecords[string] | undefined): readonly Mention[] {
  const { Tabelle: table, Schluessel: key } = (delivery ?? {}) as { readonly [field: string]: unknown };
  return typeof table === 'string' && typeof key === 'string' ? [{ table, key }] : [];
}

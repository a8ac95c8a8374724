import type { Payload } from '../receiver.ts';
import { type Fact, factOfEvent } from './fact.ts';
import type { Remains } from './remains.ts';
import type { Workers } from './workers.ts';

const mostShown = 5;

/** What is wrong with what a dead ERP has left: sentences, none when both halves are there. */
export function brokenHalves({ rows, outbox, published }: Remains, { acknowledged, surprises }: Workers) {
  const known = new Map([...published, ...outbox].map(({ id, fact }) => [id, fact]));
  const told = new Set(known.values());
  return [
    ...some('acknowledged, but not in the rows of the ERP', without(acknowledged, rows)),
    ...some('in the rows of the ERP, but told by no event', without(rows, told)),
    ...some('told by an event, but not in the rows of the ERP', without(told, rows)),
    ...some('told by several events', repeated([...known.values()])),
    ...some('answered as it should not be', surprises),
  ];
}

/** What is wrong when the ERP has had its time to finish: everything in the rows was delivered, and nothing else. */
export function brokenDeliveries({ rows, outbox, refused }: Remains, payloads: readonly Payload[]): readonly string[] {
  const delivered = new Set(payloads.map(deliveredFact));
  const perEvent = new Map(payloads.map(({ _eilbote: { eventId, deliveryId } }) => [deliveryId, eventId]));
  return [
    ...some('in the rows of the ERP, but not delivered', without(rows, delivered)),
    ...some('delivered, but not in the rows of the ERP', without(delivered, rows)),
    ...some('delivered under several ids', repeated([...perEvent.values()])),
    ...(refused > 0 ? [`${refused} events were refused`] : []),
    ...(outbox.length > refused ? [`${outbox.length - refused} events still stand in the outbox`] : []),
  ];
}

export const deliveredFact = ({ _eilbote: { event, details }, ...records }: Payload): Fact =>
  factOfEvent(event, records, details);

const without = (all: ReadonlySet<Fact>, others: ReadonlySet<Fact>): readonly Fact[] => [...all.difference(others)];

function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

const some = (what: string, which: readonly string[]): readonly string[] =>
  which.length === 0 ? [] : [`${which.length} ${what}: ${which.slice(0, mostShown).join(', ')}`];

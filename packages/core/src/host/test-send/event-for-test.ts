import type { EventInput } from '@eilbote/contract';
import type { Engine } from '../engine.ts';
import { openFor, type EventAtHand } from '../explain/index.ts';
import { TEST_EVENT_MISSING, TEST_OTHER_EVENT_TYPE } from './errors.ts';

/**
 * What a webhook is tried out with: an example of its event type (the first one, counted from 1), the last event of that
 * type, a stored event, or records of one's own.
 */
export type EventForTest =
  | { readonly example: number }
  | { readonly last: true }
  | { readonly eventId: string }
  | Pick<EventInput, 'records' | 'details' | 'occurredAt'>;

/** @throws TEST_EVENT_MISSING, TEST_OTHER_EVENT_TYPE, EVENT_UNKNOWN, EVENT_CONTENT_GONE, those of acceptance */
export async function eventForTest(wanted: EventForTest, type: string, engine: Engine): Promise<EventAtHand> {
  if ('last' in wanted) {
    const [last] = await engine.store.events({ type }, { limit: 1 });
    if (last === undefined) throw TEST_EVENT_MISSING({ eventType: type, wanted: 'stored' });
    return openFor({ eventId: last.id }, engine);
  }
  if ('eventId' in wanted) {
    const found = await openFor(wanted, engine);
    const { id, type: eventType } = found.open.event;
    if (eventType !== type) throw TEST_OTHER_EVENT_TYPE({ event: id, eventType, expected: type });
    return found;
  }
  const { records, details, occurredAt } = 'example' in wanted ? example(wanted.example, type, engine) : wanted;
  // Never under an id of one's own: the event of the same id that is published later would count as known.
  const input = {
    type,
    records,
    ...(details === undefined ? {} : { details }),
    ...(occurredAt === undefined ? {} : { occurredAt }),
  };
  return openFor(input, engine);
}

function example(
  number: number,
  type: string,
  { catalogue }: Engine,
): Pick<EventInput, 'records' | 'details' | 'occurredAt'> {
  const found = catalogue.eventType(type)?.examples[number - 1];
  if (found === undefined) throw TEST_EVENT_MISSING({ eventType: type, wanted: 'example' });
  return found;
}

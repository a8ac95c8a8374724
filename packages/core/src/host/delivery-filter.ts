import type { LocalizedText } from '@eilbote/contract';
import type { DeliveryFilter } from '../ports/index.ts';
import { nearest } from '../suggestion.ts';
import { HOST_CALL_INVALID } from './errors.ts';

const filters: { readonly [name in keyof Required<DeliveryFilter>]: true } = {
  ids: true,
  webhook: true,
  states: true,
  eventId: true,
  eventType: true,
  table: true,
  key: true,
  origin: true,
  run: true,
  since: true,
  until: true,
};

/**
 * The filter, when every member of it is one: a misspelt name that is passed over would list, and send again, all
 * deliveries there are. Types say the same, but not to a program that nobody compiles.
 * @throws HOST_CALL_INVALID
 */
export function knownFilter(call: string, filter: DeliveryFilter): DeliveryFilter {
  const wrong = Object.keys(filter).find((name) => !Object.hasOwn(filters, name));
  if (wrong === undefined) return filter;
  const known = Object.keys(filters);
  throw HOST_CALL_INVALID({ call: `${call}: "${wrong}"`, expected: nameOf(nearest(wrong, known) ?? known.join(', ')) });
}

const nameOf = (name: string): LocalizedText => ({ de: name, en: name });

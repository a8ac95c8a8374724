import { readCanonicalNumber, readDate, readDateTime, readNumber } from '../fields/literals.ts';
import { incomparable, orderFrom, type Order } from './order.ts';

/**
 * Where the schema leaves the type open, the found value says how to compare: numbers by size, also where they are
 * written as text in the one usual way (`38`, not `038`, which may be a key), days as days, all else as text.
 *
 * Values of unlike types are not equal; which of them is greater has no answer.
 */
export function openOrderFrom(wanted: string, purpose: 'equality' | 'ordering'): Order {
  const asText = orderFrom('text', wanted);
  const unlike = purpose === 'equality' ? asText : incomparable;
  const byNumber = readNumber(wanted) === undefined ? unlike : orderFrom('number', wanted);
  const ofText = textOrderFrom(wanted, asText, unlike);
  return (found) => {
    if (typeof found === 'string') return ofText(found);
    return typeof found === 'number' ? byNumber(found) : unlike(found);
  };
}

function textOrderFrom(wanted: string, asText: Order, unlike: Order): (found: string) => number {
  const number = readCanonicalNumber(wanted);
  if (number !== undefined)
    return (found) => {
      const value = readCanonicalNumber(found);
      return value === undefined ? unlike(found) : value - number;
    };
  if (readDate(wanted) !== undefined || readDateTime(wanted) !== undefined) {
    const byMoment = orderFrom('date-time', wanted);
    return (found) => {
      const order = byMoment(found);
      return Number.isNaN(order) ? unlike(found) : order;
    };
  }
  return (found) => (readCanonicalNumber(found) === undefined ? asText(found) : unlike(found));
}

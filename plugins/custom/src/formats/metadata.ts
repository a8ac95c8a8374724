import type { BodyValue, RequestInput } from '@eilbote/contract';

/** The one reserved member of the JSON object. */
export const metadataName = '_eilbote';

/** What Eilbote itself has to say about a call. `details` is always there, so that receivers need not ask. */
export const metadata = ({ event, delivery }: RequestInput): BodyValue => ({
  event: event.type,
  eventId: event.id,
  deliveryId: delivery.id,
  occurredAt: event.occurredAt,
  details: event.details,
});

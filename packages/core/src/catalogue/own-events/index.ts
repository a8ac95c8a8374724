import type { EventType, Table } from '@eilbote/contract';
import { connectionNeedsAttention, deliveryFailed, webhookPaused } from './event-types.ts';
import { eilboteVerbindung, eilboteWebhook, eilboteZustellung } from './tables.ts';

export { failureDetails } from './failure-details.ts';
export {
  connectionNeedsAttention,
  deliveryFailed,
  eilboteVerbindung,
  eilboteWebhook,
  eilboteZustellung,
  webhookPaused,
};

/** What Eilbote tells of itself: events that a webhook may be set up for, like those of the ERP. */
export const ownEventTypes: readonly EventType[] = [webhookPaused, deliveryFailed, connectionNeedsAttention];

/** The tables of Eilbote's own events. */
export const ownTables: readonly Table[] = [eilboteWebhook, eilboteZustellung, eilboteVerbindung];

const ownIds: ReadonlySet<string> = new Set(ownEventTypes.map(({ id }) => id));

/** Whether an event of this type speaks of Eilbote itself. */
export const isOwnEventType = (eventType: string): boolean => ownIds.has(eventType);

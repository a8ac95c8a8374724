import type { EventInput } from '@eilbote/contract';
import { acceptEvent } from '../../accept/index.ts';
import { openEvent, type OpenEvent } from '../../dispatch/index.ts';
import type { NewEvent } from '../../ports/index.ts';
import { eventRow } from '../../publish/event-row.ts';
import type { PublishWarning } from '../../publish/missing-records.ts';
import { EVENT_CONTENT_GONE, EVENT_UNKNOWN } from '../administration-errors.ts';
import type { Engine } from '../engine.ts';

/** A stored event by its id, or one that need not be published. */
export type EventToExplain =
  | {
      readonly eventId: string;
      /** The delivery that stands in the request; a placeholder of zeros when left out. */
      readonly deliveryId?: string;
    }
  | EventInput;

export interface EventAtHand {
  readonly open: OpenEvent;
  /** As it would be stored; absent for one that is. */
  readonly unsaved?: NewEvent;
  /** What acceptance said of it. */
  readonly warnings: readonly PublishWarning[];
}

/** @throws EVENT_UNKNOWN, EVENT_CONTENT_GONE, those of acceptance */
export async function openFor(event: EventToExplain, engine: Engine): Promise<EventAtHand> {
  if ('eventId' in event) {
    const stored = await engine.store.event(event.eventId);
    if (stored === undefined) throw EVENT_UNKNOWN({ event: event.eventId });
    if (stored.blanked !== undefined) throw EVENT_CONTENT_GONE({ event: stored.id, blanked: stored.blanked });
    return { open: openEvent(stored), warnings: [] };
  }
  const acceptedAt = engine.clock.now();
  const acceptance = acceptEvent(event, {
    catalogue: engine.catalogue,
    now: new Date(acceptedAt).toISOString(),
    newId: () => engine.newId('evt'),
    strict: false,
  });
  const unsaved = eventRow(acceptance, acceptedAt, engine.catalogue);
  const { mentions: _, ...row } = unsaved;
  const open = { event: acceptance.event, stored: { ...row, sequence: 0, revision: 0 } };
  return { open, unsaved, warnings: acceptance.warnings };
}

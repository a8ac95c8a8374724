import type { ClaimedDelivery } from '../ports/index.ts';
import { openEvent, type OpenEvent } from './open-event.ts';

const mostRemembered = 1024;

/** Events that were opened lately, so that the deliveries of a burst do not parse the same records again. */
export class RecentEvents {
  readonly #events = new Map<number, OpenEvent>();

  remember(events: readonly OpenEvent[]): void {
    for (const event of events) this.#events.set(event.stored.sequence, event);
    for (const sequence of this.#events.keys()) {
      if (this.#events.size <= mostRemembered) return;
      this.#events.delete(sequence);
    }
  }

  open({ event, corrected }: Pick<ClaimedDelivery, 'event' | 'corrected'>): OpenEvent {
    return (corrected ? undefined : this.#events.get(event.sequence)) ?? openEvent(event);
  }
}

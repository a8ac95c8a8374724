import type { AcceptedEvent } from '@eilbote/contract';

/**
 * Freezes an event through and through, once: a second call sees it is frozen and returns at once. All deliveries of
 * an event share its records, so code of a plugin must not be able to change them.
 */
export function freezeEvent(event: AcceptedEvent): AcceptedEvent {
  if (!Object.isFrozen(event)) deepFreeze(event);
  return event;
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
}

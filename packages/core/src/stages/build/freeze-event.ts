import type { AcceptedEvent } from '@eilbote/contract';

/**
 * Freezes an event through and through, once: a second call sees it is frozen and returns at once. All deliveries of
 * an event share its records, so code of a plugin must not be able to change them.
 */
export function freezeEvent(event: AcceptedEvent): AcceptedEvent {
  if (!Object.isFrozen(event)) deepFreeze(event);
  return event;
}

/** Freezes plain data; functions and what is frozen already are left alone. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const name of Object.keys(value)) deepFreeze(Reflect.get(value, name));
  return value;
}

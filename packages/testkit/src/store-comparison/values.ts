import type { DeliveryFilter } from '@eilbote/core';
import fc from 'fast-check';

export const webhookIds = ['w1', 'w2', 'w3'] as const;
export const webhook = fc.constantFrom(...webhookIds);
export const lane = fc.constantFrom('l1', 'l2');
export const eventNumber = fc.integer({ min: 1, max: 12 });
export const deliveryId = fc.tuple(eventNumber, webhook).map(([event, of]) => `${event}-${of}`);
export const offset = fc.integer({ min: -40, max: 60 });
export const waiting = fc.constantFrom('rebuild', 'keep', 'cancel');
export const status = fc.constantFrom('active', 'active', 'inactive', 'paused');
export const frozen = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  contentType: fc.constantFrom(null, 'application/json'),
  body: fc.constantFrom(null, '["{}"]'),
});
/** Mostly the fence that is in force. */
export const fenceShift = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, -1);

export const filter: fc.Arbitrary<DeliveryFilter> = fc.record(
  {
    ids: fc.array(deliveryId, { maxLength: 5 }),
    webhook,
    states: fc.subarray(['waiting', 'sending', 'delivered', 'failed', 'skipped', 'cancelled'] as const),
    eventId: eventNumber.map((number) => `e${number}`),
    eventType: fc.constantFrom('project.created', 'customer.created'),
    table: fc.constantFrom('Auftrag', 'Kunden'),
    key: fc.constantFrom('key 0', 'key 1'),
    origin: fc.constantFrom('event', 'resend', 'test'),
    run: fc.constantFrom('run1', 'run2'),
    since: fc.integer({ min: 1_000, max: 1_600 }),
    until: fc.integer({ min: 1_000, max: 1_600 }),
  },
  { requiredKeys: [] },
);

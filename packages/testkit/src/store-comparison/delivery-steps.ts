import type { NewDelivery, Settlement } from '@eilbote/core';
import fc from 'fast-check';
import { aDelivery, anEntry, aStoredEvent, aSettlement } from '../store-conformance/producers.ts';
import { nextLease, step, type Step } from './step.ts';
import { deliveryId, eventNumber, fenceShift, frozen, lane, offset, webhook } from './values.ts';

/** Some events belong to a backfill. */
const runOf = (event: number) =>
  event % 5 === 2 ? { run: event % 2 === 0 ? 'run1' : 'run2', webhooks: ['w1', 'w2'] } : undefined;

export const accept = fc
  .array(fc.array(fc.tuple(eventNumber, fc.boolean()), { maxLength: 4 }), { maxLength: 3 })
  .map((groups) =>
    step(`accept ${JSON.stringify(groups)}`, ({ now }) => {
      const events = groups.map((group) =>
        group.map(([number, changed]) => {
          const hash = changed && number % 4 === 0 ? 'other' : `hash of e${number}`;
          const mentions = number % 3 === 1 ? [{ table: 'Kunden', key: 'other' }] : [];
          const type = number % 3 === 0 ? 'customer.created' : 'project.created';
          const backfill = runOf(number);
          const mark = backfill && { backfill };
          return aStoredEvent(`e${number}`, {
            acceptedAt: now,
            hash,
            type,
            key: `key ${number % 2}`,
            mentions,
            ...mark,
          });
        }),
      );
      return (store) => store.accept(events);
    }),
  );

const newDelivery = fc.record(
  {
    webhook,
    lane,
    orderKey: fc.constantFrom('k1', 'k2'),
    due: offset,
    elements: fc.constantFrom([0], [1, 2]),
    start: fc.record({ version: fc.integer({ min: 1, max: 3 }) }),
    ended: fc.constantFrom(
      { state: 'skipped' as const, reason: 'table.missing' },
      { state: 'failed' as const, failure: 'BUILD_FAILED' as const, reason: 'Division' },
    ),
    coalesces: fc.record({
      key: fc.constantFrom('r1', 'r2'),
      longestMs: fc.integer({ min: 0, max: 80 }),
      entry: fc.constant(anEntry('delivery.replaced', { line: '{delivery} of {event}' })),
    }),
    entry: fc.constant(anEntry('delivery.created')),
    raises: fc.constantFrom(aStoredEvent('e94'), aStoredEvent('e95', { key: 'key 0' })),
  },
  { requiredKeys: ['webhook', 'lane', 'due'] },
);

export const match = fc
  .tuple(fenceShift, fc.array(fc.tuple(eventNumber, fc.array(newDelivery, { maxLength: 4 })), { maxLength: 3 }))
  .map(([shift, matches]) =>
    step(
      `match ${JSON.stringify(matches)}`,
      (world) => {
        const lease = nextLease(world);
        const made = matches.map(([event, deliveries]) => ({
          event,
          revision: 0,
          ...(event % 5 === 2 && { run: event % 2 === 0 ? 'run1' : 'run2' }),
          deliveries: deliveries.map(({ due, ...rest }, index): NewDelivery => {
            const id = `${event}-${rest.webhook}${index > 0 && deliveries[0]?.webhook === rest.webhook ? '-again' : ''}`;
            // Like a dispatcher that decides with care: what has ended neither starts nor has a place in the order.
            const ended = index % 3 === 2 ? rest.ended : undefined;
            const { ended: _, start, ...plain } = rest;
            const times = { createdAt: world.now, due: world.now + due, expires: world.now + 500 };
            return aDelivery(id, { ...plain, ...times, ...(ended ? { ended } : start && { start }) });
          }),
        }));
        const fence = world.fence + shift;
        return (store) => store.match(fence, lease, made);
      },
      (world, answer) => {
        const { started } = answer as { started: readonly string[] };
        for (const id of started) world.leases.set(id, `lease ${world.leaseCount}`);
      },
    ),
  );

const learnClaimed: Step['learn'] = (world, answer) => {
  for (const { id } of answer as readonly { readonly id: string }[]) world.leases.set(id, `lease ${world.leaseCount}`);
};

export const claim = fc
  .tuple(
    fenceShift,
    fc.array(
      fc.record({ lane, webhook, version: fc.integer({ min: 1, max: 4 }), limit: fc.integer({ min: 1, max: 4 }) }),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([shift, claims]) =>
    step(
      `claim ${JSON.stringify(claims)}`,
      (world) => {
        const [lease, now, fence] = [nextLease(world), world.now, world.fence + shift];
        return (store) => store.claim(fence, lease, now, claims);
      },
      learnClaimed,
    ),
  );

export const reclaim = fc.tuple(offset, fc.integer({ min: 1, max: 4 })).map(([before, limit]) =>
  step(
    `reclaim before ${before}, at most ${limit}`,
    (world) => {
      const [lease, now, fence] = [nextLease(world), world.now, world.fence];
      return (store) => store.reclaim(fence, lease, now + before, limit);
    },
    learnClaimed,
  ),
);

export const renew = fc.tuple(fc.array(deliveryId, { maxLength: 4 }), offset).map(([ids, until]) =>
  step(`renew ${ids.join()}`, ({ now, fence, leases }) => {
    const token = leases.get(ids[0] ?? '') ?? 'lost';
    return (store) => store.renew(fence, token, ids, now + until);
  }),
);

const settlement = fc.record(
  {
    /** Which of the leased deliveries. */
    leased: fc.nat(20),
    leaseLost: fc.constantFrom(false, false, false, false, true),
    state: fc.constantFrom('waiting', 'waiting', 'delivered', 'failed', 'skipped', 'cancelled'),
    due: offset,
    parked: fc.constantFrom('policy', 'secrets', 'target', 'credentials', 'handshake'),
    marks: fc.record({
      connection: fc.constantFrom('c1', 'c2'),
      version: fc.integer({ min: 1, max: 2 }),
      kind: fc.constantFrom('credentials', 'forbidden'),
      reason: fc.constant('401'),
      entry: fc.constant(anEntry('connection.needsAttention')),
    }),
    attempts: fc.integer({ min: 0, max: 4 }),
    interruptions: fc.integer({ min: 0, max: 2 }),
    end: fc.constantFrom({ reason: 'because' }, { failure: 'HTTP_5XX' as const, reason: '503' }),
    frozen,
    holdsOrder: fc.boolean(),
    pausesWebhook: fc.constant('410'),
    raises: fc.constantFrom(
      { failed: aStoredEvent('e90') },
      { failed: aStoredEvent('e91'), paused: aStoredEvent('e92', { key: 'key 1' }), marked: aStoredEvent('e93') },
    ),
    entries: fc.array(fc.constant(anEntry('attempt', { exchange: '{}' })), { maxLength: 2 }),
  },
  { requiredKeys: ['leased', 'leaseLost', 'state', 'attempts', 'interruptions', 'entries'] },
);

export const settle = fc
  .tuple(fenceShift, fc.array(settlement, { maxLength: 5 }), fc.option(fc.integer({ min: 0, max: 50 })), lane)
  .map(([shift, settlements, loggedUpTo, laneOf]) =>
    step(`settle ${JSON.stringify(settlements)}`, ({ now, fence, leases }) => {
      const ids = [...leases.keys()];
      const made = settlements.map(({ leased, leaseLost, due, pausesWebhook, marks, ...rest }): Settlement => {
        const id = ids[leased % ids.length] ?? '1-w1';
        const lease = leaseLost ? 'lost' : (leases.get(id) ?? 'none');
        const pauses = pausesWebhook !== undefined && rest.attempts === 4 && { pausesWebhook };
        const marking = marks !== undefined && rest.state === 'waiting' && { marks };
        return aSettlement(id, { ...rest, lease, ...(due !== undefined && { due: now + due }), ...pauses, ...marking });
      });
      const also = loggedUpTo === null ? undefined : { loggedUpTo, lanes: [{ lane: laneOf, state: String(now) }] };
      for (const { delivery } of made) leases.delete(delivery);
      return (store) => store.settle(fence + shift, now, made, also);
    }),
  );

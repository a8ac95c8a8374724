import type { DeliveryFilter, NewDelivery, Settlement, Store } from '@eilbote/core';
import fc from 'fast-check';
import { aDelivery, anEntry, anEvent, aSettlement, aStatusChange, aWebhook } from '../store-conformance/producers.ts';

/** What steps know of each other, so that they meet: without it nearly all of them would miss. */
export interface World {
  now: number;
  fence: number;
  /** Of each webhook as it was saved last. */
  readonly versions: Map<string, number>;
  /** Lease under which a delivery was started, claimed or reclaimed last. */
  readonly leases: Map<string, string>;
  leaseCount: number;
}

/** One call of the port: made once for both stores, then done on each. */
export interface Step {
  readonly name: string;
  prepare(world: World): (store: Store) => Promise<unknown>;
  /** Learns from the answer of the model. */
  learn?(world: World, answer: unknown): void;
}

const webhookIds = ['w1', 'w2', 'w3'] as const;
const webhook = fc.constantFrom(...webhookIds);
const lane = fc.constantFrom('l1', 'l2');
const eventNumber = fc.integer({ min: 1, max: 12 });
const deliveryId = fc.tuple(eventNumber, webhook).map(([event, of]) => `${event}-${of}`);
const offset = fc.integer({ min: -40, max: 60 });
const waiting = fc.constantFrom('rebuild', 'keep', 'cancel');
const status = fc.constantFrom('active', 'active', 'inactive', 'paused');
const frozen = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  contentType: fc.constantFrom(null, 'application/json'),
  body: fc.constantFrom(null, '["{}"]'),
});
/** Mostly the fence that is in force. */
const fenceShift = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, -1);

const step = (name: string, prepare: Step['prepare'], learn?: Step['learn']): Step => ({
  name,
  prepare,
  ...(learn && { learn }),
});

const accept = fc
  .array(fc.array(fc.tuple(eventNumber, fc.boolean()), { maxLength: 4 }), { maxLength: 3 })
  .map((groups) =>
    step(`accept ${JSON.stringify(groups)}`, ({ now }) => {
      const events = groups.map((group) =>
        group.map(([number, changed]) => {
          const hash = changed && number % 4 === 0 ? 'other' : `hash of e${number}`;
          const type = number % 3 === 0 ? 'customer.created' : 'project.created';
          return anEvent(`e${number}`, { acceptedAt: now, hash, type, key: `key ${number % 2}` });
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
    entry: fc.constant(anEntry('delivery.created')),
  },
  { requiredKeys: ['webhook', 'lane', 'due'] },
);

const match = fc
  .tuple(fenceShift, fc.array(fc.tuple(eventNumber, fc.array(newDelivery, { maxLength: 4 })), { maxLength: 3 }))
  .map(([shift, matches]) =>
    step(
      `match ${JSON.stringify(matches)}`,
      (world) => {
        const lease = nextLease(world);
        const made = matches.map(([event, deliveries]) => ({
          event,
          revision: 0,
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

const claim = fc
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

const reclaim = fc.tuple(offset, fc.integer({ min: 1, max: 4 })).map(([before, limit]) =>
  step(
    `reclaim before ${before}, at most ${limit}`,
    (world) => {
      const [lease, now, fence] = [nextLease(world), world.now, world.fence];
      return (store) => store.reclaim(fence, lease, now + before, limit);
    },
    learnClaimed,
  ),
);

const renew = fc.tuple(fc.array(deliveryId, { maxLength: 4 }), offset).map(([ids, until]) =>
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
    parked: fc.constantFrom('policy', 'secrets', 'target'),
    attempts: fc.integer({ min: 0, max: 4 }),
    interruptions: fc.integer({ min: 0, max: 2 }),
    end: fc.constantFrom({ reason: 'because' }, { failure: 'HTTP_5XX' as const, reason: '503' }),
    frozen,
    holdsOrder: fc.boolean(),
    pausesWebhook: fc.constant('410'),
    entries: fc.array(fc.constant(anEntry('attempt', { exchange: '{}' })), { maxLength: 2 }),
  },
  { requiredKeys: ['leased', 'leaseLost', 'state', 'attempts', 'interruptions', 'entries'] },
);

const settle = fc
  .tuple(fenceShift, fc.array(settlement, { maxLength: 5 }), fc.option(fc.integer({ min: 0, max: 50 })), lane)
  .map(([shift, settlements, loggedUpTo, laneOf]) =>
    step(`settle ${JSON.stringify(settlements)}`, ({ now, fence, leases }) => {
      const ids = [...leases.keys()];
      const made = settlements.map(({ leased, leaseLost, due, pausesWebhook, ...rest }): Settlement => {
        const id = ids[leased % ids.length] ?? '1-w1';
        const lease = leaseLost ? 'lost' : (leases.get(id) ?? 'none');
        const pauses = pausesWebhook !== undefined && rest.attempts === 4 && { pausesWebhook };
        return aSettlement(id, { ...rest, lease, ...(due !== undefined && { due: now + due }), ...pauses });
      });
      const also = loggedUpTo === null ? undefined : { loggedUpTo, lanes: [{ lane: laneOf, state: String(now) }] };
      for (const { delivery } of made) leases.delete(delivery);
      return (store) => store.settle(fence + shift, now, made, also);
    }),
  );

const saveWebhook = fc
  .record({
    id: webhook,
    wrongVersion: fc.constantFrom(false, false, false, true),
    lane,
    status,
    waiting,
    endsOrder: fc.boolean(),
    holdsOrder: fc.boolean(),
    connection: fc.constantFrom(null, 'c1', 'c2'),
  })
  .map(({ wrongVersion, ...save }) =>
    step(
      `saveWebhook ${JSON.stringify(save)}`,
      ({ now, versions }) => {
        const previousVersion = (versions.get(save.id) ?? 0) + Number(wrongVersion);
        return (store) => store.saveWebhook(aWebhook({ ...save, previousVersion, at: now }));
      },
      ({ versions }, answer) => {
        const { version } = answer as { readonly version?: number };
        if (version !== undefined) versions.set(save.id, version);
      },
    ),
  );

const setWebhookStatus = fc
  .record({ id: webhook, status, waiting, reason: fc.constant('by hand') }, { requiredKeys: ['id', 'status'] })
  .map((change) =>
    step(`setWebhookStatus ${JSON.stringify(change)}`, ({ now }) => {
      return (store) => store.setWebhookStatus(aStatusChange({ ...change, at: now }));
    }),
  );

const deleteWebhook = webhook.map((id) =>
  step(
    `deleteWebhook ${id}`,
    ({ now }) =>
      (store) =>
        store.deleteWebhook(aStatusChange({ id, at: now })),
  ),
);

const connection = fc.tuple(fc.constantFrom('c1', 'c2'), fc.integer({ min: 0, max: 2 }), fc.boolean());
const connections = connection.map(([id, previousVersion, removes]) =>
  step(`${removes ? 'delete' : 'save'}Connection ${id} ${previousVersion}`, ({ now }) => {
    const save = { id, previousVersion, definition: `${now}`, at: now, entry: anEntry('connection.saved') };
    const removal = { id, entry: anEntry('connection.deleted') };
    return (store) => (removes ? store.deleteConnection(removal) : store.saveConnection(save));
  }),
);

export const filter: fc.Arbitrary<DeliveryFilter> = fc.record(
  {
    ids: fc.array(deliveryId, { maxLength: 5 }),
    webhook,
    states: fc.subarray(['waiting', 'sending', 'delivered', 'failed', 'skipped', 'cancelled'] as const),
    eventId: eventNumber.map((number) => `e${number}`),
    eventType: fc.constantFrom('project.created', 'customer.created'),
    table: fc.constantFrom('Auftrag', 'Kunden'),
    key: fc.constantFrom('key 0', 'key 1'),
    since: fc.integer({ min: 1_000, max: 1_600 }),
    until: fc.integer({ min: 1_000, max: 1_600 }),
  },
  { requiredKeys: [] },
);

const cancelDeliveries = filter.map((which) =>
  step(`cancelDeliveries ${JSON.stringify(which)}`, ({ now }) => {
    const entry = anEntry('delivery.cancelled', { line: '{delivery}' });
    return (store) => store.cancelDeliveries(which, now, 'by hand', entry);
  }),
);

const unpark = fc
  .record({ reason: fc.constantFrom('policy', 'secrets', 'target', 'inactive'), webhook }, { requiredKeys: ['reason'] })
  .map((which) =>
    step(
      `unpark ${JSON.stringify(which)}`,
      ({ now }) =>
        (store) =>
          store.unpark(which, now),
    ),
  );

const look = fc
  .tuple(filter, fc.integer({ min: 1, max: 5 }), fc.option(fc.integer({ min: 1, max: 30 })))
  .map(([which, limit, cursor]) =>
    step(`look at ${JSON.stringify(which)}`, () => async (store) => [
      await store.deliveries(which, { limit, ...(cursor !== null && { cursor: String(cursor) }) }),
      await store.countDeliveries(which),
      await store.countWaiting(which.webhook ?? 'w1'),
      await store.events(which.eventType === undefined ? {} : { type: which.eventType }, { limit }),
      await store.unmatched(limit),
      await store.history(cursor ?? 0, limit),
    ]),
  );

const dispatcher = fc.tuple(fc.boolean(), fc.boolean(), offset).map(([gone, release, shift]) =>
  step(
    `dispatcher ${gone ? 'gone' : ''} ${release ? 'released' : ''}`,
    ({ now, fence }) => {
      const owner = { id: `own ${now}`, pid: 1, host: 'tischlerei' };
      return async (store) => {
        if (release) await store.releaseDispatch(fence);
        else await store.renewDispatch(fence, now + shift);
        return store.takeDispatch(owner, now, now + 50, () => gone);
      };
    },
    (world, answer) => {
      const { epoch } = answer as { readonly epoch?: number };
      world.fence = epoch ?? world.fence;
    },
  ),
);

function nextLease(world: World) {
  world.leaseCount += 1;
  return { token: `lease ${world.leaseCount}`, until: world.now + 30 };
}

/** Any call of the port, weighted so that deliveries come far before they are swept away. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: accept },
  { weight: 14, arbitrary: match },
  { weight: 12, arbitrary: claim },
  { weight: 16, arbitrary: settle },
  { weight: 3, arbitrary: reclaim },
  { weight: 2, arbitrary: renew },
  { weight: 5, arbitrary: saveWebhook },
  { weight: 5, arbitrary: setWebhookStatus },
  { weight: 1, arbitrary: deleteWebhook },
  { weight: 2, arbitrary: connections },
  { weight: 2, arbitrary: cancelDeliveries },
  { weight: 2, arbitrary: unpark },
  { weight: 4, arbitrary: look },
  { weight: 2, arbitrary: dispatcher },
);

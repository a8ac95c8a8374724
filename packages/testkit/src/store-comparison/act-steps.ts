import fc from 'fast-check';
import { anEntry, aStoredEvent, aTest } from '../store-conformance/producers.ts';
import { nextLease, step } from './step.ts';
import { deliveryId, filter, frozen, offset, webhook } from './values.ts';

export const cancelDeliveries = filter.map((which) =>
  step(`cancelDeliveries ${JSON.stringify(which)}`, ({ now }) => {
    const entry = anEntry('delivery.cancelled', { line: '{delivery}' });
    return (store) => store.cancelDeliveries(which, now, 'by hand', entry);
  }),
);

export const unpark = fc
  .record(
    { reason: fc.constantFrom('policy', 'secrets', 'target', 'credentials', 'handshake', 'inactive'), webhook },
    { requiredKeys: ['reason'] },
  )
  .map((which) =>
    step(
      `unpark ${JSON.stringify(which)}`,
      ({ now }) =>
        (store) =>
          store.unpark(which, now),
    ),
  );

/** From time to time the clock was set back by a little. */
export const bringForward = fc.integer({ min: 0, max: 60 }).map((back) =>
  step(
    `bring forward ${back}`,
    ({ now }) =>
      (store) =>
        store.bringForward(now - back),
  ),
);

export const look = fc
  .tuple(filter, fc.integer({ min: 1, max: 5 }), fc.option(fc.integer({ min: 1, max: 30 })))
  .map(([which, limit, cursor]) =>
    step(`look at ${JSON.stringify(which)}`, () => async (store) => [
      await store.deliveries(which, { limit, ...(cursor !== null && { cursor: String(cursor) }) }),
      await store.deliveries(which, { limit, oldestFirst: true, ...(cursor !== null && { cursor: String(cursor) }) }),
      await store.countDeliveries(which),
      await store.backlogs(),
      await store.countWaiting(which.webhook ?? 'w1'),
      await store.events(which.eventType === undefined ? {} : { type: which.eventType }, { limit }),
      await store.unmatched(limit),
      await store.history(cursor ?? 0, limit),
    ]),
  );

/** Mostly of a delivery that is there, mostly the next step of its run. */
const newResend = fc.record({
  of: deliveryId,
  content: fc.constantFrom('original' as const, 'rebuilt' as const),
  corrected: fc.constantFrom(undefined, undefined, '{"records":{},"details":{}}'),
  elements: fc.constantFrom(undefined, [2]),
  orderKey: fc.constantFrom(undefined, 'k1', 'k2'),
  due: offset,
});

export const resend = fc
  .tuple(
    fc.array(newResend, { maxLength: 3 }),
    fc.constantFrom(undefined, 'run1', 'run2'),
    fc.integer({ max: 3, min: 0 }),
  )
  .map(([resends, run, place]) =>
    step(`resend ${JSON.stringify(resends)} ${run ?? ''} ${place}`, (world) => {
      const { now } = world;
      const made = resends.map(({ corrected, elements, orderKey, due, ...rest }) => {
        world.resends += 1;
        return {
          id: `again ${world.resends}`,
          ...rest,
          createdAt: now,
          due: now + due,
          expires: now + 500,
          entry: anEntry('delivery.resent'),
          ...(corrected && { corrected }),
          ...(elements && { elements }),
          ...(orderKey && { orderKey }),
        };
      });
      const state = place === 3 ? ('finished' as const) : ('running' as const);
      const stage = {
        from: place === 0 ? null : String(place - 1),
        to: String(place),
        state,
        at: now,
        leftOut: place % 2,
      };
      return (store) => store.resend(made, run && { run, ...stage });
    }),
  );

/** With an event of its own, or with one that may be there. */
export const startTest = fc
  .record({
    webhook: fc.constantFrom('w1', 'w2', 'unsaved'),
    own: fc.boolean(),
    elements: fc.constantFrom(undefined, [0]),
  })
  .map(({ webhook: of, own, elements }) =>
    step(`startTest ${of} ${own ? 'with an event of its own' : ''}`, (world) => {
      world.tests += 1;
      const number = world.tests;
      const { token, until } = nextLease(world);
      world.leases.set(`test ${number}`, token);
      const event = aStoredEvent(`event of test ${number}`, { acceptedAt: world.now });
      const test = aTest(`test ${number}`, {
        event,
        webhook: of,
        version: of === 'unsaved' ? 0 : 1,
        createdAt: world.now,
        lease: { token, until },
        ...(elements && { elements }),
      });
      return async (store) => {
        const known = own ? undefined : (await store.events({}, { limit: 1 }))[0];
        return store.startTest({ ...test, event: known?.sequence ?? event });
      };
    }),
  );

export const endTest = fc
  .record({
    back: fc.integer({ min: 0, max: 3 }),
    state: fc.constantFrom('delivered' as const, 'failed' as const, 'skipped' as const),
    attempts: fc.constantFrom(0, 1),
    request: fc.option(frozen),
  })
  .map(({ back, request, ...end }) =>
    step(`endTest ${back} ${JSON.stringify(end)}`, ({ tests, now }) => {
      const why = end.state === 'delivered' ? {} : { end: { reason: end.state } };
      const made = { test: `test ${tests - back}`, at: now, ...end, ...why, entries: [anEntry('attempt.delivered')] };
      return (store) => store.endTest(request === null ? made : { ...made, frozen: request });
    }),
  );

const runActs = fc.constantFrom('begin', 'begin', 'update', 'cancel');
export const runs = fc.tuple(fc.constantFrom('run1', 'run2'), runActs).map(([id, act]) =>
  step(`${act} ${id}`, ({ now }) => async (store) => {
    const known = (await store.runs({})).some((run) => run.id === id);
    if (act === 'update') {
      const state = now % 3 === 0 ? ('finished' as const) : ('running' as const);
      return store.updateRun({ run: id, at: now, state, total: 5, done: 4, leftOut: 1, entry: anEntry('run.went on') });
    }
    if (act === 'cancel') return store.cancelRun(id, now, anEntry('resend.cancelled'));
    const times = { createdAt: now, updatedAt: now };
    const counts = { total: 3, done: 0, leftOut: 0 };
    const row = { id, kind: 'resend', state: 'running', spec: '{}', cursor: null, ...counts, ...times } as const;
    return known ? store.runs({ state: 'running' }) : store.createRun(row, anEntry('resend.started'));
  }),
);

export const dispatcher = fc.tuple(fc.boolean(), fc.boolean(), offset).map(([gone, release, shift]) =>
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

export const restorations = fc
  .tuple(
    fc.constantFrom('begin', 'settle', 'settle', 'settle', 'end', 'look'),
    fc.uniqueArray(deliveryId, { maxLength: 4 }),
    fc.integer({ min: 0, max: 60 }),
  )
  .map(([act, ids, loggedUpTo]) =>
    step(`${act} restoration ${ids.join(' ')} ${loggedUpTo}`, ({ now }) => async (store) => {
      if (act === 'look') return store.restoration();
      if (act === 'end') return store.endRestoration(now, anEntry('dispatch.released'));
      if (act === 'settle') {
        const ends = ids.map((delivery) => {
          const entry = anEntry('delivery.settled', { delivery });
          return { delivery, state: 'failed' as const, attempts: 1, end: { reason: 'lost' }, entry };
        });
        return store.settleRestored(ends, now);
      }
      const entry = anEntry('dispatch.held');
      return store.beginRestoration({ at: now, loggedUpTo, reason: 'backup', entry });
    }),
  );

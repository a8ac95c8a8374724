import type { Blanking, EventContent } from '@eilbote/core';
import fc from 'fast-check';
import { anEntry } from '../store-conformance/producers.ts';
import { step } from './step.ts';

const blanked = fc.constantFrom('fields' as const, 'retention' as const);
const age = fc.integer({ min: 0, max: 40 });

const left = ({ event, corrections, lines }: EventContent, loss: Blanking['blanked'], stale: boolean): Blanking => ({
  event: event.sequence,
  blanked: loss,
  json: `{"records":{},"details":{},"left":"${loss}"}`,
  corrections: corrections.map(({ delivery }) => ({ delivery, json: '{"records":{}}' })),
  lines: lines.slice(0, 1).map(({ sequence }) => ({ sequence, line: '{"kind":"rewritten"}' })),
  lastHistory: (lines.at(-1)?.sequence ?? 0) + Number(stale),
});

/** What one finds at rest is blanked a little at a time; a second search sees what that has changed. */
export const blank = fc
  .tuple(age, blanked, fc.nat(6), fc.constantFrom(false, false, true))
  .map(([old, loss, after, stale]) =>
    step(
      `blank ${loss} of what rests for ${old}, behind ${after}${stale ? ', stale' : ''}`,
      ({ now, fence }) =>
        async (store) => {
          const search = { before: now - old, lackingLessThan: loss, after, limit: 3 };
          const found = await store.eventsAtRest(search);
          const taken = await store.blank(
            fence,
            now - old,
            found.events.map((content) => left(content, loss, stale)),
          );
          return [found.events, taken, (await store.eventsAtRest({ ...search, after: 0 })).events];
        },
    ),
  );

export const forget = fc.tuple(age, fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 })).map(([old, events]) =>
  step(`forget ${events.join()} and entries older than ${old}`, ({ now, fence }) => async (store) => [
    await store.forget(fence, now - old, events),
    await store.forgetHistory(fence, now - old, 0),
  ]),
);

const stages = fc.constantFrom('events' as const, 'log' as const, 'cleansing' as const, 'finished' as const);

/** Requests an erasure, or goes on with it, and looks at what it finds. */
export const erase = fc
  .tuple(fc.constantFrom('key 0', 'key 1', 'other'), stages, fc.constantFrom(false, false, true))
  .map(([key, to, stale]) =>
    step(`erase ${key}, to ${to}${stale ? ', stale' : ''}`, (world) => {
      const { now, fence } = world;
      world.erasures += 1;
      const number = world.erasures;
      return async (store) => {
        const record = { table: key === 'other' ? 'Kunden' : 'Auftrag', key };
        const request = { id: `erasure ${number}`, record, subject: `hash of ${key}`, requestedAt: now };
        const entry = anEntry('erasure.requested', { at: now });
        const { id, upTo } = await store.requestErasure({ ...request, requestedBy: null, entry });
        const found = await store.eventsAbout(record, { after: 0, upTo, limit: 3 });
        const erasings = found.map((content, index) => {
          const { blanked: _, ...rest } = left(content, 'retention', stale);
          return index % 2 === 0 ? { ...rest, key: `erased ${content.event.sequence}` } : rest;
        });
        const cancelled = anEntry('delivery.cancelled', { line: '{delivery}' });
        const result = await store.erase(fence, now, id, erasings, cancelled);
        const events = await store.erasedEvents(id);
        if (to !== 'events') await store.advanceErasure(fence, { erasure: id, to, at: now, lines: 2, entry });
        return [id, found, result, events, await store.erasures({}), await store.erasures({ unfinished: true })];
      };
    }),
  );

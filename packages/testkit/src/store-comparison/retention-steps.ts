import type { Blanking, EventContent } from '@eilbote/core';
import fc from 'fast-check';
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

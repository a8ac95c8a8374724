import type { StoredEvent } from '@eilbote/core';
import { wholeNumber } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { say } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { localTime } from '../../output/time.ts';
import { withHost } from '../../session.ts';
import { eventTypeOf } from './show.ts';

interface Options {
  readonly type?: string;
  readonly limit?: string;
}

export const receivedEvents = defineCommand<Options>({
  name: 'received',
  summary: {
    de: 'zeigt die gespeicherten Ereignisse und ihre Zustellungen, die neuesten zuerst',
    en: 'shows the events that are stored and their deliveries, newest first',
  },
  options: [
    {
      flags: '--type <event type>',
      text: { de: 'nur dieser Art, z. B. project.created', en: 'only of this type, e.g. project.created' },
    },
    { flags: '-n, --limit <number>', text: { de: 'höchstens so viele (20)', en: 'at most so many (20)' } },
  ],
  examples: ['eilbote events received', 'eilbote events received --type project.awarded -n 5'],
  json: '{ "events": [{ "id", "type", "table", "key", "occurredAt", "acceptedAt", "backfill"?: run, "deliveries": number }] }',
  async run({ io, json, config }, _args, { type, limit }) {
    await withHost(io, { config }, async (host) => {
      if (type !== undefined) eventTypeOf(host.catalogue, type);
      const most = wholeNumber(limit, { least: 1, most: 1000 }) ?? 20;
      const stored = await host.deliveries.events(type === undefined ? {} : { type }, { limit: most });
      const events = [];
      for (const event of stored) events.push(shown(event, await host.deliveries.count({ eventId: event.id })));
      if (json) {
        printJson(io, { events });
        return;
      }
      if (events.length === 0) {
        note(io, { de: 'Keine Ereignisse gefunden.', en: 'No events found.' });
        return;
      }
      const head =
        io.language === 'de'
          ? ['Zeit', 'Ereignis', 'Datensatz', 'Zustellungen', 'Kennung']
          : ['time', 'event', 'record', 'deliveries', 'id'];
      const rows = events.map(({ id, type: eventType, key, acceptedAt, backfill, deliveries }) => {
        const title = host.catalogue.eventType(eventType)?.title;
        const time = localTime(acceptedAt, io.language);
        const run = backfill === undefined ? '' : ` (backfill ${backfill})`;
        return [time, `${title === undefined ? eventType : say(io, title)}${run}`, key, String(deliveries), id];
      });
      io.out(table(head, rows));
    });
  },
});

function shown(
  { id, type, table: own, key, occurredAt, acceptedAt, backfill }: StoredEvent,
  counts: { readonly [state: string]: number },
) {
  const deliveries = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const mark = backfill && { backfill: backfill.run };
  return { id, type, table: own, key, occurredAt, acceptedAt, ...mark, deliveries };
}

import { defineCommand } from '../../command.ts';
import { say } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { catalogueOf } from '../../session.ts';

export const listEvents = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Ereignisarten', en: 'shows all event types' },
  examples: ['eilbote events', 'eilbote events list --json'],
  json: '{ "eventTypes": [{ "id", "title": { "de", "en" }, "when", "table", "related": [] }] }',
  async run({ io, json, config }) {
    const { eventTypes } = await catalogueOf(io, config);
    if (json) {
      const shown = eventTypes.map(({ id, title, when, table, related }) => ({ id, title, when, table, related }));
      printJson(io, { eventTypes: shown });
      return;
    }
    const head = io.language === 'de' ? ['Ereignisart', 'Titel', 'Tabelle'] : ['event type', 'title', 'table'];
    io.out(
      table(
        head,
        eventTypes.map(({ id, title, table }) => [id, say(io, title), table]),
      ),
    );
  },
});

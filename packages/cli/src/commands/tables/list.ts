import { defineCommand } from '../../command.ts';
import { say } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { catalogueOf } from '../../session.ts';

export const listTables = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Tabellen', en: 'shows all tables' },
  examples: ['eilbote tables', 'eilbote tables list --json'],
  json: '{ "tables": [{ "name", "title": { "de", "en" }, "key": [], "fields": number }] }',
  async run({ io, json, config }) {
    const { tables } = await catalogueOf(io, config);
    if (json) {
      const shown = tables.map(({ name, title, key, fields }) => ({
        name,
        title,
        key,
        fields: Object.keys(fields).length,
      }));
      printJson(io, { tables: shown });
      return;
    }
    const head =
      io.language === 'de' ? ['Tabelle', 'Titel', 'Schlüssel', 'Felder'] : ['table', 'title', 'key', 'fields'];
    const rows = tables.map(({ name, title, key, fields }) => [
      name,
      say(io, title),
      key.join(', '),
      String(Object.keys(fields).length),
    ]);
    io.out(table(head, rows));
  },
});

import { maskUrl } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { withHost } from '../../session.ts';

export const listConnections = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Verbindungen', en: 'shows all connections' },
  examples: ['eilbote connections'],
  json: '{ "connections": [{ "id", "version", "definition": {…, "baseUrl" masked} }] }',
  async run({ io, json, config }) {
    const connections = await withHost(io, { config }, (host) => host.connections.list());
    if (json) {
      const masked = connections.map((one) => ({
        ...one,
        definition: { ...one.definition, baseUrl: maskUrl(one.definition.baseUrl) },
      }));
      printJson(io, { connections: masked });
      return;
    }
    if (connections.length === 0) {
      note(io, { de: 'Noch keine Verbindungen.', en: 'No connections yet.' });
      return;
    }
    const de = io.language === 'de';
    const head = de ? ['Name', 'Zielsystem', 'Adresse', 'Kennung'] : ['name', 'target', 'address', 'id'];
    const rows = connections.map(({ id, definition }) => [
      definition.name,
      definition.target,
      maskUrl(definition.baseUrl, { hint: false }),
      id,
    ]);
    io.out(table(head, rows));
  },
});

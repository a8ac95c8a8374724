import { maskUrl } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { withHost } from '../../session.ts';
import { attentionWords, needsPerson } from './show-attention.ts';

export const listConnections = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Verbindungen', en: 'shows all connections' },
  examples: ['eilbote connections'],
  json: '{ "connections": [{ "id", "version", "definition": {…, "baseUrl" masked}, "attention" }] }',
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
    const head = de
      ? ['Name', 'Zielsystem', 'Zustand', 'Adresse', 'Kennung']
      : ['name', 'target', 'state', 'address', 'id'];
    const rows = connections.map((connection) => {
      const { id, definition } = connection;
      return [
        definition.name,
        definition.target,
        styled(io, needsPerson(connection) ? 'yellow' : 'green', say(io, attentionWords(connection))),
        maskUrl(definition.baseUrl, { hint: false }),
        id,
      ];
    });
    io.out(table(head, rows));
  },
});

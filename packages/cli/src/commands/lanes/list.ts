import { defineCommand } from '../../command.ts';
import { say, styled } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { holdText } from '../../output/lanes.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { withHost } from '../../session.ts';

export const listLanes = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Spuren und was sie aufhält', en: 'shows all lanes and what holds them back' },
  examples: ['eilbote lanes'],
  json: '{ "lanes": [{ "lane", "name", "webhooks": [id, …], "hold"?: { "waitsFor", "until"?, "pause"? } }] }',
  async run({ io, json, config }) {
    const lanes = await withHost(io, { config }, (host) => host.lanes.list());
    if (json) {
      printJson(io, { lanes });
      return;
    }
    if (lanes.length === 0) {
      note(io, {
        de: 'Noch keine Spuren: Sie entstehen mit Webhooks und Verbindungen.',
        en: 'No lanes yet: they come with webhooks and connections.',
      });
      return;
    }
    const head =
      io.language === 'de' ? ['Spur', 'Webhooks', 'Zustand', 'Kennung'] : ['lane', 'webhooks', 'state', 'id'];
    const rows = lanes.map(({ lane, name, webhooks, hold }) => [
      name,
      String(webhooks.length),
      hold === undefined
        ? styled(io, 'green', say(io, { de: 'frei', en: 'free' }))
        : styled(io, 'yellow', holdText(io, hold)),
      lane,
    ]);
    io.out(table(head, rows));
  },
});

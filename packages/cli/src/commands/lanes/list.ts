import { defineCommand } from '../../command.ts';
import type { LaneHold } from '@eilbote/core';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { holdText } from '../../output/lanes.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { inTime } from '../../output/time.ts';
import { withHost } from '../../session.ts';

export const listLanes = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Spuren und was sie aufhält', en: 'shows all lanes and what holds them back' },
  examples: ['eilbote lanes'],
  json: '{ "lanes": [{ "lane", "name", "webhooks": [id, …], "waiting", "hold"?: { "waitsFor", "until"?, "pause"? }, "doneAt"? }] }',
  async run({ io, json, config }) {
    const { lanes, paused } = await withHost(io, { config }, async (host) => ({
      lanes: await host.lanes.list(),
      paused: new Set((await host.webhooks.list()).flatMap(({ id, status }) => (status === 'paused' ? [id] : []))),
    }));
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
      io.language === 'de'
        ? ['Spur', 'Webhooks', 'wartend', 'Zustand', 'Kennung']
        : ['lane', 'webhooks', 'waiting', 'state', 'id'];
    const rows = lanes.map(({ lane, name, webhooks, waiting, hold, doneAt }) => [
      name,
      String(webhooks.length),
      String(waiting),
      stateText(io, hold, doneAt, webhooks.length > 0 && webhooks.every((id) => paused.has(id))),
      lane,
    ]);
    io.out(table(head, rows));
  },
});

/** A lane whose webhooks are all paused is not held itself, and nothing goes out all the same. */
function stateText(io: Io, hold: LaneHold | undefined, doneAt: number | undefined, isPaused: boolean): string {
  if (hold === undefined && isPaused) {
    return styled(io, 'yellow', say(io, { de: 'Webhook pausiert', en: 'webhook paused' }));
  }
  const state =
    hold === undefined
      ? styled(io, 'green', say(io, { de: 'frei', en: 'free' }))
      : styled(io, 'yellow', holdText(io, hold));
  if (doneAt === undefined || doneAt <= Date.now()) return state;
  const done = inTime(doneAt - Date.now(), io.language);
  return `${state}; ${say(io, { de: `voraussichtlich fertig ${done}`, en: `probably done ${done}` })}`;
}

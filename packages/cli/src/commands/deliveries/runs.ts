import { defineCommand } from '../../command.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { runTable } from '../../output/runs.ts';
import { withHost } from '../../session.ts';

export const listRuns = defineCommand({
  name: 'runs',
  summary: {
    de: 'zeigt Läufe, die viele Zustellungen erneut senden, und wie weit sie sind',
    en: 'shows runs that send many deliveries again, and how far they have come',
  },
  examples: ['eilbote deliveries runs'],
  json: '{ "runs": [{ "id", "state", "total", "done", "leftOut", "content", "perMinute", "filter", "createdAt", … }] }',
  async run({ io, json, config }) {
    const runs = await withHost(io, { config }, (host) => host.deliveries.runs());
    if (json) printJson(io, { runs });
    else if (runs.length === 0) note(io, { de: 'Keine Läufe.', en: 'No runs.' });
    else io.out(runTable(io, runs));
  },
});

export const cancelRun = defineCommand({
  name: 'cancel-run',
  summary: {
    de: 'bricht einen Lauf ab; was schon auf dem Weg ist, wird gesendet',
    en: 'stops a run; what is on its way already is sent',
  },
  arguments: [{ name: '<run>', text: { de: 'Kennung (run_…)', en: 'id (run_…)' } }],
  examples: ['eilbote deliveries cancel-run run_01k…'],
  json: '{ "run": { "id", "state", "total", "done", "leftOut", … } }',
  async run({ io, json, config }, [id = '']) {
    const run = await withHost(io, { config }, (host) => host.deliveries.cancelRun(id));
    if (json) printJson(io, { run });
    else io.out(runTable(io, [run]));
  },
});

import { defineCommand } from '../../command.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { runTable } from '../../output/runs.ts';
import { countOfDeliveries } from '../../texts/counts.ts';
import { withHost } from '../../session.ts';

export const listRuns = defineCommand({
  name: 'runs',
  summary: {
    de: 'zeigt Läufe, die viele Zustellungen erneut senden oder vorhandene Datensätze übertragen, und wie weit sie sind',
    en: 'shows runs that send many deliveries again or transfer existing records, and how far they have come',
  },
  examples: ['eilbote deliveries runs'],
  json: '{ "runs": [{ "id", "state", "total", "done", "leftOut", "content", "perMinute", "filter", "createdAt", … }], "backfills": [{ "id", "state", "total", "done", "leftOut", "eventType", "webhooks", "createdAt", … }] }',
  async run({ io, json, config }) {
    await withHost(io, { config }, async (host) => {
      const runs = await host.deliveries.runs();
      const backfills = await host.backfills.list();
      const all = [...runs, ...backfills].toSorted((one, other) => other.createdAt - one.createdAt);
      if (json) printJson(io, { runs, backfills });
      else if (all.length === 0) note(io, { de: 'Keine Läufe.', en: 'No runs.' });
      else io.out(runTable(io, all));
    });
  },
});

export const cancelRun = defineCommand({
  name: 'cancel-run',
  summary: {
    de: 'bricht einen Lauf ab; beim erneuten Senden geht noch hinaus, was auf dem Weg ist, beim Übertragen vorhandener Datensätze nicht',
    en: 'stops a run; when sending again, what is on its way is still sent, when transferring existing records it is not',
  },
  arguments: [{ name: '<run>', text: { de: 'Kennung (run_…) oder Name', en: 'id (run_…) or name' } }],
  examples: ['eilbote deliveries cancel-run run_01k…', 'eilbote deliveries cancel-run kunden'],
  json: '{ "run": { "id", "state", "total", "done", "leftOut", … }, "cancelled"?: [id, …] }',
  async run({ io, json, config }, [id = '']) {
    await withHost(io, { config }, async (host) => {
      const isBackfill = (await host.backfills.list()).some((run) => run.id === id);
      const cancelled = isBackfill ? await host.backfills.cancel(id) : undefined;
      const run =
        cancelled === undefined
          ? await host.deliveries.cancelRun(id)
          : (await host.backfills.list()).find((one) => one.id === id);
      if (json) printJson(io, cancelled === undefined ? { run } : { run, cancelled });
      else if (run !== undefined) io.out(runTable(io, [run]));
      if (json || cancelled === undefined) return;
      const count = countOfDeliveries(cancelled.length);
      note(io, { de: `${count.de} abgebrochen.`, en: `${count.en} cancelled.` });
    });
  },
});

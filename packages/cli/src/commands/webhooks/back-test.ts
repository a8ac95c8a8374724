import { wholeNumber, moment } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { showBackTest } from '../../output/back-test.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { fileOption, webhookFor, webhookOrFile, type WebhookOptions } from './webhook-or-file.ts';

interface Options extends WebhookOptions {
  readonly last?: string;
  readonly since?: string;
  readonly own?: true;
}

export const backTestWebhook = defineCommand<Options>({
  name: 'back-test',
  summary: {
    de: 'Rückblick: welche der letzten Ereignisse ein Webhook gesendet hätte, und warum die anderen nicht',
    en: 'tells which of the last events a webhook would have sent, and why not the others',
  },
  arguments: [webhookOrFile],
  options: [
    fileOption,
    {
      flags: '--last <number>',
      text: {
        de: 'so viele gespeicherte Ereignisse, höchstens 1000 (50)',
        en: 'so many stored events, at most 1000 (50)',
      },
    },
    { flags: '--since <time>', text: { de: 'seit: 1h, 2d oder 2026-11-24', en: 'since: 1h, 2d or 2026-11-24' } },
    {
      flags: '--own',
      text: { de: 'nur Ereignisse der Ereignisart des Webhooks', en: 'only events of the type of the webhook' },
    },
  ],
  examples: [
    'eilbote webhooks back-test "Neue Projekte"',
    'eilbote webhooks back-test --file webhook.json --last 200 --own',
  ],
  json: '{ "webhook", "counts": { verdict: number }, "events": [{ "event", "verdict", "match"?: { "verdict", "conditions" }, "request"?, "failure"?, "refusal"? }], "outOfTime": boolean }',
  async run({ io, json, config }, [idOrName], options): Promise<ExitCode> {
    const last = wholeNumber(options.last, { least: 1, most: 1000 });
    const tested = await withHost(io, { config }, async (host) => {
      const { webhook } = await webhookFor(io, host, idOrName, options);
      const result = await host.backTest({
        webhook,
        ...(last === undefined ? {} : { last }),
        ...(options.since === undefined ? {} : { since: moment(options.since, Date.now()) }),
        ...(options.own === undefined ? {} : { ownType: true }),
      });
      if (json) printJson(io, result);
      else showBackTest(io, result, host.catalogue);
      return result;
    });
    return tested.counts.fails > 0 ? exitCodes.failure : exitCodes.ok;
  },
});

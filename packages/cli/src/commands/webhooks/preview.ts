import { eventInput } from '../../arguments/event-input.ts';
import { defineCommand } from '../../command.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { showExplanation } from '../../output/explanation.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { fileOption, webhookFor, webhookOrFile, type WebhookOptions } from './webhook-or-file.ts';

interface Options extends WebhookOptions {
  readonly event?: string;
  readonly example?: true | string;
  readonly set?: readonly string[];
}

export const previewWebhook = defineCommand<Options>({
  name: 'preview',
  summary: {
    de: 'zeigt, was ein Webhook senden würde, ohne zu senden',
    en: 'shows what a webhook would send, without sending',
  },
  arguments: [webhookOrFile],
  options: [
    fileOption,
    { flags: '--event <id>', text: { de: 'ein gespeichertes Ereignis', en: 'a stored event' } },
    {
      flags: '--example [number]',
      text: {
        de: 'ein Beispiel der Ereignisart; das ist die Vorgabe',
        en: 'an example of the event type; the default',
      },
    },
    {
      flags: '--set <assignment...>',
      text: { de: 'Werte ändern: Kunden.Ort=Köln', en: 'change values: Kunden.Ort=Köln' },
    },
  ],
  examples: [
    'eilbote webhooks preview "Neue Projekte"',
    'eilbote webhooks preview "Neue Projekte" --set Status=5',
    'eilbote webhooks preview --file webhook.json --event evt_01k…',
  ],
  json: '{ "event", "webhook", "match": { "verdict", "conditions" }, "request"?: { "method", "url", "headers", "body", "fields" }, "failure"?, "refusal"? }',
  async run({ io, json, config }, [idOrName], options): Promise<ExitCode> {
    const { file, event, example = true, set = [] } = options;
    const explanation = await withHost(io, { config, makes: file !== undefined }, async (host) => {
      const { webhook, event: type } = await webhookFor(io, host, idOrName, options);
      const subject =
        event === undefined ? await eventInput(io, host.catalogue, type, { example, set }) : { eventId: event };
      return host.explain(subject, webhook);
    });
    if (json) printJson(io, explanation);
    else showExplanation(io, explanation);
    if (explanation.failure !== undefined) return exitCodes.failure;
    return explanation.refusal === undefined ? exitCodes.ok : exitCodes.refused;
  },
});

import { WEBHOOK_INVALID, type Host, type WebhookInput } from '@eilbote/core';
import { eventInput } from '../../arguments/event-input.ts';
import { jsonOf } from '../../arguments/input-file.ts';
import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { showExplanation } from '../../output/explanation.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { objectOf } from './apply-options.ts';

interface Options {
  readonly file?: string;
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
  arguments: [{ name: '[webhook]', text: { de: 'Name oder Kennung; oder --file', en: 'name or id; or --file' } }],
  options: [
    {
      flags: '--file <file|->',
      text: {
        de: 'ein Webhook als JSON, der nicht gespeichert sein muss',
        en: 'a webhook as JSON that need not be saved',
      },
    },
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
  async run({ io, json, config }, [idOrName], { file, event, example = true, set = [] }): Promise<ExitCode> {
    if (idOrName === undefined && file === undefined) throw ARGUMENT_MISSING({ argument: '<webhook>, --file' });
    const explanation = await withHost(io, { config, makes: file !== undefined }, async (host) => {
      const unsaved = file === undefined ? undefined : checked(host, objectOf(await jsonOf(io, file), file));
      const saved = unsaved === undefined ? await host.webhooks.get(idOrName ?? '') : undefined;
      const type = unsaved?.event ?? saved?.definition.event ?? '';
      const subject =
        event === undefined ? await eventInput(io, host.catalogue, type, { example, set }) : { eventId: event };
      return host.explain(subject, unsaved ?? { webhookId: saved?.id ?? '' });
    });
    if (json) printJson(io, explanation);
    else showExplanation(io, explanation);
    if (explanation.failure !== undefined) return exitCodes.failure;
    return explanation.refusal === undefined ? exitCodes.ok : exitCodes.refused;
  },
});

/** Before an example of its event is looked for: what is wrong with it is told all at once. @throws WEBHOOK_INVALID */
function checked(host: Host, input: Partial<WebhookInput>): WebhookInput {
  const { problems } = host.webhooks.check(input);
  if (problems.length > 0) throw WEBHOOK_INVALID({ name: input.name ?? '?', problems });
  return input as WebhookInput;
}

import type { EventForTest, Host, TestSent } from '@eilbote/core';
import { eventInput } from '../../arguments/event-input.ts';
import { wholeNumber } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { ARGUMENT_UNEXPECTED } from '../../errors.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { heading } from '../../output/block.ts';
import { surroundings } from '../../output/deliveries.ts';
import { matchSentence } from '../../output/explanation.ts';
import { printJson } from '../../output/json.ts';
import { printWarnings } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { showDelivery } from '../deliveries/show-delivery.ts';
import { fileOption, webhookFor, webhookOrFile, type WebhookOptions } from './webhook-or-file.ts';

interface Options extends WebhookOptions {
  readonly event?: string;
  readonly last?: true;
  readonly example?: true | string;
  readonly set?: readonly string[];
}

export const testWebhook = defineCommand<Options>({
  name: 'test',
  summary: {
    de: 'sendet einen Test: einen echten Aufruf, als Test gekennzeichnet',
    en: 'sends a test: a real call that is marked as a test',
  },
  arguments: [webhookOrFile],
  options: [
    fileOption,
    {
      flags: '--example [number]',
      text: {
        de: 'mit einem Beispiel der Ereignisart; das ist die Vorgabe',
        en: 'with an example of the event type; the default',
      },
    },
    {
      flags: '--last',
      text: { de: 'mit dem letzten gespeicherten Ereignis', en: 'with the last event that is stored' },
    },
    { flags: '--event <id>', text: { de: 'mit diesem gespeicherten Ereignis', en: 'with this stored event' } },
    {
      flags: '--set <assignment...>',
      text: { de: 'Werte des Beispiels ändern: Kunden.Ort=Köln', en: 'change values of the example: Kunden.Ort=Köln' },
    },
  ],
  examples: [
    'eilbote webhooks test "Neue Projekte"',
    'eilbote webhooks test "Neue Projekte" --last',
    'eilbote webhooks test --file webhook.json --set Status=5',
  ],
  json: '{ "delivery": { "delivery", "event", "body"?, "history": [{ "line", "exchange"? }] }, "match": { "verdict", "conditions" }, "eventWarnings", "webhookWarnings" }',
  async run({ io, json, config }, [idOrName], options): Promise<ExitCode> {
    const { state, failure } = await withHost(io, { config, makes: options.file !== undefined }, async (host) => {
      const { webhook, event: type } = await webhookFor(io, host, idOrName, options);
      const sent = await host.testSend({ webhook, event: await chosenEvent(io, host, type, options) });
      if (json) printJson(io, sent);
      else await show(io, host, sent);
      return sent.delivery.delivery;
    });
    if (failure === 'POLICY_BLOCKED') return exitCodes.refused;
    return state === 'failed' ? exitCodes.failure : exitCodes.ok;
  },
});

/** @throws ARGUMENT_UNEXPECTED, ARGUMENT_INVALID */
async function chosenEvent(io: Io, host: Host, type: string, options: Options): Promise<EventForTest> {
  const { event, last, example, set = [] } = options;
  const given = [event, last, example].filter((one) => one !== undefined).length;
  if (given > 1) throw ARGUMENT_UNEXPECTED({ argument: '--event, --last, --example' });
  if (given > 0 && example === undefined && set.length > 0) throw ARGUMENT_UNEXPECTED({ argument: '--set' });
  if (event !== undefined) return { eventId: event };
  if (last) return { last: true };
  if (set.length > 0) return eventInput(io, host.catalogue, type, { example: example ?? true, set });
  return { example: example === undefined || example === true ? 1 : (wholeNumber(example, { least: 1 }) ?? 1) };
}

async function show(io: Io, host: Host, { delivery, match, ...sent }: TestSent): Promise<void> {
  showDelivery(io, delivery, await surroundings(host), undefined);
  if (match.verdict !== 'sends') {
    heading(io, say(io, { de: 'Ohne Test', en: 'Without the test' }));
    io.out(styled(io, 'yellow', say(io, matchSentence(match))));
  }
  printWarnings(io, [...sent.eventWarnings, ...sent.webhookWarnings]);
}

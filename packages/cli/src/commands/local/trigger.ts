import type { EventInput, Explanation, Host } from '@eilbote/core';
import { eventInput, type EventOptions } from '../../arguments/event-input.ts';
import { duration } from '../../arguments/numbers.ts';
import { defineCommand, type Context } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { say, styled } from '../../io.ts';
import { deliveryTable, surroundings } from '../../output/deliveries.ts';
import { showExplanation } from '../../output/explanation.ts';
import { printJson } from '../../output/json.ts';
import { note, printWarnings } from '../../output/problems.ts';
import { catalogueOf, withHost } from '../../session.ts';
import { noteWaiting } from '../../output/still-waiting.ts';
import { deliveriesOf, verdictOf } from './own-deliveries.ts';

interface Options extends EventOptions {
  readonly dryRun?: true;
  readonly webhook?: string;
  readonly wait?: string;
}

const defaultWait = '30s';

export const trigger = defineCommand<Options>({
  name: 'trigger',
  summary: {
    de: 'löst ein Ereignis aus und zeigt, was daraus wird',
    en: 'publishes an event and shows what becomes of it',
  },
  arguments: [{ name: '<event type>', text: { de: 'z. B. project.created', en: 'e.g. project.created' } }],
  options: [
    { flags: '--example [number]', text: { de: 'mit den Daten eines Beispiels', en: 'with the data of an example' } },
    { flags: '--file <file|->', text: { de: 'mit Daten aus einer JSON-Datei', en: 'with data from a JSON file' } },
    {
      flags: '--set <assignment...>',
      text: {
        de: 'Werte setzen: Kunden.Ort=Köln, Status=5, details.x=1',
        en: 'set values: Kunden.Ort=Köln, Status=5, details.x=1',
      },
    },
    {
      flags: '--id <text>',
      text: {
        de: 'Kennung des Ereignisses; gleiche Kennung wird nur einmal angenommen',
        en: 'id of the event; the same id is accepted once',
      },
    },
    {
      flags: '--dry-run',
      text: {
        de: 'nichts auslösen, nur zeigen, was die Webhooks senden würden',
        en: 'publish nothing, show what the webhooks would send',
      },
    },
    {
      flags: '--webhook <webhook>',
      text: { de: 'mit --dry-run: nur dieser Webhook', en: 'with --dry-run: this webhook only' },
    },
    {
      flags: '--wait <duration>',
      text: { de: 'so lange auf die Zustellungen warten (30s)', en: 'wait so long for the deliveries (30s)' },
    },
  ],
  examples: [
    'eilbote trigger project.created --example',
    'eilbote trigger project.created --example --set Kunden.Ort=Köln --dry-run',
    'eilbote trigger customer.created --file kunde.json --id crm-4711',
  ],
  json: '{ "event": { "id", "known", "warnings" }, "dispatched": boolean, "deliveries": [{…}], "passedBy": [{ "webhook", "verdict" }] }; with --dry-run { "explanations": [{…}] }',
  async run(context, [type = ''], options) {
    const { io, config } = context;
    if (options.webhook !== undefined && options.dryRun === undefined)
      throw ARGUMENT_MISSING({ argument: '--dry-run' });
    const event = await eventInput(io, await catalogueOf(io, config), type, options);
    const waitMs = duration(options.wait ?? defaultWait);
    return options.dryRun ? dryRun(context, event, options.webhook) : publish(context, event, waitMs);
  },
});

async function dryRun(
  { io, json, config }: Context,
  event: EventInput,
  webhook: string | undefined,
): Promise<ExitCode> {
  const explanations = await withHost(io, { config }, async (host) => {
    const ids = webhook === undefined ? await listening(host, event.type) : [(await host.webhooks.get(webhook)).id];
    const explained: Explanation[] = [];
    for (const webhookId of ids) explained.push(await host.explain(event, { webhookId }));
    return explained;
  });
  if (json) printJson(io, { explanations });
  else if (explanations.length === 0) note(io, nobodyListens);
  explanations.forEach((explanation, index) => {
    if (json) return;
    if (index > 0) io.out(`\n${styled(io, 'dim', '─'.repeat(Math.min(60, io.columns)))}\n`);
    showExplanation(io, explanation);
  });
  if (explanations.some(({ failure }) => failure !== undefined)) return exitCodes.failure;
  return explanations.some(({ refusal }) => refusal !== undefined) ? exitCodes.refused : exitCodes.ok;
}

async function listening(host: Host, type: string): Promise<readonly string[]> {
  const webhooks = await host.webhooks.list();
  return webhooks.filter(({ definition }) => definition.event === type).map(({ id }) => id);
}

const nobodyListens = {
  de: 'Kein Webhook gehört zu dieser Ereignisart.',
  en: 'No webhook belongs to this event type.',
};

const nextAttempts = {
  de: 'Weitere Versuche macht der nächste Host oder eilbote-Befehl, der zustellt.',
  en: 'Further attempts are made by the next host or eilbote command that delivers.',
};

async function publish({ io, json, config }: Context, event: EventInput, waitMs: number): Promise<ExitCode> {
  return withHost(io, { config, dispatch: true, makes: true }, async (host) => {
    const receipt = await host.publish(event);
    const dispatched = host.dispatches;
    if (!json) {
      const text = receipt.known
        ? { de: 'Dieses Ereignis war schon angenommen.', en: 'This event was accepted before.' }
        : { de: 'Ereignis angenommen.', en: 'Event accepted.' };
      io.out(`${styled(io, 'green', '✓')} ${say(io, text)}  ${styled(io, 'dim', receipt.id)}`);
      printWarnings(io, receipt.warnings);
      if (!dispatched) note(io, { de: 'Ein laufender Host stellt es zu …', en: 'A running host delivers it …' });
    }
    const { deliveries, passedBy, unsettled } = await deliveriesOf(host, receipt.id, event.type, waitMs, io.signal);
    // What an interrupted command has not seen the end of, it cannot call well done.
    const verdict = unsettled && io.signal.aborted ? exitCodes.failure : verdictOf(deliveries);
    if (json) {
      printJson(io, { event: receipt, dispatched, deliveries, passedBy });
      return verdict;
    }
    for (const { name, reason } of passedBy) {
      io.out(`${styled(io, 'yellow', '–')} ${name}: ${say(io, reason)}`);
    }
    const around = await surroundings(host);
    if (deliveries.length > 0) {
      io.out('');
      io.out(deliveryTable(io, deliveries, around));
    } else if (passedBy.length === 0) note(io, nobodyListens);
    const troubled = deliveries.find(({ failure, parked }) => failure !== null || parked !== null);
    if (troubled !== undefined) {
      note(io, {
        de: `Ursache und Abhilfe: eilbote deliveries show ${troubled.id}`,
        en: `Cause and remedy: eilbote deliveries show ${troubled.id}`,
      });
    }
    if (unsettled) {
      note(io, {
        de: 'Noch nicht alles ist zugestellt. Verfolgen: eilbote tail',
        en: 'Not everything is delivered yet. Follow it: eilbote tail',
      });
    }
    noteWaiting(io, deliveries, around, dispatched ? nextAttempts : undefined);
    return verdict;
  });
}

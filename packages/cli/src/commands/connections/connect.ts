import type { ConnectedWebhook, ConnectOptions } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note, printWarnings } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { withHost } from '../../session.ts';
import { connectionArgument } from './connection-argument.ts';

interface Options {
  readonly events?: string;
  readonly actions?: string;
  readonly dryRun?: true;
}

export const connectAccount = defineCommand<Options>({
  name: 'connect',
  summary: {
    de: 'legt die empfohlenen Webhooks eines Kontos in einem Zug an',
    en: 'makes the recommended webhooks of an account in one go',
  },
  arguments: [connectionArgument],
  options: [
    {
      flags: '--events <list|all>',
      text: {
        de: 'Ereignisarten, durch Komma getrennt, oder all für alle empfohlenen',
        en: 'event types, separated by commas, or all for all that are recommended',
      },
    },
    {
      flags: '--actions <list>',
      text: { de: 'nur diese Aktionen, durch Komma getrennt', en: 'these actions only, separated by commas' },
    },
    { flags: '--dry-run', text: { de: 'nur zeigen, nichts anlegen', en: 'only show, make nothing' } },
  ],
  examples: [
    'eilbote connections connect CRM --events all --dry-run',
    'eilbote connections connect CRM --events customer.created,project.created',
  ],
  json: '{ "webhooks": [{ "id", "name", "event", "action", "state": "new"|"there", "active", "confirm"?, "warnings" }] }',
  async run({ io, json, config }, [idOrName = ''], { events, actions, dryRun }) {
    if (events === undefined && actions === undefined) throw ARGUMENT_MISSING({ argument: '--events' });
    const options: ConnectOptions = {
      language: io.language,
      dryRun: dryRun === true,
      ...(events === undefined || events === 'all' ? {} : { events: listOf(events) }),
      ...(actions === undefined ? {} : { actions: listOf(actions) }),
    };
    const webhooks = await withHost(io, { config }, (host) => host.connections.connect(idOrName, options));
    if (json) printJson(io, { webhooks });
    else print(io, webhooks, dryRun === true);
  },
});

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function print(io: Io, webhooks: readonly ConnectedWebhook[], isDryRun: boolean): void {
  const de = io.language === 'de';
  const made = isDryRun ? { de: 'würde angelegt', en: 'would be made' } : { de: 'angelegt', en: 'made' };
  const there = { de: 'war schon da', en: 'was there' };
  const inactive = { de: 'inaktiv', en: 'inactive' };
  const head = de ? ['Webhook', 'Ereignis', 'Aktion', ''] : ['webhook', 'event', 'action', ''];
  const rows = webhooks.map(({ name, event, action, state, active }) => [
    name,
    event,
    action,
    [
      state === 'new' ? styled(io, 'green', say(io, made)) : styled(io, 'dim', say(io, there)),
      ...(active ? [] : [styled(io, 'yellow', say(io, inactive))]),
    ].join(', '),
  ]);
  io.out(table(head, rows));
  for (const { name, confirm, warnings } of webhooks) {
    printWarnings(io, warnings);
    if (confirm === undefined) continue;
    note(io, {
      de: `${name}: ${confirm.de} Bestätigen Sie das mit „eilbote webhooks edit '${name}' --confirm“, und schalten Sie ihn mit „eilbote webhooks enable“ ein.`,
      en: `${name}: ${confirm.en} Confirm that by "eilbote webhooks edit '${name}' --confirm", and switch it on by "eilbote webhooks enable".`,
    });
  }
}

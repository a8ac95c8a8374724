import type { Catalogue, DeliveryFilter, DeliveryState, Host } from '@eilbote/core';
import { moment, oneOf, wholeNumber } from '../../arguments/numbers.ts';
import { pair } from '../../arguments/assignment.ts';
import { defineCommand, type OptionDefinition } from '../../command.ts';
import { deliveryTable, surroundings } from '../../output/deliveries.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { noteHeld } from '../db/restoration.ts';
import { withHost } from '../../session.ts';
import { eventTypeOf } from '../events/show.ts';
import { tableOf } from '../tables/show.ts';

export interface FilterOptions {
  readonly webhook?: string;
  readonly state?: readonly string[];
  readonly event?: string;
  readonly key?: string;
  readonly since?: string;
  readonly run?: string;
}

interface Options extends FilterOptions {
  readonly limit?: string;
  readonly cursor?: string;
}

const states = ['waiting', 'sending', 'delivered', 'failed', 'skipped', 'cancelled'] as const satisfies DeliveryState[];

export const filterOptions: readonly OptionDefinition[] = [
  { flags: '--webhook <webhook>', text: { de: 'nur die dieses Webhooks', en: 'only those of this webhook' } },
  {
    flags: '--state <states...>',
    text: { de: `nur in diesen Zuständen: ${states.join(', ')}`, en: `only in these states: ${states.join(', ')}` },
  },
  {
    flags: '--event <id>',
    text: {
      de: 'nur zu dieser Ereignisart oder diesem Ereignis (evt_…)',
      en: 'only of this event type or event (evt_…)',
    },
  },
  {
    flags: '--key <table:key>',
    text: { de: 'nur zu diesem Datensatz, z. B. Auftrag:S019', en: 'only of this record, e.g. Auftrag:S019' },
  },
  { flags: '--since <time>', text: { de: 'seit: 1h, 2d oder 2026-11-24', en: 'since: 1h, 2d or 2026-11-24' } },
  {
    flags: '--run <name>',
    text: {
      de: 'nur die eines Laufs, der vorhandene Datensätze überträgt (backfill)',
      en: 'only those of a run that transfers existing records (backfill)',
    },
  },
];

export const listDeliveries = defineCommand<Options>({
  name: 'list',
  summary: { de: 'zeigt Zustellungen, die neuesten zuerst', en: 'shows deliveries, newest first' },
  options: [
    ...filterOptions,
    { flags: '-n, --limit <number>', text: { de: 'höchstens so viele (20)', en: 'at most so many (20)' } },
    {
      flags: '--cursor <text>',
      text: { de: 'weiter, wo die vorige Seite endete', en: 'go on where the page before ended' },
    },
  ],
  examples: [
    'eilbote deliveries',
    'eilbote deliveries list --state failed waiting --since 1d',
    'eilbote deliveries list --key Auftrag:S019',
  ],
  json: '{ "deliveries": [{ "id", "eventId", "eventType", "table", "key", "webhook", "state", "due", "parked", "attempts", "failure", "reason", "createdAt", … }], "next"?: cursor }',
  async run({ io, json, config }, _args, options) {
    await withHost(io, { config }, async (host) => {
      const filter = await deliveryFilter(host, options);
      const limit = wholeNumber(options.limit, { least: 1, most: 1000 }) ?? 20;
      const { cursor } = options;
      const { rows, next } = await host.deliveries.list(filter, { limit, ...(cursor === undefined ? {} : { cursor }) });
      if (rows.length === 0) refuseUnknownNames(host.catalogue, filter);
      if (json) {
        printJson(io, { deliveries: rows, ...(next === undefined ? {} : { next }) });
        return;
      }
      await noteHeld(io, host);
      if (rows.length === 0) note(io, { de: 'Keine Zustellungen gefunden.', en: 'No deliveries found.' });
      else io.out(deliveryTable(io, rows, await surroundings(host)));
      if (next !== undefined) note(io, { de: `Weiter mit --cursor ${next}`, en: `Go on with --cursor ${next}` });
    });
  },
});

/** Where nothing was found, a mistyped name is the likelier reason. @throws NAME_UNKNOWN */
function refuseUnknownNames(catalogue: Catalogue, { eventType, table }: DeliveryFilter): void {
  if (eventType !== undefined) eventTypeOf(catalogue, eventType);
  if (table !== undefined) tableOf(catalogue, table);
}

/** @throws WEBHOOK_UNKNOWN, ARGUMENT_INVALID */
export async function deliveryFilter(
  host: Host,
  { webhook, state, event, key, since, run }: FilterOptions,
): Promise<DeliveryFilter> {
  const [table, record] =
    key === undefined
      ? []
      : pair(key, ':', {
          de: 'Tabelle:Schlüssel, zum Beispiel Auftrag:S019',
          en: 'table:key, for example Auftrag:S019',
        });
  return {
    ...(webhook === undefined ? {} : { webhook: (await host.webhooks.get(webhook)).id }),
    ...(state === undefined ? {} : { states: state.flatMap((one) => one.split(',')).map((one) => oneOf(one, states)) }),
    ...(event === undefined ? {} : isEventId(event) ? { eventId: event } : { eventType: event }),
    ...(table === undefined || record === undefined ? {} : { table, key: record }),
    ...(since === undefined ? {} : { since: moment(since, Date.now()) }),
    ...(run === undefined ? {} : { run }),
  };
}

/** One that Eilbote made, or one of a backfill: the name of an event type has no colon. */
const isEventId = (text: string): boolean => text.startsWith('evt_') || text.includes(':');

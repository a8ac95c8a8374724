import type { Host, LocalizedText, ResendOptions } from '@eilbote/core';
import { applySettings } from '../../arguments/event-input.ts';
import { oneOf, wholeNumber } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING, ARGUMENT_UNEXPECTED } from '../../errors.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { say, type Io } from '../../io.ts';
import { agreed, requireConsent } from '../../output/agreed.ts';
import { deliveryTable, surroundings } from '../../output/deliveries.ts';
import { printJson } from '../../output/json.ts';
import { noteWaiting } from '../../output/still-waiting.ts';
import { note, printWarnings } from '../../output/problems.ts';
import { runTable } from '../../output/runs.ts';
import { withHost } from '../../session.ts';
import { countOfDeliveries } from '../../texts/counts.ts';
import { verdictOf } from '../local/own-deliveries.ts';
import { deliveryFilter, filterOptions, type FilterOptions } from './list.ts';
import { untilResting, untilRunEnds } from './waiting.ts';

interface Options extends FilterOptions {
  readonly content?: string;
  readonly set?: readonly string[];
  readonly perMinute?: string;
  readonly count?: true;
  readonly yes?: true;
  readonly wait?: boolean;
}

const contentNames = ['original', 'recomputed', 'refreshed', 'corrected'] as const;

export const resendDeliveries = defineCommand<Options>({
  name: 'resend',
  summary: {
    de: 'sendet beendete Zustellungen erneut: einzelne oder alle, die ein Filter trifft',
    en: 'sends deliveries again that have ended: single ones, or all that a filter finds',
  },
  arguments: [{ name: '[deliveries...]', text: { de: 'Kennungen (dlv_…)', en: 'ids (dlv_…)' } }],
  options: [
    ...filterOptions,
    {
      flags: '--content <content>',
      text: {
        de: 'original (wie beim ersten Mal), recomputed (neu aus dem Ereignis) oder refreshed (Datensätze neu gelesen)',
        en: 'original (as it was first), recomputed (anew from the event) or refreshed (records read anew)',
      },
    },
    {
      flags: '--set <field=value...>',
      text: {
        de: 'vorher berichtigen: Feld=Wert, Tabelle.Feld=Wert oder details.x=Wert',
        en: 'correct it first: Field=value, Table.Field=value or details.x=value',
      },
    },
    {
      flags: '--per-minute <number>',
      text: { de: 'bei vielen: höchstens so viele in der Minute (600)', en: 'of many: at most so many a minute (600)' },
    },
    {
      flags: '--count',
      text: { de: 'bei vielen: nur zählen, nichts senden', en: 'of many: only count, send nothing' },
    },
    { flags: '-y, --yes', text: { de: 'bei vielen: ohne Rückfrage', en: 'of many: without asking' } },
    { flags: '--no-wait', text: { de: 'nicht auf das Ergebnis warten', en: 'do not wait for the result' } },
  ],
  examples: [
    'eilbote deliveries resend dlv_01k…',
    'eilbote deliveries resend dlv_01k… --set Kunden.EMail=info@example.com',
    'eilbote deliveries resend --webhook "Neue Projekte" --state failed --since 2d --count',
    'eilbote deliveries resend --webhook "Neue Projekte" --state failed --since 2d',
  ],
  json: '{ "resent": [id, …], "deliveries": [{ "id", "state", … }] } or { "count" } or { "run": { "id", "state", "total", "done", "leftOut", … } }',
  async run({ io, json, config }, ids, options) {
    const isFiltered = [options.webhook, options.state, options.event, options.key, options.since, options.run].some(
      (given) => given !== undefined,
    );
    if (ids.length === 0 && !isFiltered) throw ARGUMENT_MISSING({ argument: '<deliveries…>, --webhook, --state, …' });
    if (ids.length > 0 && isFiltered) throw ARGUMENT_UNEXPECTED({ argument: ids[0] ?? '' });
    if (ids.length > 0 && options.count === true) throw ARGUMENT_UNEXPECTED({ argument: '--count' });
    if (ids.length > 0 && options.perMinute !== undefined) throw ARGUMENT_UNEXPECTED({ argument: '--per-minute' });
    const perMinute = wholeNumber(options.perMinute, { least: 1, most: 60_000 });
    return withHost(io, { config, dispatch: options.wait !== false }, (host) =>
      ids.length > 0 ? resendSingle(io, json, host, ids, options) : resendMany(io, json, host, options, perMinute),
    );
  },
});

async function resendSingle(
  io: Io,
  json: boolean,
  host: Host,
  ids: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const contents: ResendOptions[] = [];
  // All of them are looked at before the first goes out: an id with a slip in it then stops them all.
  for (const id of ids) contents.push(await contentOf(host, id, options));
  const resent: string[] = [];
  for (const [index, id] of ids.entries()) {
    const { delivery, warnings } = await resendOne(io, host, id, contents[index] ?? {}, resent);
    resent.push(delivery);
    if (!json) printWarnings(io, warnings);
  }
  const rows =
    options.wait === false ? (await host.deliveries.list({ ids: resent })).rows : await untilResting(io, host, resent);
  if (json) printJson(io, { resent, deliveries: rows });
  else {
    const around = await surroundings(host);
    io.out(deliveryTable(io, rows, around));
    noteWaiting(io, rows, around, {
      de: 'Was noch wartet, sendet das Programm, in dem Eilbote läuft.',
      en: 'What still waits is sent by the program that Eilbote runs in.',
    });
  }
  return verdictOf(rows);
}

async function resendOne(io: Io, host: Host, id: string, content: ResendOptions, before: readonly string[]) {
  try {
    return await host.deliveries.resend(id, content);
  } catch (error) {
    const sent = before.join(', ');
    if (sent !== '') note(io, { de: `Schon erneut gesendet: ${sent}`, en: `Sent again already: ${sent}` });
    throw error;
  }
}

async function contentOf(host: Host, id: string, { content, set }: Options): Promise<ResendOptions> {
  const chosen = content === undefined ? undefined : oneOf(content, contentNames);
  const { event, delivery } = await host.deliveries.get(id);
  if (set === undefined) {
    if (chosen === 'corrected') throw ARGUMENT_MISSING({ argument: '--set' });
    return chosen === undefined ? {} : { content: chosen };
  }
  if (chosen !== undefined && chosen !== 'corrected') throw ARGUMENT_UNEXPECTED({ argument: `--content ${chosen}` });
  const correction = { records: structuredClone(event.records), details: structuredClone(event.details) };
  applySettings(host.catalogue, delivery.table, correction, set);
  return { content: 'corrected', correction };
}

async function resendMany(
  io: Io,
  json: boolean,
  host: Host,
  options: Options,
  perMinute: number | undefined,
): Promise<ExitCode> {
  if (options.set !== undefined) throw ARGUMENT_UNEXPECTED({ argument: '--set' });
  const filter = await deliveryFilter(host, options);
  const count = await host.deliveries.countResendable(filter);
  if (options.count === true || count === 0) {
    const found = countOfDeliveries(count);
    if (json) printJson(io, { count });
    else io.out(say(io, { de: `${found.de} gefunden.`, en: `${found.en} found.` }));
    return exitCodes.ok;
  }
  requireConsent(io, { json, yes: options.yes });
  if (options.yes !== true && !(await agreed(io, sendAgain(count), nothingSent))) return exitCodes.failure;
  const content = options.content === undefined ? 'original' : oneOf(options.content, ['original', 'recomputed']);
  const begun = await host.deliveries.resendMany(filter, {
    content,
    ...(perMinute === undefined ? {} : { perMinute }),
  });
  const run = options.wait === false ? begun : await untilRunEnds(io, json, host, begun);
  if (json) printJson(io, { run });
  else {
    io.out(runTable(io, [run]));
    if (run.state === 'running') {
      note(io, {
        de: `Der Lauf geht von selbst weiter, sobald das Programm läuft, in dem Eilbote steckt. Abbrechen: eilbote deliveries cancel-run ${run.id}`,
        en: `The run goes on by itself while the program runs that Eilbote is part of. To stop it: eilbote deliveries cancel-run ${run.id}`,
      });
    }
  }
  return exitCodes.ok;
}

function sendAgain(count: number): LocalizedText {
  const found = countOfDeliveries(count);
  return { de: `${found.de} erneut senden?`, en: `Send ${found.en} again?` };
}

const nothingSent = { de: 'Nichts gesendet.', en: 'Nothing was sent.' };

import { basename, extname } from 'node:path';
import type { BackfillPlan, BackfillResult } from '@eilbote/core';
import { wholeNumber } from '../../arguments/numbers.ts';
import { defineCommand, type Context } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import type { Io } from '../../io.ts';
import { agreed } from '../../output/agreed.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { recordFile } from '../../records/record-file.ts';
import { catalogueOf, withHost } from '../../session.ts';
import { countOfRecords } from '../../texts/counts.ts';
import { eventTypeOf } from '../events/show.ts';
import { tableOf } from '../tables/show.ts';
import { showCount } from './show-count.ts';
import { progressTeller, showResult } from './show-progress.ts';

interface Options {
  readonly event?: string;
  readonly webhook?: readonly string[];
  readonly run?: string;
  readonly column?: readonly string[];
  readonly encoding?: string;
  readonly perMinute?: string;
  readonly mostWaiting?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly wait?: boolean;
}

const defaultPerMinute = 600;

export const backfill = defineCommand<Options>({
  name: 'backfill',
  summary: {
    de: 'überträgt vorhandene Datensätze aus einer Datei an ein neues Zielsystem',
    en: 'transfers existing records from a file to a new target system',
  },
  arguments: [
    {
      name: '<file>',
      text: {
        de: 'CSV mit Kopfzeile oder JSON-Zeilen (.jsonl); - für die Standardeingabe',
        en: 'CSV with a header, or JSON lines (.jsonl); - for the standard input',
      },
    },
  ],
  options: [
    {
      flags: '--event <event type>',
      text: { de: 'als dieses Ereignis, z. B. customer.created', en: 'as this event, e.g. customer.created' },
    },
    {
      flags: '--webhook <webhook>',
      repeats: true,
      text: {
        de: 'für diesen Webhook, auch mehrmals; andere erfahren nichts davon',
        en: 'for this webhook, also several times; others hear nothing of it',
      },
    },
    {
      flags: '--run <name>',
      text: {
        de: 'Name des Laufs; derselbe macht weiter, wo er stehen blieb (Dateiname)',
        en: 'name of the run; the same one goes on where it stopped (name of the file)',
      },
    },
    {
      flags: '--column <column=field>',
      repeats: true,
      text: {
        de: 'eine Spalte, die anders heißt als ihr Feld; auch mehrmals',
        en: 'a column with another name than its field; also several times',
      },
    },
    {
      flags: '--encoding <name>',
      text: { de: 'Zeichenkodierung, z. B. windows-1252 (utf-8)', en: 'encoding, e.g. windows-1252 (utf-8)' },
    },
    {
      flags: '--per-minute <number>',
      text: { de: 'höchstens so viele in der Minute (600)', en: 'at most so many a minute (600)' },
    },
    {
      flags: '--most-waiting <number>',
      text: { de: 'höchstens so viele warten zugleich (200)', en: 'at most so many wait at once (200)' },
    },
    {
      flags: '--dry-run',
      text: { de: 'nur zählen und prüfen, nichts senden', en: 'only count and check, send nothing' },
    },
    { flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } },
    { flags: '--no-wait', text: { de: 'nicht auf die Zustellungen warten', en: 'do not wait for the deliveries' } },
  ],
  examples: [
    'eilbote backfill --event customer.created --webhook Clockodo --dry-run kunden.csv',
    'eilbote backfill --event customer.created --webhook Clockodo --encoding windows-1252 --column Nr=KundenNr kunden.csv',
    'eilbote backfill --event project.created --webhook HubSpot --run projekte-2026 --per-minute 60 --yes projekte.jsonl',
  ],
  json: '{ "count": { "run", "records", "known", "fresh", "faulty", "faults": [{ "line", "key"?, "code"?, "text" }], "warned", "warnings": [], "webhooks": [{ "id", "name", "sends", "passesBy", "fails" }] }, "columnsLeftOut": [], "result"?: { "state", "published", "known", "faulty", "faults", "delivered", "failed", "skipped", "cancelled", "waiting" } }',
  async run(context, [file = ''], options) {
    const { io, config } = context;
    if (options.event === undefined) throw ARGUMENT_MISSING({ argument: '--event' });
    if (options.webhook === undefined) throw ARGUMENT_MISSING({ argument: '--webhook' });
    const catalogue = await catalogueOf(io, config);
    const eventType = eventTypeOf(catalogue, options.event);
    const { encoding, column: columns } = options;
    const { records, leftOut } = await recordFile(io, file, tableOf(catalogue, eventType.table), {
      ...(encoding === undefined ? {} : { encoding }),
      ...(columns === undefined ? {} : { columns }),
    });
    const mostWaiting = wholeNumber(options.mostWaiting, { least: 1 });
    const plan = {
      run: options.run ?? runNameOf(file),
      eventType: eventType.id,
      webhooks: options.webhook,
      records,
      perMinute: wholeNumber(options.perMinute, { least: 1, most: 60_000 }) ?? defaultPerMinute,
      ...(mostWaiting === undefined ? {} : { mostWaiting }),
    };
    return transfer(context, plan, leftOut, options);
  },
});

/** The same file goes on where it stopped, so its name has to say which run it is. @throws ARGUMENT_MISSING */
function runNameOf(file: string): string {
  if (file === '-') throw ARGUMENT_MISSING({ argument: '--run' });
  const name = basename(file, extname(file)).normalize('NFD');
  const plain = name
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  if (plain === '') throw ARGUMENT_MISSING({ argument: '--run' });
  return plain.slice(0, 64);
}

function transfer(
  { io, json, config }: Context,
  plan: BackfillPlan & { readonly perMinute: number },
  columnsLeftOut: readonly string[],
  { dryRun, yes, wait }: Options,
): Promise<ExitCode> {
  return withHost(io, { config, dispatch: dryRun !== true }, async (host) => {
    const count = await host.backfills.count(plan);
    if (!json) {
      noteLeftOut(io, columnsLeftOut);
      showCount(io, count, plan);
      io.out('');
    }
    if (dryRun === true) {
      if (json) printJson(io, { count, columnsLeftOut });
      return count.faulty > 0 ? exitCodes.failure : exitCodes.ok;
    }
    if (yes !== true) {
      if (json || !io.isTerminal) throw ARGUMENT_MISSING({ argument: '--yes' });
      if (!(await agreed(io, transferring(count.fresh), nothingTransferred))) return exitCodes.failure;
    }
    const result = await host.backfills.run(plan, {
      signal: io.signal,
      records: count.records,
      untilPublished: wait === false,
      ...(json ? {} : { onProgress: progressTeller(io) }),
    });
    if (json) printJson(io, { count, columnsLeftOut, result });
    else showResult(io, result);
    return verdictOf(result);
  });
}

function noteLeftOut(io: Io, columns: readonly string[]): void {
  if (columns.length === 0) return;
  const names = columns.join(', ');
  note(io, {
    de: `Keine Felder der Tabelle und nicht übertragen: ${names}. Zuordnen mit --column Spalte=Feld.`,
    en: `No fields of the table, and not transferred: ${names}. To assign them: --column column=field.`,
  });
}

const transferring = (fresh: number) => {
  const records = countOfRecords(fresh);
  return { de: `${records.de} übertragen?`, en: `Transfer ${records.en}?` };
};
const nothingTransferred = { de: 'Nichts übertragen.', en: 'Nothing transferred.' };

/** 1 where something failed or is missing, also where it did not come to its end. */
function verdictOf({ state, faulty, failed }: BackfillResult): ExitCode {
  if (state === 'held' || state === 'cancelled') return exitCodes.conflict;
  return state === 'stopped' || faulty > 0 || failed > 0 ? exitCodes.failure : exitCodes.ok;
}

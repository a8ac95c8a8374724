import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  describeFailure,
  describeReason,
  isDeliveryReason,
  LOG_NOT_FOUND,
  newestLogLines,
  nodeLogFile,
  readDeliveryLog,
  reasonIn,
  type LogFile,
  type LogLine,
} from '@eilbote/core';
import { moment, wholeNumber } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { loadConfig } from '../../config/load-config.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJsonLine } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { localTime } from '../../output/time.ts';
import { lineMark, lineStyle, lineTitle } from '../../texts/log-kinds.ts';

interface Options {
  readonly webhook?: string;
  readonly event?: string;
  readonly failed?: true;
  readonly since?: string;
  readonly lines?: string;
  readonly follow: boolean;
}

const lookMs = 200;

export const tail = defineCommand<Options>({
  name: 'tail',
  summary: { de: 'zeigt das Protokoll und folgt ihm', en: 'shows the delivery log and follows it' },
  options: [
    {
      flags: '--webhook <webhook>',
      text: { de: 'nur dieser Webhook: Name oder Kennung', en: 'this webhook only: name or id' },
    },
    {
      flags: '--event <id>',
      text: { de: 'nur diese Ereignisart oder dieses Ereignis', en: 'this event type or event only' },
    },
    { flags: '--failed', text: { de: 'nur was nicht geklappt hat', en: 'only what did not work' } },
    { flags: '--since <time>', text: { de: 'seit: 1h, 2d oder 2026-11-24', en: 'since: 1h, 2d or 2026-11-24' } },
    {
      flags: '-n, --lines <number>',
      text: { de: 'mit den letzten Zeilen beginnen (20)', en: 'begin with the last lines (20)' },
    },
    { flags: '--no-follow', text: { de: 'nicht auf neue Zeilen warten', en: 'do not wait for new lines' } },
  ],
  examples: ['eilbote tail', 'eilbote tail --failed --since 1d --no-follow', 'eilbote tail --json | jq .url'],
  json: 'JSON lines: the lines of the delivery log as they are, see log-lines.md',
  async run({ io, json, config }, _args, options) {
    const { dataFolder } = await loadConfig(io.cwd, config);
    const folder = join(dataFolder, 'Logs');
    const file = nodeLogFile({ folder });
    const exists = file.size() > 0 || file.siblings().length > 0;
    if (!exists && !options.follow) throw LOG_NOT_FOUND({ folder });
    const wanted = filterOf(options);
    const count = wholeNumber(options.lines) ?? (options.since === undefined ? 20 : Number.POSITIVE_INFINITY);
    const print = (line: LogLine) => (json ? printJsonLine(io, line) : io.out(lineText(io, line)));
    // Lines that come while the last ones are printed belong to what follows.
    const upTo = newestLogLines(file, 1)[0]?.seq ?? 0;
    const lines = newestLogLines(file, count, (line) => line.seq <= upTo && wanted(line));
    for (const line of lines) print(line);
    if (lines.length === 0 && count > 0 && !json) note(io, { de: 'Keine Zeile passt dazu.', en: 'No line fits.' });
    if (!options.follow) return;
    if (!json && io.isTerminal) note(io, { de: 'Beenden mit Strg+C.', en: 'Stop with Ctrl+C.' });
    await follow(io, file, upTo, (line) => wanted(line) && print(line));
  },
});

async function follow(io: Io, file: LogFile, after: number, each: (line: LogLine) => void): Promise<void> {
  let seen = after;
  while (!io.signal.aborted) {
    for (const line of readDeliveryLog(file, seen)) {
      seen = line.seq;
      each(line);
    }
    try {
      await pause(lookMs, undefined, { signal: io.signal });
    } catch {
      return;
    }
  }
}

function filterOf({ webhook, event, failed, since }: Options): (line: LogLine) => boolean {
  const from = since === undefined ? undefined : moment(since, Date.now());
  return (line) =>
    (webhook === undefined || line.webhook?.id === webhook || line.webhook?.name === webhook) &&
    (event === undefined || line.event?.id === event || line.event?.type === event) &&
    (failed === undefined || line.level !== 'info') &&
    (from === undefined || Date.parse(line.time) >= from);
}

/** One line for people. What people look for first stands first. */
export function lineText(io: Io, line: LogLine): string {
  const { key, webhook, connection, method, url, status, durationMs, nextAttemptAt, lane } = line;
  const next =
    nextAttemptAt === undefined
      ? undefined
      : say(io, {
          de: `nächster Versuch ${localTime(Date.parse(nextAttemptAt), io.language)}`,
          en: `next attempt ${localTime(Date.parse(nextAttemptAt), io.language)}`,
        });
  const parts = [
    styled(io, 'dim', localTime(Date.parse(line.time), io.language)),
    styled(io, lineStyle(line), `${lineMark(line)} ${lineTitle(io, line)}`),
    webhook?.name ?? connection?.name ?? lane,
    line.event?.type,
    key,
    method === undefined || url === undefined ? undefined : `${method} ${url}`,
    status === undefined ? undefined : String(status),
    durationMs === undefined ? undefined : `${durationMs} ms`,
    why(io, line),
    next,
    line.delivery === undefined ? undefined : styled(io, 'dim', line.delivery),
  ];
  return parts.filter((part) => part !== undefined).join('  ');
}

/** In the language of the reader where the catalogue knows it; what the log says of it in English stands behind. */
function why({ language }: Io, { failure, reason, parked, status }: LogLine): string | undefined {
  const known = failure ?? parked ?? reason;
  if (known === undefined) return undefined;
  const title =
    failure !== undefined
      ? describeFailure(failure, language).title
      : isDeliveryReason(known)
        ? describeReason(known, language).title
        : undefined;
  // An answer was told already: its host and status stand in the line.
  const tells = status === undefined && reason !== undefined && reason !== title && reason !== known;
  const detail = tells ? reasonIn(reason, language) : undefined;
  return [title ?? known, failure, detail].filter((part) => part !== undefined).join(' · ');
}

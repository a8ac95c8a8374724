import type { LocalizedText } from '@eilbote/contract';
import { newestLogLines, type LogLine } from '../../stages/log/index.ts';
import { endOfLastLine } from '../../stages/log/writing/standing-lines.ts';
import type { Engine } from '../engine.ts';
import { found, ok, type Finding } from './finding.ts';
import { spanOf } from './spans.ts';

/** Lines that are looked at for a clock that was set. */
const looked = 500;
/** A clock is corrected by less than this all the time. */
const jumpMs = 60_000;
/** So long a line may be on its way from the database to the log. */
const lateMs = 60_000;

/** The end of the delivery log: whether it is whole, how old it is, whether it is behind the database. */
export async function examineLog({ store, logFile, clock }: Engine): Promise<readonly Finding[]> {
  const now = clock.now();
  const lines = newestLogLines(logFile, looked);
  const last = lines.at(-1);
  const behind = await store.history(Math.max(last?.seq ?? 0, await store.logCursor()), 1000);
  const size = logFile.size();
  const findings = [...clockFindings(lines, now)];
  if (endOfLastLine(logFile, size) < size)
    findings.push(
      found('warning', 'log', {
        de: 'Webhooks.log endet mit einer halben Zeile: Sie wird gerade geschrieben, oder ein Prozess wurde dabei beendet. Der nächste, der zustellt, bringt sie in Ordnung.',
        en: 'Webhooks.log ends with half a line: it is being written, or a process ended over it. The next one that dispatches puts it right.',
      }),
    );
  const [oldest] = behind;
  if (oldest !== undefined && now - oldest.at > lateMs) {
    const lines = linesBehind(behind.length, spanOf(now - oldest.at));
    findings.push(
      found(
        'warning',
        'log',
        {
          de: `In Webhooks.log ${lines.de}. Verloren ist nichts: Alles steht in der Datenbank.`,
          en: `Webhooks.log lacks ${lines.en}. Nothing is lost: all is in the database.`,
        },
        {
          remedy: {
            de: 'Geschrieben wird das Protokoll von dem Prozess, der zustellt. Läuft er, dann fehlt ihm Platz oder das Recht, in den Ordner „Logs“ zu schreiben.',
            en: 'The log is written by the process that dispatches. If it runs, it lacks space or the right to write to the folder "Logs".',
          },
        },
      ),
    );
  }
  if (findings.some(({ examined }) => examined === 'log')) return findings;
  const age = last === undefined ? undefined : spanOf(Math.max(0, now - Date.parse(last.time)));
  return [
    ...findings,
    age === undefined
      ? ok('log', 'Webhooks.log hat noch keine Zeile.', 'Webhooks.log has no line yet.')
      : ok(
          'log',
          `Webhooks.log ist vollständig bis zur letzten Zeile, vor ${age.de}.`,
          `Webhooks.log is whole up to its last line, ${age.en} ago.`,
        ),
  ];
}

/** What the times of the lines say about the clock. */
function clockFindings(lines: readonly LogLine[], now: number): readonly Finding[] {
  const times = lines.map(({ time }) => Date.parse(time));
  const latest = Math.max(...times, Number.NEGATIVE_INFINITY);
  const remedy = {
    de: 'Stellen Sie die Uhr dieses Rechners, am besten dauerhaft über NTP.',
    en: 'Set the clock of this machine, best by NTP for good.',
  };
  if (latest - now > jumpMs) {
    const ahead = spanOf(latest - now);
    return [
      found(
        'problem',
        'clock',
        {
          de: `Die Uhr geht nach, oder sie ging vor: Eine Zeile von Webhooks.log liegt ${ahead.de} in der Zukunft. Fällige Zustellungen warten so lange.`,
          en: `The clock is slow, or it was fast: a line of Webhooks.log lies ${ahead.en} in the future. Deliveries that are due wait for so long.`,
        },
        { remedy },
      ),
    ];
  }
  const back = times.findIndex((time, index) => time - (times[index + 1] ?? time) > jumpMs);
  const [before, after] = [times[back], times[back + 1]];
  if (before === undefined || after === undefined)
    return [ok('clock', 'Die Uhr passt zum Protokoll.', 'The clock fits the delivery log.')];
  const jump = spanOf(before - after);
  return [
    found(
      'warning',
      'clock',
      {
        de: `Die Uhr wurde zurückgestellt: um ${jump.de}, vor ${spanOf(Math.max(0, now - after)).de}.`,
        en: `The clock was set back: by ${jump.en}, ${spanOf(Math.max(0, now - after)).en} ago.`,
      },
      { remedy },
    ),
  ];
}

function linesBehind(count: number, age: LocalizedText): LocalizedText {
  if (count === 1) return { de: `fehlt noch 1 Zeile, seit ${age.de}`, en: `1 line as yet, for ${age.en}` };
  const many = count < 1000 ? String(count) : '≥ 1000';
  return {
    de: `fehlen noch ${many} Zeilen, die älteste seit ${age.de}`,
    en: `${many} lines as yet, the oldest for ${age.en}`,
  };
}

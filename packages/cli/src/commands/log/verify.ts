import { logFaultTexts, type LogFault, type LogFinding, type VerifiedLog } from '@eilbote/core';
import { wholeNumber } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { heading } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { withHost } from '../../session.ts';
import { countOfLines } from '../../texts/counts.ts';

interface Options {
  readonly limit?: string;
}

export const verifyLog = defineCommand<Options>({
  name: 'verify',
  summary: {
    de: 'prüft jede Zeile des Protokolls, auch in älteren Dateien, gegen ihre Beschreibung und die Datenbank',
    en: 'checks every line of the delivery log, older files too, against its description and the database',
  },
  options: [
    {
      flags: '-n, --limit <number>',
      text: { de: 'je Art höchstens so viele nennen (10)', en: 'name at most so many of each kind (10)' },
    },
  ],
  examples: ['eilbote log verify', 'eilbote log verify --json | jq .counts'],
  json: '{ "files": [{ "name", "lines" }], "lines", "same", "pending", "lost", "halfLine", "counts": { fault: number }, "findings": [{ "fault", "file"?, "line"?, "sequence"?, "kind"?, "delivery"?, "detail"? }] }',
  async run({ io, json, config }, _args, options) {
    const limit = wholeNumber(options.limit, { least: 1, most: 1000 }) ?? 10;
    const verified = await withHost(io, { config }, (host) => host.log.verify());
    if (json) printJson(io, verified);
    else report(io, verified, limit);
    return verified.findings.length === 0 ? exitCodes.ok : exitCodes.failure;
  },
});

function report(io: Io, verified: VerifiedLog, limit: number): void {
  const de = io.language === 'de';
  const { files, lines, counts, findings, pending, lost, halfLine } = verified;
  if (files.length > 0) {
    const rows = files.map(({ name, lines: count }) => [name, String(count)]);
    io.out(table(de ? ['Datei', 'Zeilen'] : ['file', 'lines'], rows));
    io.out('');
  }
  const faults = Object.keys(counts) as LogFault[];
  for (const fault of faults) {
    const [count, first] = [counts[fault] ?? 0, findings.filter((one) => one.fault === fault).slice(0, limit)];
    const text = say(io, logFaultTexts[fault]);
    io.out(`${styled(io, 'red', `✕ ${say(io, countOfLines(count))}`)}: ${text}`);
    for (const one of first) io.out(`    ${findingText(io, one)}`);
    if (count > first.length) io.out(`    … ${de ? 'und' : 'and'} ${count - first.length} ${de ? 'weitere' : 'more'}`);
  }
  if (faults.length === 0) {
    const fine = {
      de: `${say(io, countOfLines(lines))}, alle lesbar, in ihrer Reihenfolge und wie in der Datenbank.`,
      en: `${say(io, countOfLines(lines))}, all readable, in their order and as in the database.`,
    };
    io.out(`${styled(io, 'green', '✓')} ${say(io, fine)}`);
  }
  if (lost > 0) {
    const text = {
      de: `Nach einer Wiederherstellung kennt nur noch das Protokoll: ${say(io, countOfLines(lost))}.`,
      en: `After a restoration only the delivery log knows: ${say(io, countOfLines(lost))}.`,
    };
    io.out(say(io, text));
  }
  if (pending > 0 || halfLine) heading(io, de ? 'Noch nicht geschrieben' : 'Not written yet');
  if (pending > 0) {
    const text = {
      de: `Erst in der Datenbank: ${say(io, countOfLines(pending))}. Der Prozess, der zustellt, schreibt sie.`,
      en: `In the database only: ${say(io, countOfLines(pending))}. The process that dispatches writes them.`,
    };
    io.out(say(io, text));
  }
  if (halfLine) {
    const text = {
      de: 'Die Datei endet mit einer halben Zeile: Sie wird gerade geschrieben, oder der Prozess wurde dabei beendet. Dann bringt der nächste sie in Ordnung.',
      en: 'The file ends with half a line: it is being written, or the process ended over it. Then the next one puts it right.',
    };
    io.out(say(io, text));
  }
}

function findingText(io: Io, { file, line, sequence, kind, delivery, detail }: LogFinding): string {
  const place = file === undefined ? undefined : `${file}:${line}`;
  const number = sequence === undefined ? undefined : `seq ${sequence}`;
  const parts = [place, number, kind, delivery, detail].filter((part) => part !== undefined);
  return styled(io, 'dim', parts.join('  '));
}

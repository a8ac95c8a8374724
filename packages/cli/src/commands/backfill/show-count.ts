import type { BackfillCount, BackfillFault, LocalizedText } from '@eilbote/core';
import { say, styled, type Io } from '../../io.ts';
import { facts, heading } from '../../output/block.ts';
import { note } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { roughTime } from './rough-time.ts';

/** Of many faults the first ones: they mostly have the same cause. */
const mostShown = 20;

/** What a backfill would do. */
export function showCount(io: Io, count: BackfillCount, { perMinute }: { readonly perMinute: number }): void {
  const de = io.language === 'de';
  const fitting = Math.max(0, ...count.webhooks.map(({ sends }) => sends));
  facts(io, [
    [de ? 'Lauf' : 'run', count.run],
    [de ? 'Datensätze' : 'records', String(count.records)],
    [de ? 'schon übertragen' : 'transferred already', count.known > 0 ? String(count.known) : undefined],
    [de ? 'fehlerhaft' : 'faulty', count.faulty > 0 ? String(count.faulty) : undefined],
    [de ? 'zu übertragen' : 'to be transferred', String(count.fresh)],
    [de ? 'Dauer' : 'time', fitting > 0 ? say(io, lasting(fitting, perMinute)) : undefined],
  ]);
  io.out('');
  const head = de
    ? ['Webhook', 'sendet', 'Bedingungen nicht erfüllt', 'fehlerhaft']
    : ['webhook', 'sends', 'conditions not met', 'faulty'];
  io.out(
    table(
      head,
      count.webhooks.map(({ name, sends, passesBy, fails }) => [name, String(sends), String(passesBy), String(fails)]),
    ),
  );
  showFaults(io, count.faults, count.faulty);
  if (count.warned === 0) return;
  heading(io, say(io, { de: `Hinweise zu ${count.warned} Datensätzen`, en: `Notes on ${count.warned} records` }));
  for (const { line, path, text } of count.warnings.slice(0, mostShown)) {
    io.out(`${say(io, lineWord(line))} ${path}: ${say(io, text)}`);
  }
  showRest(io, count.warnings.length);
}

/** @param faulty all there are */
export function showFaults(io: Io, faults: readonly BackfillFault[], faulty: number): void {
  if (faulty === 0) return;
  heading(io, say(io, { de: 'Fehlerhaft, werden nicht übertragen', en: 'Faulty, are not transferred' }));
  for (const { line, text } of faults.slice(0, mostShown)) {
    io.out(`${styled(io, 'red', '✕')} ${say(io, lineWord(line))} ${say(io, text)}`);
  }
  showRest(io, faulty);
}

function showRest(io: Io, all: number): void {
  const more = all - mostShown;
  if (more > 0)
    note(io, { de: `… und ${more} weitere; alle zeigt --json.`, en: `… and ${more} more; --json shows all.` });
}

const lineWord = (line: number): LocalizedText => ({ de: `Zeile ${line}:`, en: `Line ${line}:` });

function lasting(records: number, perMinute: number): LocalizedText {
  const time = roughTime((records / perMinute) * 60_000);
  return {
    de: `${time.de} bei ${perMinute} in der Minute`,
    en: `${time.en} at ${perMinute} a minute`,
  };
}

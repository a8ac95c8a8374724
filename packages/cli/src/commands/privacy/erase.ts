import { setTimeout as pause } from 'node:timers/promises';
import type { Erasure, Findings, Host } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { facts } from '../../output/block.ts';
import { agreed, requireConsent } from '../../output/agreed.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { recordArguments, recordOf } from './record-arguments.ts';

interface Options {
  readonly by?: string;
  readonly count?: true;
  readonly yes?: true;
  readonly wait?: boolean;
}

const lookMs = 100;
/** A call under way may take its whole time limit. */
const longestMs = 60_000;

export const eraseRecord = defineCommand<Options>({
  name: 'erase',
  summary: {
    de: 'löscht, was zu einem Datensatz gespeichert ist, auch in den Dateien des Protokolls',
    en: 'erases what is stored about a record, in the files of the delivery log too',
  },
  arguments: recordArguments,
  options: [
    {
      flags: '--by <name>',
      text: {
        de: 'wer es verlangt oder unter welchem Aktenzeichen; bleibt gespeichert',
        en: 'who demands it, or under which reference; is kept',
      },
    },
    { flags: '--count', text: { de: 'nur zählen, nichts löschen', en: 'only count, erase nothing' } },
    { flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } },
    { flags: '--no-wait', text: { de: 'nicht auf das Ende warten', en: 'do not wait for the end' } },
  ],
  examples: [
    'eilbote privacy erase Kunden 10023 --count',
    'eilbote privacy erase Kunden 10023 --by "DSB 2026-017"',
    'eilbote privacy erase Personal 5050 --yes --json',
  ],
  json: '{ "found": { "events", "deliveries", "waiting", "inFlight" }, "erasure"?: { "id", "stage", "events", "deliveries", "cancelled", "lines", … } }',
  async run({ io, json, config }, args, { by, count, yes, wait }) {
    const mayDispatch = count !== true && wait !== false;
    return withHost(io, { config, dispatch: mayDispatch }, async (host): Promise<ExitCode> => {
      const record = recordOf(host, args);
      const found = await host.countErasable(record);
      if (count === true) {
        if (json) printJson(io, { found });
        else printFindings(io, found);
        return exitCodes.ok;
      }
      requireConsent(io, { json, yes });
      if (yes !== true) {
        printFindings(io, found);
        if (!(await agreed(io, forGood, nothingErased))) return exitCodes.failure;
      }
      const demanded = await host.erase(record, by === undefined ? {} : { by });
      const erasure = wait === false ? demanded : await untilFinished(io, host, demanded);
      if (json) printJson(io, { found, erasure });
      else print(io, erasure);
      return exitCodes.ok;
    });
  },
});

const forGood = { de: 'Unwiderruflich löschen?', en: 'Erase for good?' };
const nothingErased = { de: 'Nichts gelöscht.', en: 'Nothing erased.' };

async function untilFinished(io: Io, host: Host, demanded: Erasure): Promise<Erasure> {
  const end = Date.now() + longestMs;
  for (;;) {
    const erasure = (await host.erasures()).find(({ id }) => id === demanded.id) ?? demanded;
    if (erasure.stage === 'finished' || Date.now() >= end || io.signal.aborted) return erasure;
    await pause(lookMs);
  }
}

function printFindings(io: Io, { events, deliveries, waiting, inFlight }: Findings): void {
  const de = io.language === 'de';
  facts(io, [
    [de ? 'Ereignisse' : 'events', String(events)],
    [de ? 'Zustellungen' : 'deliveries', String(deliveries)],
    [de ? 'davon warten, werden abgebrochen' : 'of these wait, are cancelled', String(waiting)],
    [de ? 'werden gerade gesendet' : 'are being sent', inFlight.join(', ') || undefined],
  ]);
}

function print(io: Io, { id, stage, events, deliveries, cancelled, lines }: Erasure): void {
  const de = io.language === 'de';
  if (stage !== 'finished') {
    note(io, {
      de: `Die Löschung ${id} ist vorgemerkt und geht von selbst weiter, in dem Programm, in dem Eilbote läuft. Stand: eilbote privacy erasures`,
      en: `The erasure ${id} is noted and goes on by itself, in the program that Eilbote runs in. To see how far it is: eilbote privacy erasures`,
    });
    return;
  }
  io.out(`${styled(io, 'green', '✓')} ${say(io, { de: 'Gelöscht.', en: 'Erased.' })}  ${id}`);
  facts(io, [
    [de ? 'Ereignisse geleert' : 'events blanked', String(events)],
    [de ? 'Zustellungen' : 'deliveries', String(deliveries)],
    [de ? 'abgebrochen' : 'cancelled', String(cancelled)],
    [de ? 'Zeilen des Protokolls' : 'lines of the delivery log', String(lines)],
  ]);
  if (events + lines === 0) {
    // A slip in the key looks the same as a record of which nothing is stored.
    note(io, {
      de: 'Zu diesem Datensatz war nichts gespeichert. Stimmt der Schlüssel?',
      en: 'Nothing was stored about this record. Is its key right?',
    });
    return;
  }
  note(io, {
    de: 'Sicherungen und die Empfänger selbst erreicht Eilbote nicht; wer was erhalten hat, zeigte die Auskunft davor.',
    en: 'Eilbote reaches neither backups nor the receivers themselves; who got what, the report before it has shown.',
  });
}

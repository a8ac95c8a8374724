import { setTimeout as pause } from 'node:timers/promises';
import type { Host, LocalizedText, RestorationView } from '@eilbote/core';
import { say, styled, type Io } from '../../io.ts';
import { note } from '../../output/problems.ts';
import { localTime } from '../../output/time.ts';
import { countOfDeliveries, countOfEvents } from '../../texts/counts.ts';

const lookMs = 100;

/**
 * What is to be known before a release: events that the backup had not matched are matched first, here or by the
 * process that dispatches, because only their deliveries show what was sent of them.
 */
export async function settledRestoration(io: Io, host: Host): Promise<RestorationView | undefined> {
  for (;;) {
    const view = await host.restoration.get();
    if (view?.hasUnmatched !== true) break;
    await pause(lookMs, undefined, { signal: io.signal });
  }
  return (await host.restoration.get()) === undefined ? undefined : host.restoration.settleFromLog();
}

export function showRestoration(io: Io, { at, settled, waiting, lostEvents, erasures }: RestorationView): void {
  const time = localTime(at, io.language);
  io.out(say(io, { de: `Wiederhergestellt am ${time}.`, en: `Restored ${time}.` }));
  for (const line of [settledText(settled), waitingText(waiting)]) io.out(`  ${say(io, line)}`);
  if (lostEvents > 0) io.out(`  ${styled(io, 'yellow', say(io, lostText(lostEvents)))}`);
  if (erasures > 0) {
    io.out(`  ${styled(io, 'red', say(io, erasuresText(erasures)))}`);
  }
}

function settledText(count: number): LocalizedText {
  const { de, en } = countOfDeliveries(count);
  return count === 1
    ? {
        de: `${de} der Sicherung war laut Protokoll schon beendet und wird nicht noch einmal gesendet.`,
        en: `${en} of the backup had ended already by the delivery log and is not sent once more.`,
      }
    : {
        de: `${de} der Sicherung waren laut Protokoll schon beendet und werden nicht noch einmal gesendet.`,
        en: `${en} of the backup had ended already by the delivery log and are not sent once more.`,
      };
}

function waitingText(count: number): LocalizedText {
  const { de, en } = countOfDeliveries(count);
  return {
    de: `${de} ${count === 1 ? 'würde' : 'würden'} mit der Freigabe gesendet.`,
    en: `${en} would be sent with the release.`,
  };
}

function lostText(count: number): LocalizedText {
  const { de, en } = countOfEvents(count);
  return count === 1
    ? {
        de: `${de} kennt nur noch das Protokoll: Es kam nach der Sicherung. Wer es ausgelöst hat, kann es noch einmal auslösen.`,
        en: `${en} only the delivery log knows: it came after the backup. Whoever published it can publish it again.`,
      }
    : {
        de: `${de} kennt nur noch das Protokoll: Sie kamen nach der Sicherung. Wer sie ausgelöst hat, kann sie noch einmal auslösen.`,
        en: `${en} only the delivery log knows: they came after the backup. Whoever published them can publish them again.`,
      };
}

const erasuresText = (count: number): LocalizedText =>
  count === 1
    ? {
        de: 'Eine Löschung ist seit der Sicherung ausgeführt worden. Wiederholen Sie sie: Das Gelöschte ist wieder da.',
        en: 'One erasure was done since the backup. Repeat it: what it erased is there again.',
      }
    : {
        de: `${count} Löschungen sind seit der Sicherung ausgeführt worden. Wiederholen Sie sie: Das Gelöschte ist wieder da.`,
        en: `${count} erasures were done since the backup. Repeat them: what they erased is there again.`,
      };

/** Lets go out what waits. */
export async function release(io: Io, host: Host, json: boolean): Promise<RestorationView> {
  const view = await host.restoration.release();
  if (!json) {
    const open = countOfDeliveries(view.waiting);
    const text =
      view.waiting === 1
        ? { de: `Freigegeben: ${open.de} geht hinaus.`, en: `Released: ${open.en} goes out.` }
        : { de: `Freigegeben: ${open.de} gehen hinaus.`, en: `Released: ${open.en} go out.` };
    io.out(`${styled(io, 'green', '✓')} ${say(io, text)}`);
  }
  return view;
}

/** Told wherever somebody looks at what waits. */
export async function noteHeld(io: Io, host: Host): Promise<void> {
  if ((await host.restoration.get()) === undefined) return;
  note(io, {
    de: 'Nach einer Wiederherstellung wird nichts gesendet, bis „eilbote db release“ es freigibt.',
    en: 'After a restoration nothing is sent until "eilbote db release" releases it.',
  });
}

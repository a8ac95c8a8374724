import { setTimeout as pause } from 'node:timers/promises';
import type { Host, RestorationView } from '@eilbote/core';
import { say, styled, type Io } from '../../io.ts';
import { note } from '../../output/problems.ts';
import { localTime } from '../../output/time.ts';
import { countOfDeliveries } from '../../texts/counts.ts';

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
  const [done, open] = [countOfDeliveries(settled), countOfDeliveries(waiting)];
  io.out(say(io, { de: `Wiederhergestellt am ${time}.`, en: `Restored ${time}.` }));
  const lines = [
    {
      de: `${done.de} der Sicherung waren laut Protokoll schon beendet und werden nicht noch einmal gesendet.`,
      en: `${done.en} of the backup had ended already by the delivery log and are not sent once more.`,
    },
    { de: `${open.de} würden mit der Freigabe gesendet.`, en: `${open.en} would be sent with the release.` },
  ];
  for (const line of lines) io.out(`  ${say(io, line)}`);
  if (lostEvents > 0) {
    const lost = {
      de: `${lostEvents} Ereignisse kennt nur noch das Protokoll: Sie kamen nach der Sicherung. Wer sie ausgelöst hat, kann sie noch einmal auslösen.`,
      en: `${lostEvents} events only the delivery log knows: they came after the backup. Whoever published them can publish them again.`,
    };
    io.out(`  ${styled(io, 'yellow', say(io, lost))}`);
  }
  if (erasures > 0) {
    const erased = {
      de: `${erasures} Löschungen sind seit der Sicherung ausgeführt worden. Wiederholen Sie sie: Das Gelöschte ist wieder da.`,
      en: `${erasures} erasures were done since the backup. Repeat them: what they erased is there again.`,
    };
    io.out(`  ${styled(io, 'red', say(io, erased))}`);
  }
}

/** Lets go out what waits. */
export async function release(io: Io, host: Host, json: boolean): Promise<RestorationView> {
  const view = await host.restoration.release();
  if (!json) {
    const open = countOfDeliveries(view.waiting);
    const text = { de: `Freigegeben: ${open.de} gehen hinaus.`, en: `Released: ${open.en} go out.` };
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

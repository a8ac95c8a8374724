import type { BackfillProgress, BackfillResult, LocalizedText } from '@eilbote/core';
import { say, styled, type Io, type Style } from '../../io.ts';
import { facts } from '../../output/block.ts';
import { note } from '../../output/problems.ts';
import { roughTime } from './rough-time.ts';

const tellMs = 2000;

/** Tells every two seconds how far it has come, beside the output. */
export function progressTeller(io: Io): (progress: BackfillProgress) => void {
  let told = Date.now();
  return (progress) => {
    if (Date.now() - told < tellMs) return;
    told = Date.now();
    note(io, progressText(progress));
  };
}

function progressText({
  records,
  published,
  known,
  faulty,
  delivered,
  failed,
  waiting,
  msLeft,
}: BackfillProgress): LocalizedText {
  const seen = `${published + known + faulty}/${records}`;
  const left = msLeft === undefined ? undefined : roughTime(msLeft);
  return {
    de: `${seen} auf dem Weg · ${delivered} zugestellt · ${failed} fehlgeschlagen · ${waiting} warten${left === undefined ? '' : ` · noch ${left.de}`} …`,
    en: `${seen} on their way · ${delivered} delivered · ${failed} failed · ${waiting} waiting${left === undefined ? '' : ` · ${left.en} left`} …`,
  };
}

const ends: { readonly [state in BackfillResult['state']]: readonly [Style, string, LocalizedText] } = {
  finished: ['green', '✓', { de: 'Alle Datensätze sind auf den Weg gebracht.', en: 'All records are on their way.' }],
  stopped: [
    'yellow',
    '–',
    {
      de: 'Angehalten. Derselbe Befehl macht weiter, wo es stehen blieb; nichts wird doppelt gesendet.',
      en: 'Stopped. The same command goes on where it stopped; nothing is sent twice.',
    },
  ],
  held: [
    'red',
    '✕',
    {
      de: 'Angehalten, weil die Zustellungen auf Sie warten. Den Grund nennt „eilbote deliveries list --state waiting“; danach macht derselbe Befehl weiter.',
      en: 'Stopped, because the deliveries wait for you. "eilbote deliveries list --state waiting" tells the reason; after that the same command goes on.',
    },
  ],
  cancelled: ['yellow', '–', { de: 'Der Lauf wurde abgebrochen.', en: 'The run was cancelled.' }],
};

/** How it ended. */
export function showResult(io: Io, { state, ...result }: BackfillResult): void {
  const de = io.language === 'de';
  const [style, sign, text] = ends[state];
  io.out(`${styled(io, style, sign)} ${say(io, text)}`);
  const some = (count: number) => (count > 0 ? String(count) : undefined);
  facts(io, [
    [de ? 'übertragen' : 'transferred', String(result.published)],
    [de ? 'schon früher' : 'earlier already', some(result.known)],
    [de ? 'fehlerhaft' : 'faulty', some(result.faulty)],
    [de ? 'zugestellt' : 'delivered', String(result.delivered)],
    [de ? 'fehlgeschlagen' : 'failed', some(result.failed)],
    [de ? 'übersprungen' : 'skipped', some(result.skipped)],
    [de ? 'abgebrochen' : 'cancelled', some(result.cancelled)],
    [de ? 'warten noch' : 'still waiting', some(result.waiting)],
  ]);
  if (result.failed > 0) {
    note(io, {
      de: `Ursache und Abhilfe: eilbote deliveries list --run ${result.run} --state failed`,
      en: `Cause and remedy: eilbote deliveries list --run ${result.run} --state failed`,
    });
  }
}

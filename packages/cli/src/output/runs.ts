import type { BackfillRun, LocalizedText, ResendRun } from '@eilbote/core';
import { say, type Io } from '../io.ts';
import { table } from './table.ts';
import { localTime } from './time.ts';

const stateWords: { readonly [state in ResendRun['state']]: LocalizedText } = {
  running: { de: 'läuft', en: 'running' },
  finished: { de: 'beendet', en: 'finished' },
  cancelled: { de: 'abgebrochen', en: 'cancelled' },
};

/** Runs below each other, as given. */
export function runTable(io: Io, runs: readonly (ResendRun | BackfillRun)[]): string {
  const head =
    io.language === 'de'
      ? ['begonnen', 'Zustand', 'gesamt', 'auf dem Weg', 'ausgelassen', 'Kennung']
      : ['begun', 'state', 'total', 'on their way', 'left out', 'id'];
  return table(
    head,
    runs.map(({ id, state, total, done, leftOut, createdAt }) => [
      localTime(createdAt, io.language),
      say(io, stateWords[state]),
      String(total),
      String(done),
      String(leftOut),
      id,
    ]),
  );
}

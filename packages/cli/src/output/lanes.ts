import type { LaneHold } from '@eilbote/core';
import { say, type Io } from '../io.ts';
import { holdWords, pauseWords } from '../texts/words.ts';
import { inTime } from './time.ts';

/** Why a lane holds its deliveries back, and until when. */
export function holdText(io: Io, hold: LaneHold): string {
  if (hold.waitsFor === 'resumption') {
    const { of, reason } = hold.pause;
    return reason === null ? say(io, pauseWords[of]) : `${say(io, pauseWords[of])}: ${reason}`;
  }
  const why = say(io, holdWords[hold.waitsFor]);
  if (hold.until <= Date.now()) return why;
  const next = inTime(hold.until - Date.now(), io.language);
  return `${why}; ${say(io, { de: `weiter ${next}`, en: `goes on ${next}` })}`;
}

import type { LocalizedText } from '@eilbote/core';
import { say, type Io } from '../io.ts';
import { note } from './problems.ts';

const choice = { de: '[j/N]', en: '[y/N]' };

/** Asks a person before something is done that cannot be undone. `refused` says what was not done where they decline. */
export async function agreed(io: Io, question: LocalizedText, refused: LocalizedText): Promise<boolean> {
  const answer = await io.ask(`${say(io, question)} ${say(io, choice)} `);
  const yes = /^[jy]/i.test(answer.trim());
  if (!yes) note(io, refused);
  return yes;
}

import type { LocalizedText } from '@eilbote/core';
import { ARGUMENT_MISSING } from '../errors.ts';
import { say, type Io } from '../io.ts';
import { note } from './problems.ts';

const choice = { de: '[j/N]', en: '[y/N]' };

/** Asks a person before something is done. `refused` says what was not done where they decline. */
export async function agreed(io: Io, question: LocalizedText, refused: LocalizedText): Promise<boolean> {
  const answer = await io.ask(`${say(io, question)} ${say(io, choice)} `);
  const yes = /^[jy]/i.test(answer.trim());
  if (!yes) note(io, refused);
  return yes;
}

/**
 * What cannot be taken back is done only by consent: `--yes`, or a person who can be asked.
 * @throws ARGUMENT_MISSING without a terminal, or with `--json`, where `--yes` is not given
 */
export function requireConsent(
  io: Io,
  { json, yes }: { readonly json: boolean; readonly yes: true | undefined },
): void {
  if (yes !== true && (json || !io.isTerminal)) throw ARGUMENT_MISSING({ argument: '--yes' });
}

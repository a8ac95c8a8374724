import type { Host, WaitingChoice } from '@eilbote/core';
import { oneOf } from '../../arguments/numbers.ts';
import type { OptionDefinition } from '../../command.ts';
import { say, type Io } from '../../io.ts';
import { note } from '../../output/problems.ts';
import { countOfWaiting } from '../../texts/counts.ts';

export const waitingChoices = ['rebuild', 'keep', 'cancel'] as const satisfies WaitingChoice[];

export const waitingOption: OptionDefinition = {
  flags: '--waiting <rebuild|keep|cancel>',
  text: {
    de: 'wartende Zustellungen neu erzeugen (rebuild), unverändert lassen (keep) oder abbrechen (cancel)',
    en: 'rebuild deliveries that wait, keep them as they are, or cancel them',
  },
};

/**
 * What becomes of deliveries that wait: as given; else a person is asked, and a program gets what does no harm, said
 * aloud. Without waiting deliveries nobody has to choose.
 */
export async function waitingChoice(
  io: Io,
  host: Host,
  webhook: string,
  given: string | undefined,
  which: 'all' | 'held',
): Promise<WaitingChoice | undefined> {
  if (given !== undefined) return oneOf(given, waitingChoices);
  const { untried, tried, held } = await host.webhooks.countWaiting(webhook);
  const count = which === 'held' ? held : untried + tried;
  if (count === 0) return undefined;
  if (io.isTerminal) return askWaiting(io, untried, tried, count);
  noteRebuilt(io, count);
  return 'rebuild';
}

/** Tells a program, which cannot be asked, what becomes of so many deliveries. */
export function noteRebuilt(io: Io, count: number): void {
  const waiting = countOfWaiting(count);
  note(io, {
    de: `${waiting.de}; die noch nicht versuchten werden neu erzeugt. Anders mit --waiting keep oder cancel.`,
    en: `${waiting.en}; those not tried yet are rebuilt. --waiting keep or cancel decides otherwise.`,
  });
}

/** Asks a person. */
export async function askWaiting(
  io: Io,
  untried: number,
  tried: number,
  count: number = untried + tried,
): Promise<WaitingChoice> {
  const waiting = countOfWaiting(count);
  const text = {
    de: `${waiting.de} (${untried} noch nicht versucht, ${tried} schon versucht).\n  1 neu erzeugen, soweit noch nicht versucht\n  2 unverändert lassen\n  3 abbrechen\nIhre Wahl [1]: `,
    en: `${waiting.en} (${untried} not tried yet, ${tried} tried).\n  1 rebuild those not tried yet\n  2 keep them as they are\n  3 cancel them\nYour choice [1]: `,
  };
  const answer = (await io.ask(say(io, text))).trim();
  if (answer === '3') return 'cancel';
  return answer === '2' ? 'keep' : 'rebuild';
}

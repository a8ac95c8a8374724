import type { Chance } from './chance.ts';
import { moods } from './network/receiver.ts';

/**
 * What kind of world a seed makes. Each seed leaves most troubles out: a world with all of them at once never gets far
 * enough to show what one of them can do (swarm testing, Groce et al. 2012).
 */
export interface Climate {
  readonly processes: number;
  /** How long people are at work and things go wrong, in milliseconds. */
  readonly activeMs: number;
  readonly publishers: number;
  /** Calls of each publisher. */
  readonly publications: number;
  readonly records: number;
  readonly webhooks: number;
  readonly connections: number;
  /** Part of the webhooks with a connection whose action takes several calls. */
  readonly severalCalls: number;
  readonly administratorActs: number;
  readonly longestDiskDelayMs: number;
  readonly diskInOrder: boolean;
  readonly logBytes: number;
  readonly moods: readonly string[];
  readonly moodChanges: number;
  /** Whether the death of a process can be seen by the others at once. */
  readonly deathIsSeen: boolean;
  readonly troubles: { readonly [name in TroubleName]: number };
}

export const troubleNames = [
  'kill',
  'killInAppend',
  'powerCut',
  'freeze',
  'restart',
  'diskFault',
  'slowDisk',
  'fullLog',
  'logFault',
] as const;
export type TroubleName = (typeof troubleNames)[number];

export function drawClimate(chance: Chance): Climate {
  const some = <T>(choices: readonly T[], atLeast: number): readonly T[] => {
    const chosen = choices.filter(() => chance.happens(0.4));
    return chosen.length >= atLeast ? chosen : [chance.pick(choices)];
  };
  const trouble = (probability = 0.3): number => (chance.happens(probability) ? chance.integer(1, 3) : 0);
  const severalCalls = chance.named('kinds of actions').pick([0, 0.5, 1]);
  const processes = chance.happens(0.5) ? 2 : 1;
  return {
    processes,
    activeMs: chance.pick([15_000, 30_000, 60_000, 120_000]),
    publishers: chance.integer(1, 4),
    publications: chance.pick([3, 10, 10, 30]),
    records: chance.integer(1, 6),
    webhooks: chance.integer(1, 5),
    severalCalls,
    connections: Math.max(chance.integer(0, 2), severalCalls > 0 ? 1 : 0),
    administratorActs: chance.happens(0.5) ? chance.integer(1, 12) : 0,
    longestDiskDelayMs: chance.pick([0, 5, 60]),
    diskInOrder: chance.happens(0.5),
    // Two processes may believe to lead for a moment; that files are renamed or fail just then is not among the promises.
    logBytes: processes > 1 ? 10_000_000 : chance.pick([2000, 20_000, 10_000_000]),
    moods: some(Object.keys(moods), 1),
    moodChanges: chance.integer(0, 8),
    deathIsSeen: chance.happens(0.6),
    troubles: {
      kill: trouble(),
      killInAppend: trouble(),
      powerCut: trouble(),
      freeze: trouble(processes > 1 ? 0.6 : 0.2),
      restart: trouble(),
      diskFault: trouble(),
      slowDisk: trouble(),
      fullLog: trouble(),
      logFault: processes > 1 ? 0 : trouble(),
    },
  };
}

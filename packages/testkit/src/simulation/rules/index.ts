import { acknowledgedIsKept } from './acknowledged-is-kept.ts';
import { allComesToAnEnd } from './all-comes-to-an-end.ts';
import { attemptsAreCounted } from './attempts-are-counted.ts';
import { laneLimitsHold } from './lane-limits-hold.ts';
import { logTellsAll } from './log-tells-all.ts';
import { matchedAsConfigured } from './matched-as-configured.ts';
import { nothingLiesIdle } from './nothing-lies-idle.ts';
import { oneOfEachThing } from './one-of-each-thing.ts';
import { orderIsKept } from './order-is-kept.ts';
import { pausesAreObeyed } from './pauses-are-obeyed.ts';
import { replacedByTheLatest } from './replaced-by-the-latest.ts';
import { resultsAreSettled } from './results-are-settled.ts';
import type { Rule } from './rule.ts';
import { savesAreInForce } from './saves-are-in-force.ts';
import { sentAsWritten } from './sent-as-written.ts';
import { writtenOnce } from './written-once.ts';

export type { EndOfWorld, Rule, Watcher } from './rule.ts';

/** What must hold in every simulated world. */
export const allRules: readonly Rule[] = [
  acknowledgedIsKept,
  matchedAsConfigured,
  sentAsWritten,
  attemptsAreCounted,
  resultsAreSettled,
  orderIsKept,
  replacedByTheLatest,
  oneOfEachThing,
  writtenOnce,
  laneLimitsHold,
  savesAreInForce,
  pausesAreObeyed,
  nothingLiesIdle,
  logTellsAll,
  allComesToAnEnd,
];

import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { eventRow } from '../../publish/event-row.ts';
import type { Engine } from '../engine.ts';
import { explainMatch, type MatchExplanation } from '../explain/index.ts';
import { BACKFILL_RECORD_CHANGED } from './errors.ts';
import { Examination, type BackfillFault, type BackfillWarning, type Examined } from './examination.ts';
import type { CheckedPlan } from './plan.ts';

/** What a backfill would do, record by record. */
export interface BackfillCount {
  readonly run: string;
  /** All that were read, faulty ones too. */
  readonly records: number;
  /** Transferred by this run before, or further up in the same source. */
  readonly known: number;
  /** Would be set going now. */
  readonly fresh: number;
  readonly faulty: number;
  /** The first ones. */
  readonly faults: readonly BackfillFault[];
  readonly warned: number;
  /** The first ones: what did not fit its field and is sent as it came. */
  readonly warnings: readonly BackfillWarning[];
  /** What becomes of the fresh ones. */
  readonly webhooks: readonly BackfilledWebhook[];
}

export interface BackfilledWebhook {
  readonly id: string;
  readonly name: string;
  /** Records that it would send. */
  readonly sends: number;
  /** Records that do not meet its conditions. */
  readonly passesBy: number;
  /** Records whose delivery would be skipped, or fail without a call. */
  readonly fails: number;
}

/** Further faults and warnings are counted, not listed. */
export const mostListed = 1000;

/** The outcome of a reading that nothing is set going by. */
export async function countRecords(plan: CheckedPlan, engine: Engine): Promise<BackfillCount> {
  const examination = new Examination(plan, engine);
  const isBegun = (await engine.store.runs({})).some(({ id }) => id === plan.run);
  const tallies = plan.webhooks.map((webhook) => new Tally(webhook));
  const counts = { records: 0, known: 0, fresh: 0, faulty: 0, warned: 0 };
  const faults: BackfillFault[] = [];
  const warnings: BackfillWarning[] = [];
  for await (const given of plan.records()) {
    counts.records += 1;
    const examined = await againstStored(examination.next(given), isBegun, plan, engine);
    if (examined.kind === 'faulty') {
      counts.faulty += 1;
      if (faults.length < mostListed) faults.push(examined.fault);
      continue;
    }
    if (examined.kind === 'repeated') {
      counts.known += 1;
      continue;
    }
    counts.fresh += 1;
    const { acceptance, line } = examined;
    if (acceptance.warnings.length > 0) counts.warned += 1;
    if (warnings.length < mostListed) warnings.push(...acceptance.warnings.map((one) => ({ ...one, line })));
    for (const tally of tallies) tally.add(matchOf(examined, tally.webhook, engine));
  }
  return { run: plan.run, ...counts, faults, warnings, webhooks: tallies.map((tally) => tally.result()) };
}

/** Known where the run has stored it, faulty where it was with other content. */
async function againstStored(
  examined: Examined,
  isBegun: boolean,
  { run }: CheckedPlan,
  { store }: Engine,
): Promise<Examined> {
  if (!isBegun || examined.kind !== 'good') return examined;
  const { line, input, acceptance } = examined;
  const stored = await store.event(input.id ?? '');
  if (stored === undefined) return examined;
  if (stored.hash === acceptance.contentHash) return { kind: 'repeated' };
  const { key } = acceptance;
  const { code, text } = BACKFILL_RECORD_CHANGED({ key, run });
  return { kind: 'faulty', fault: { line, key, code, text } };
}

/** What a webhook would do with a record: without what the host's `records` would add. */
export function matchOf(
  { acceptance }: Extract<Examined, { kind: 'good' }>,
  webhook: ConfiguredWebhook,
  engine: Engine,
): MatchExplanation['verdict'] {
  const row = eventRow(acceptance, engine.clock.now(), engine.catalogue);
  const open = { event: acceptance.event, stored: { ...row, sequence: 0, revision: 0 } };
  return explainMatch(open, webhook, engine).verdict;
}

class Tally {
  readonly webhook: ConfiguredWebhook;
  readonly #counts = { sends: 0, passesBy: 0, fails: 0 };

  constructor(webhook: ConfiguredWebhook) {
    this.webhook = webhook;
  }

  add(verdict: MatchExplanation['verdict']): void {
    if (verdict === 'sends') this.#counts.sends += 1;
    else if (verdict === 'skips' || verdict === 'fails') this.#counts.fails += 1;
    else this.#counts.passesBy += 1;
  }

  result(): BackfilledWebhook {
    const { id, definition } = this.webhook;
    return { id, name: definition.name, ...this.#counts };
  }
}

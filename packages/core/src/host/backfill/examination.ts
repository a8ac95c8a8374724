import { hash } from 'node:crypto';
import { isEilboteError, type EventInput, type LocalizedText } from '@eilbote/contract';
import { acceptEvent, type Acceptance } from '../../accept/index.ts';
import type { PublishWarning } from '../../publish/missing-records.ts';
import type { Engine } from '../engine.ts';
import { BACKFILL_KEY_TWICE } from './errors.ts';
import type { BackfillRecord, CheckedPlan } from './plan.ts';

/** A record that is not transferred, and why. It stops no other one. */
export interface BackfillFault {
  readonly line: number;
  readonly key?: string;
  /** Code of the error; absent where the source could not read it. */
  readonly code?: string;
  readonly text: LocalizedText;
}

export type Examined =
  | { readonly kind: 'faulty'; readonly fault: BackfillFault }
  /** The same record stood further up already. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'good'; readonly line: number; readonly input: EventInput; readonly acceptance: Acceptance };

/** What acceptance notices about a record that is transferred all the same. */
export interface BackfillWarning extends PublishWarning {
  readonly line: number;
}

/**
 * The same run and record make the same event, so that none is sent twice. The key stands in it as a hash: an erasure
 * must not leave it behind in an id.
 */
export const eventIdOf = (run: string, key: string): string => `${run}:${hash('sha256', key).slice(0, 32)}`;

/** Reads one record after the other as the event that it would be. */
export class Examination {
  readonly #plan: CheckedPlan;
  readonly #engine: Engine;
  readonly #seen = new Map<string, { readonly line: number; readonly hash: string }>();
  #count = 0;

  constructor(plan: CheckedPlan, engine: Engine) {
    this.#plan = plan;
    this.#engine = engine;
  }

  next(given: BackfillRecord): Examined {
    this.#count += 1;
    const line = given.line ?? this.#count;
    if ('fault' in given) return { kind: 'faulty', fault: { line, text: given.fault } };
    try {
      return this.#examine(given, line);
    } catch (error) {
      if (!isEilboteError(error)) throw error;
      return { kind: 'faulty', fault: { line, code: error.code, text: error.text } };
    }
  }

  #examine({ record, related = {}, details }: Extract<BackfillRecord, { record: unknown }>, line: number): Examined {
    const { run, eventType, table } = this.#plan;
    const records = { ...related, [table]: record };
    const content = { type: eventType, records, ...(details === undefined ? {} : { details }) };
    const { catalogue, clock } = this.#engine;
    const now = new Date(clock.now()).toISOString();
    const acceptance = acceptEvent(content, { catalogue, now, newId: () => '' });
    const { key, contentHash } = acceptance;
    const id = eventIdOf(run, key);
    const before = this.#seen.get(id);
    if (before === undefined) {
      this.#seen.set(id, { line, hash: contentHash });
      return { kind: 'good', line, input: { id, ...content }, acceptance };
    }
    if (before.hash === contentHash) return { kind: 'repeated' };
    const { code, text } = BACKFILL_KEY_TWICE({ key, line: before.line });
    return { kind: 'faulty', fault: { line, key, code, text } };
  }
}

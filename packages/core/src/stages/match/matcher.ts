import { token, type JsonObject } from '@eilbote/contract';
import type { CompiledConditions } from '../../conditions/index.ts';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import type { OpenEvent } from '../../dispatch/open-event.ts';
import { isAboutItself } from '../../own-events/index.ts';
import { isRecordList, recordsOf } from '../../tables/index.ts';
import { isUnchanged } from './unchanged.ts';

/** Decides whether an event concerns a webhook. Deterministic: no clock, no network, no state. */
export interface Matcher {
  match(event: OpenEvent, webhook: ConfiguredWebhook): MatchVerdict;
}

export type MatchVerdict =
  /** A delivery is made. `elements` are the positions of the records to send, where the table came as a list. */
  | { readonly kind: 'sends'; readonly elements?: readonly number[] }
  /** The conditions do not hold, or nobody can know: no delivery. */
  | { readonly kind: 'passesBy'; readonly verdict: 'false' | 'unknown' }
  /** The details are the same before and after the event, and the webhook wants changes only: no delivery. */
  | { readonly kind: 'unchanged' }
  /** A delivery that says so and ends: no record of its table came with the event, or the event complains of itself. */
  | { readonly kind: 'skips'; readonly reason: 'noRecord' | 'aboutItself' };

export const Matching = token<Matcher>('stage.match');

/** The conditions decide in the modes `evaluate` and `both`; in a list each record is asked. */
export const conditionsMatcher: Matcher = {
  match(open, webhook) {
    if (isAboutItself(open, webhook)) return aboutItself;
    const { event } = open;
    if (isUnchanged(event.details, webhook.changes)) return unchanged;
    const records = recordsOf(event, webhook.definition.table);
    if (records === undefined) return webhook.definition.fields === 'none' ? sendsAll : noRecord;
    if (webhook.conditions === undefined) return isRecordList(records) && records.length === 0 ? noRecord : sendsAll;
    if (!isRecordList(records)) {
      const verdict = webhook.conditions.evaluate({ record: records, records: event.records, details: event.details });
      return verdict === 'true' ? sendsAll : { kind: 'passesBy', verdict };
    }
    return matchList(records, event, webhook.conditions);
  },
};

const unchanged: MatchVerdict = { kind: 'unchanged' };
const sendsAll: MatchVerdict = { kind: 'sends' };
const noRecord: MatchVerdict = { kind: 'skips', reason: 'noRecord' };
const aboutItself: MatchVerdict = { kind: 'skips', reason: 'aboutItself' };

function matchList(
  records: readonly JsonObject[],
  event: OpenEvent['event'],
  conditions: CompiledConditions,
): MatchVerdict {
  if (records.length === 0) return noRecord;
  const elements: number[] = [];
  let verdict: 'false' | 'unknown' = 'false';
  records.forEach((record, position) => {
    const found = conditions.evaluate({ record, records: event.records, details: event.details });
    if (found === 'true') elements.push(position);
    else if (found === 'unknown') verdict = 'unknown';
  });
  return elements.length > 0 ? { kind: 'sends', elements } : { kind: 'passesBy', verdict };
}

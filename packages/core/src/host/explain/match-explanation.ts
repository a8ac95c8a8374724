import type { LocalizedText } from '@eilbote/contract';
import type { ConditionExplanation } from '../../conditions/index.ts';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { failureOfMatch, isMeantFor, type OpenEvent } from '../../dispatch/index.ts';
import type { Matcher, MatchVerdict } from '../../stages/match/index.ts';
import { recordsOf } from '../../tables/index.ts';

export interface MatchExplanation {
  /**
   * `fails` where nobody can say: the delivery would fail with the reason in `failure`. `notNamed`: the event belongs to a
   * backfill that is meant for other webhooks.
   */
  readonly verdict: MatchVerdict['kind'] | 'otherEvent' | 'notNamed' | 'inactive' | 'fails';
  /** Each record that was asked, in the order of the list; one for a table that is no list. */
  readonly conditions: readonly ConditionExplanation[];
  /** Of `passesBy`: the conditions do not hold, or nobody can know. */
  readonly unmet?: 'false' | 'unknown';
  /** Of `skips`. */
  readonly reason?: 'noRecord' | 'aboutItself';
}

export interface ExplainedMatch extends MatchExplanation {
  /** Positions of the records to send, where the table came as a list. */
  readonly elements?: readonly number[];
  readonly failure?: { readonly failure: string; readonly reason: LocalizedText };
}

/** Whether an event concerns a webhook, and why. */
export function explainMatch(
  open: OpenEvent,
  webhook: ConfiguredWebhook,
  { matcher }: { readonly matcher: Matcher },
): ExplainedMatch {
  try {
    return verdictOn(open, webhook, matcher);
  } catch (error) {
    const { failure, reason } = failureOfMatch(error);
    return { verdict: 'fails', conditions: [], failure: { failure, reason } };
  }
}

function verdictOn(open: OpenEvent, webhook: ConfiguredWebhook, matcher: Matcher): ExplainedMatch {
  const conditions = conditionsOf(open, webhook);
  if (webhook.definition.event !== open.event.type) return { verdict: 'otherEvent', conditions };
  if (!isMeantFor(open.stored, webhook)) return { verdict: 'notNamed', conditions };
  if (webhook.status === 'inactive') return { verdict: 'inactive', conditions };
  const verdict = matcher.match(open, webhook);
  switch (verdict.kind) {
    case 'sends':
      return {
        verdict: 'sends',
        conditions,
        ...(verdict.elements === undefined ? {} : { elements: verdict.elements }),
      };
    case 'passesBy':
      return { verdict: 'passesBy', conditions, unmet: verdict.verdict };
    case 'unchanged':
      return { verdict: 'unchanged', conditions };
    case 'skips':
      return { verdict: 'skips', conditions, reason: verdict.reason };
  }
}

/** What of a match is shown. */
export const shownMatch = ({ verdict, conditions, unmet, reason }: ExplainedMatch): MatchExplanation => ({
  verdict,
  conditions,
  ...(unmet === undefined ? {} : { unmet }),
  ...(reason === undefined ? {} : { reason }),
});

function conditionsOf({ event }: OpenEvent, { definition, conditions }: ConfiguredWebhook): ConditionExplanation[] {
  const own = recordsOf(event, definition.table);
  if (conditions === undefined || own === undefined) return [];
  return [own].flat().map((record) => conditions.explain({ record, records: event.records, details: event.details }));
}

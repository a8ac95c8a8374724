import type { EventRecords, JsonObject, LocalizedText } from '@eilbote/contract';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { EVENT_TYPE_UNKNOWN } from '../../accept/errors.ts';
import { WEBHOOK_NAME_AMBIGUOUS, WEBHOOK_UNKNOWN } from '../administration-errors.ts';
import { byIdOrName } from '../by-id-or-name.ts';
import type { Engine } from '../engine.ts';
import { HOST_CALL_INVALID } from '../errors.ts';
import { BACKFILL_RUN_INVALID, BACKFILL_WEBHOOK_INACTIVE, BACKFILL_WEBHOOK_OTHER_EVENT } from './errors.ts';

/** Records that were there before, for webhooks that were not. */
export interface BackfillPlan {
  /**
   * Names the run: letters, digits, `.`, `_` and `-`, at most 64. What was transferred under this name is not sent again;
   * so an interrupted run goes on where it stopped.
   */
  readonly run: string;
  readonly eventType: string;
  /** Ids or names. Others hear nothing of it. */
  readonly webhooks: readonly string[];
  /** Called for each reading: once to count, once to transfer. It gives the same records each time. */
  readonly records: () => AsyncIterable<BackfillRecord> | Iterable<BackfillRecord>;
  /** Records set going in a minute, so that fresh events are not kept waiting; 600 when left out, at most 60,000. */
  readonly perMinute?: number;
  /** So many deliveries of the run wait at most; 200 when left out. */
  readonly mostWaiting?: number;
}

/** A record of the table of the event type, or why it cannot be read. */
export type BackfillRecord = {
  /** Where people find it, e.g. the line of the file; counted from 1 when left out. */
  readonly line?: number;
} & (
  | {
      readonly record: JsonObject;
      /** Records of related tables. */
      readonly related?: EventRecords;
      readonly details?: JsonObject;
    }
  | { readonly fault: LocalizedText }
);

/** A plan that can be carried out. */
export interface CheckedPlan {
  readonly run: string;
  readonly eventType: string;
  /** Table of its own record. */
  readonly table: string;
  readonly webhooks: readonly ConfiguredWebhook[];
  readonly records: BackfillPlan['records'];
  readonly perMinute: number;
  readonly mostWaiting: number;
}

const defaultPerMinute = 600;
const mostPerMinute = 60_000;
const defaultMostWaiting = 200;

/**
 * @throws BACKFILL_RUN_INVALID, EVENT_TYPE_UNKNOWN, HOST_CALL_INVALID, WEBHOOK_UNKNOWN, WEBHOOK_NAME_AMBIGUOUS,
 *   BACKFILL_WEBHOOK_OTHER_EVENT, BACKFILL_WEBHOOK_INACTIVE
 */
export async function checkPlan(plan: BackfillPlan, { catalogue, configuration }: Engine): Promise<CheckedPlan> {
  const { run, eventType: wanted, webhooks, records } = plan;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(run)) throw BACKFILL_RUN_INVALID({ run: run.slice(0, 100) });
  const eventType = catalogue.eventType(wanted);
  if (eventType === undefined) {
    const suggestion = catalogue.suggestEventType(wanted);
    throw EVENT_TYPE_UNKNOWN({ eventType: wanted, ...(suggestion === undefined ? {} : { suggestion }) });
  }
  if (webhooks.length === 0) throw HOST_CALL_INVALID({ call: 'backfills: webhooks', expected: atLeastOne });
  const all = (await configuration.reload()).webhooks;
  const named = new Map(webhooks.map((idOrName) => webhookNamed(idOrName, all, wanted)).map((one) => [one.id, one]));
  return {
    run,
    eventType: eventType.id,
    table: eventType.table,
    webhooks: [...named.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    records,
    perMinute: within(plan.perMinute ?? defaultPerMinute, mostPerMinute),
    mostWaiting: within(plan.mostWaiting ?? defaultMostWaiting, Number.MAX_SAFE_INTEGER),
  };
}

const atLeastOne = { de: 'mindestens ein Webhook', en: 'at least one webhook' };

const within = (number: number, most: number): number => Math.min(most, Math.max(1, Math.floor(number)));

function webhookNamed(idOrName: string, all: Iterable<ConfiguredWebhook>, eventType: string): ConfiguredWebhook {
  const webhook = byIdOrName(idOrName, all, {
    unknown: (meant) => WEBHOOK_UNKNOWN({ webhook: idOrName, meant }),
    ambiguous: (ids) => WEBHOOK_NAME_AMBIGUOUS({ name: idOrName, ids }),
  });
  const { name, event } = webhook.definition;
  if (event !== eventType) throw BACKFILL_WEBHOOK_OTHER_EVENT({ name, event, eventType });
  if (webhook.status === 'inactive') throw BACKFILL_WEBHOOK_INACTIVE({ name });
  return webhook;
}

import type { LocalizedText } from '@eilbote/contract';
import type { ConditionExplanation } from '../../conditions/index.ts';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { isMeantFor, openEvent } from '../../dispatch/index.ts';
import type { DeliveryRow, StoredEvent, WebhookAsOf, WebhookStatus, WebhookVersionRow } from '../../ports/index.ts';
import { EVENT_UNKNOWN, WEBHOOK_NAME_AMBIGUOUS, WEBHOOK_UNKNOWN } from '../administration-errors.ts';
import { byIdOrName } from '../by-id-or-name.ts';
import type { Engine } from '../engine.ts';
import { explainMatch, shownMatch, type MatchExplanation } from '../explain/index.ts';
import { whyNotTexts, type WhyNotReason } from './reasons.ts';

export interface WhyNotQuestion {
  readonly eventId: string;
  /** Name or id; of a deleted webhook its id. */
  readonly webhook: string;
}

/** Why an event made no delivery for a webhook, judged by the configuration that it was matched with. */
export interface WhyNot {
  readonly event: Pick<StoredEvent, 'id' | 'type' | 'table' | 'key' | 'occurredAt' | 'acceptedAt'>;
  readonly webhook: { readonly id: string; readonly name: string };
  readonly reason: WhyNotReason;
  /** The reason as a sentence. */
  readonly text: LocalizedText;
  /** The configuration revision that the event was matched with; absent while it is not matched. */
  readonly revision?: number;
  /** The webhook as it was then; absent where it did not exist, or the event was not matched. */
  readonly was?: WebhookThen;
  /** What the conditions of that time said of each record; with the tables and fields as they are now. */
  readonly conditions: readonly ConditionExplanation[];
  /** Deliveries of the event for the webhook, tests and repetitions too, newest first. */
  readonly deliveries: readonly DeliveryRow[];
  /** What the webhook would do with the event now; absent where it is deleted, or the data of the event are. */
  readonly today?: { readonly version: number; readonly status: WebhookStatus; readonly match: MatchExplanation };
}

export interface WebhookThen {
  readonly version: number;
  readonly eventType: string;
  /** `unknown` where it was set before such changes were kept. */
  readonly status: WebhookStatus | 'deleted' | 'unknown';
  /** Since when; milliseconds since 1970. Absent where the status is not known. */
  readonly since?: number;
}

const mostDeliveries = 100;

/** @throws EVENT_UNKNOWN, WEBHOOK_UNKNOWN, WEBHOOK_NAME_AMBIGUOUS */
export async function whyNot({ eventId, webhook }: WhyNotQuestion, engine: Engine): Promise<WhyNot> {
  const { store } = engine;
  const configuration = await engine.configuration.reload();
  const stored = await store.event(eventId);
  if (stored === undefined) throw EVENT_UNKNOWN({ event: eventId });
  const id = await idOf(webhook, engine);
  const now = configuration.webhook(id);
  const revision = await store.matchedWith(stored.sequence);
  const known = await store.webhookAsOf(id, revision ?? configuration.revision);
  if (known === undefined) throw WEBHOOK_UNKNOWN({ webhook });
  const { rows: deliveries } = await store.deliveries({ eventId, webhook: id }, { limit: mostDeliveries });
  const old = known.version === null ? undefined : asItWas(known.version, known, engine);
  const verdict = judge({ stored, deliveries, revision, known, old }, engine);
  const { type, table, key, occurredAt, acceptedAt } = stored;
  return {
    event: { id: eventId, type, table, key, occurredAt, acceptedAt },
    webhook: { id, name: (now ?? old)?.definition.name ?? (await firstName(id, engine)) },
    text: whyNotTexts[verdict.reason],
    ...verdict,
    ...(revision === undefined ? {} : { revision }),
    ...(revision === undefined || old === undefined ? {} : { was: shown(old, known) }),
    deliveries,
    ...(now === undefined || stored.blanked !== undefined
      ? {}
      : { today: { version: now.version, status: now.status, match: matchNow(stored, now, engine) } }),
  };
}

interface Case {
  readonly stored: StoredEvent;
  readonly deliveries: readonly DeliveryRow[];
  readonly revision: number | undefined;
  readonly known: WebhookAsOf;
  readonly old: ConfiguredWebhook | undefined;
}

type Verdict = Pick<WhyNot, 'reason' | 'conditions'>;

/** In the order in which the dispatcher comes upon them. */
function judge({ stored, deliveries, revision, known: { status }, old }: Case, engine: Engine): Verdict {
  const because = (reason: WhyNotReason): Verdict => ({ reason, conditions: [] });
  const isThere = deliveries.some(({ origin }) => origin !== 'test');
  if (isThere) return { reason: 'delivery', conditions: old === undefined ? [] : conditionsOf(stored, old, engine) };
  if (stored.test) return because('test');
  if (revision === undefined) return because('notMatched');
  if (old === undefined) return because('notYetMade');
  if (status?.status === 'deleted') return because('deleted');
  if (old.definition.event !== stored.type) return because('otherEvent');
  if (!isMeantFor(stored, old)) return because('notNamed');
  if (status?.status === 'inactive') return because('inactive');
  if (stored.blanked !== undefined) return because(sendsAnyway(old) ? missing(status) : 'contentGone');
  const { verdict, conditions, unmet } = matchThen(stored, old, engine);
  if (verdict === 'passesBy') return { reason: unmet === 'unknown' ? 'undecided' : 'conditions', conditions };
  return { reason: verdict === 'unchanged' ? verdict : missing(status), conditions };
}

/** It should have made a delivery, and there is none. */
const missing = (status: WebhookAsOf['status']): WhyNotReason => (status === null ? 'statusUnknown' : 'gone');

/** Whatever stood in the event. */
const sendsAnyway = ({ conditions, changes }: ConfiguredWebhook): boolean =>
  conditions === undefined && changes.length === 0;

const matchThen = (stored: StoredEvent, old: ConfiguredWebhook, { matcher }: Engine): MatchExplanation =>
  shownMatch(explainMatch(openEvent(stored), { ...old, status: 'active' }, { matcher }));

function conditionsOf(stored: StoredEvent, old: ConfiguredWebhook, engine: Engine): readonly ConditionExplanation[] {
  if (stored.blanked !== undefined || old.definition.event !== stored.type) return [];
  return matchThen(stored, old, engine).conditions;
}

const matchNow = (stored: StoredEvent, webhook: ConfiguredWebhook, { matcher }: Engine): MatchExplanation =>
  shownMatch(explainMatch(openEvent(stored), webhook, { matcher }));

/** A version as the dispatcher had it, but for its lane and the versions of its connection: they decide nothing here. */
function asItWas(
  row: WebhookVersionRow,
  { status }: WebhookAsOf,
  { reader, configuration }: Engine,
): ConfiguredWebhook {
  const statusThen = status?.status === 'deleted' || status === null ? 'active' : status.status;
  const made = reader.webhook(
    {
      id: row.webhook,
      version: row.version,
      status: statusThen,
      statusReason: status?.reason ?? null,
      statusAt: status?.at ?? row.savedAt,
      connection: null,
      lane: '',
      definition: row.definition,
      createdAt: row.savedAt,
      savedAt: row.savedAt,
    },
    undefined,
  );
  const { connection } = made.definition;
  return connection === undefined ? made : { ...made, connection: configuration.current.connection(connection) };
}

const shown = ({ version, definition }: ConfiguredWebhook, { status }: WebhookAsOf): WebhookThen => ({
  version,
  eventType: definition.event,
  ...(status === null ? { status: 'unknown' } : { status: status.status, since: status.at }),
});

/** The id of a webhook that is there, by its name too; anything else is taken for the id of one that is deleted. */
async function idOf(idOrName: string, { configuration, store }: Engine): Promise<string> {
  if ((await store.webhookVersion(idOrName, 1)) !== undefined) return idOrName;
  return byIdOrName(idOrName, configuration.current.webhooks, {
    unknown: (meant) => WEBHOOK_UNKNOWN({ webhook: idOrName, meant }),
    ambiguous: (ids) => WEBHOOK_NAME_AMBIGUOUS({ name: idOrName, ids }),
  }).id;
}

/** Of a webhook that did not exist yet, and is deleted by now. */
async function firstName(id: string, engine: Engine): Promise<string> {
  const row = await engine.store.webhookVersion(id, 1);
  return row === undefined ? id : asItWas(row, { version: row, status: null }, engine).definition.name;
}

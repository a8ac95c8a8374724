import type { EventRecords, JsonObject } from '@eilbote/contract';
import { acceptEvent, type Acceptance } from '../../accept/index.ts';
import { openEvent, planResend, type ResendPlan } from '../../dispatch/index.ts';
import type { DeliveryDetail, ResendRefusal } from '../../ports/index.ts';
import { readRecordsAnew, type PublishWarning } from '../../publish/missing-records.ts';
import { CORRECTION_OF_OTHER_RECORD, DELIVERY_NOT_RESENT, RECORDS_MISSING } from './errors.ts';
import { DELIVERY_UNKNOWN } from '../administration-errors.ts';
import type { Engine } from '../engine.ts';

/** What to send again. */
export type ResendOptions =
  /**
   * `original` (the default) repeats the call as it was, with its `webhook-id`, or builds it now where nothing was ever
   * sent. `recomputed` builds it anew from the stored event, `refreshed` after asking the host's `Records` once more; the
   * receiver then sees a new `webhook-id`.
   */
  | { readonly content?: 'original' | 'recomputed' | 'refreshed' }
  /** Builds it anew from corrected records: for the one whose mandatory field was missing. */
  | { readonly content: 'corrected'; readonly correction: Correction };

export interface Correction {
  /** Fields by table, laid over the record that the event has; a list takes the place of the list. */
  readonly records?: { readonly [table: string]: JsonObject | readonly JsonObject[] };
  /** Laid over the details of the event. */
  readonly details?: JsonObject;
}

export interface Resent {
  /** Id of the new delivery. */
  readonly delivery: string;
  /** What acceptance says of the corrected or refreshed records. */
  readonly warnings: readonly PublishWarning[];
}

/** Sends one delivery again. @throws DELIVERY_UNKNOWN, DELIVERY_NOT_RESENT, RECORDS_MISSING, those of acceptance */
export async function resend(id: string, options: ResendOptions, engine: Engine): Promise<Resent> {
  const { store, clock, catalogue, configuration, dispatcher, newId } = engine;
  const original = await store.delivery(id);
  if (original === undefined) throw DELIVERY_UNKNOWN({ delivery: id });
  refuseBlanked(original, options);
  const webhook = (await configuration.reload()).webhook(original.delivery.webhook);
  if (webhook === undefined) throw DELIVERY_NOT_RESENT({ delivery: id, reason: 'webhookDeleted' });
  const acceptance = await contentFor(original, options, engine);
  const content = options.content ?? 'original';
  const plan: ResendPlan = {
    original,
    webhook,
    content,
    ...(acceptance === undefined ? {} : { corrected: corrected(acceptance, original, webhook, engine) }),
  };
  const made = planResend(plan, { catalogue, now: clock.now(), newId });
  const result = await store.resend([made]);
  const refused: ResendRefusal | undefined = result?.refused[0]?.reason;
  if (refused !== undefined) throw DELIVERY_NOT_RESENT({ delivery: id, reason: refused });
  dispatcher.configurationChanged();
  return { delivery: made.id, warnings: acceptance?.warnings ?? [] };
}

/** What was blanked cannot be built of any more, nor be laid a correction on; records read anew can. */
function refuseBlanked({ delivery: { id }, event }: DeliveryDetail, { content }: ResendOptions): void {
  if (event.blanked === 'erasure') throw DELIVERY_NOT_RESENT({ delivery: id, reason: 'erased' });
  if (event.blanked === undefined || content === 'refreshed') return;
  throw DELIVERY_NOT_RESENT({ delivery: id, reason: 'contentGone' });
}

type Content = Pick<Acceptance, 'event' | 'json' | 'table' | 'key'> & { readonly warnings: readonly PublishWarning[] };

async function contentFor(
  { event: stored }: DeliveryDetail,
  options: ResendOptions,
  engine: Engine,
): Promise<Content | undefined> {
  const { event } = openEvent(stored);
  if (options.content === 'refreshed') {
    const { records } = engine;
    if (records === undefined) throw RECORDS_MISSING({});
    const found = await readRecordsAnew(event, stored.key, { ...engine, records });
    return accepted(stored.key, { ...event, records: { ...event.records, ...found.records } }, engine, found.warnings);
  }
  if (options.content !== 'corrected') return undefined;
  const { records = {}, details = {} } = options.correction;
  const laidOver = { ...event, records: laidOn(event.records, records), details: { ...event.details, ...details } };
  return accepted(stored.key, laidOver, engine, []);
}

function laidOn(records: EventRecords, correction: Correction['records'] & {}): EventRecords {
  const result: { [table: string]: JsonObject | readonly JsonObject[] } = { ...records };
  for (const [table, fields] of Object.entries(correction)) {
    const known = Object.hasOwn(records, table) ? records[table] : undefined;
    result[table] = isList(fields) || known === undefined || isList(known) ? fields : { ...known, ...fields };
  }
  return result;
}

const isList = (records: JsonObject | readonly JsonObject[]): records is readonly JsonObject[] =>
  Array.isArray(records);

function accepted(
  key: string,
  event: Acceptance['event'],
  { catalogue, newId }: Engine,
  warnings: readonly PublishWarning[],
): Content {
  const acceptance = acceptEvent(event, { catalogue, now: event.occurredAt, newId: () => newId('evt') });
  if (acceptance.key !== key) throw CORRECTION_OF_OTHER_RECORD({ key, corrected: acceptance.key });
  return { ...acceptance, warnings: [...acceptance.warnings, ...warnings] };
}

/** Which records of a list are sent may be others than before: the conditions are asked again. */
function corrected(
  { event, json }: Content,
  { event: stored }: DeliveryDetail,
  webhook: ResendPlan['webhook'],
  { matcher }: Engine,
): NonNullable<ResendPlan['corrected']> {
  const verdict = matcher.match({ event, stored }, webhook);
  return verdict.kind === 'sends' && verdict.elements !== undefined ? { json, elements: verdict.elements } : { json };
}

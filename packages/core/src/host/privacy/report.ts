import type { EventRecords, JsonObject, JsonValue } from '@eilbote/contract';
import { openEvent } from '../../dispatch/index.ts';
import type { Blanked, DeliveryOrigin, DeliveryState, EventContent, Mention } from '../../ports/index.ts';
import { erasedKey } from '../../privacy/index.ts';
import { hostOf } from '../../redaction/index.ts';
import type { LogLine } from '../../stages/log/index.ts';
import { recordKey, subjectsOf } from '../../tables/index.ts';
import type { Engine } from '../engine.ts';
import type { Erasure } from './erase.ts';
import { readRecord } from './read-record.ts';

/** All that is stored about a record, for whoever asks what is stored about them. It holds personal values. */
export interface Report {
  readonly record: Mention;
  /** RFC 3339. */
  readonly madeAt: string;
  readonly events: readonly ReportedEvent[];
  /** Erasures of this record, the newest first. */
  readonly erasures: readonly Erasure[];
}

export interface ReportedEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly acceptedAt: string;
  /** The record that it happened to; another one where it only came along. */
  readonly happenedTo: Mention;
  /** What is missing of the content. */
  readonly blanked?: Blanked;
  /** The record itself and those that belong to it, by table; not those of others. */
  readonly records: { readonly [table: string]: readonly JsonObject[] };
  /** What the event says beside records, where it happened to this record. */
  readonly details?: { readonly [name: string]: JsonValue };
  readonly deliveries: readonly ReportedDelivery[];
}

export interface ReportedDelivery {
  readonly id: string;
  readonly origin: DeliveryOrigin;
  readonly webhook: string;
  readonly target?: string;
  /** Host names that were called. */
  readonly hosts: readonly string[];
  readonly state: DeliveryState;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** When calls were made and what came of them. */
  readonly attempts: readonly { readonly at: string; readonly outcome: string; readonly status?: number }[];
  /** Names of the fields that were sent. */
  readonly fields: readonly string[];
  /** Its body and answers are still stored. */
  readonly hasBody: boolean;
}

const pageSize = 100;

/** @throws RECORD_TO_FIND_INVALID */
export async function makeReport(given: Mention, engine: Engine): Promise<Report> {
  const record = readRecord(given);
  const { store, clock } = engine;
  const events: ReportedEvent[] = [];
  let after = 0;
  for (;;) {
    const found = await store.eventsAbout(record, { after, limit: pageSize });
    for (const content of found) events.push(await reportedEvent(content, record, engine));
    after = found.at(-1)?.event.sequence ?? after;
    if (found.length < pageSize) break;
  }
  const erasures = await store.erasures({ subject: erasedKey(record) });
  return { record, madeAt: new Date(clock.now()).toISOString(), events, erasures };
}

async function reportedEvent({ event }: EventContent, record: Mention, engine: Engine): Promise<ReportedEvent> {
  const { store } = engine;
  const { id, type, occurredAt, acceptedAt, table, key, blanked } = event;
  const { records, details } = openEvent(event).event;
  const isOwn = table === record.table && key === record.key;
  const { rows } = await store.deliveries({ eventId: id }, { limit: 10_000, oldestFirst: true });
  const deliveries: ReportedDelivery[] = [];
  for (const row of rows) deliveries.push(await reportedDelivery(row.id, engine));
  return {
    id,
    type,
    occurredAt,
    acceptedAt: new Date(acceptedAt).toISOString(),
    happenedTo: { table, key },
    ...(blanked === undefined ? {} : { blanked }),
    records: recordsAbout(records, record, engine),
    ...(isOwn && Object.keys(details).length > 0 ? { details } : {}),
    deliveries,
  };
}

/** Records of other people that came with the same event are nobody's business here. */
function recordsAbout(records: EventRecords, record: Mention, { catalogue }: Engine): ReportedEvent['records'] {
  const about: { [table: string]: JsonObject[] } = {};
  for (const [name, given] of Object.entries(records)) {
    const table = catalogue.table(name);
    if (table === undefined) continue;
    const list = Array.isArray(given) ? (given as readonly JsonObject[]) : [given as JsonObject];
    const its = list.filter((one) => {
      const isIt = name === record.table && recordKey(table, one) === record.key;
      return (
        isIt || subjectsOf(table, one).some((subject) => subject.table === record.table && subject.key === record.key)
      );
    });
    if (its.length > 0) about[name] = its;
  }
  return about;
}

async function reportedDelivery(id: string, { store, configuration }: Engine): Promise<ReportedDelivery> {
  const detail = await store.delivery(id);
  if (detail === undefined) throw new Error(`the delivery ${id} has gone while it was reported`);
  const { delivery, history, frozen } = detail;
  const lines = history.map(({ line }) => JSON.parse(line) as LogLine);
  const calls = lines.filter(({ kind }) => kind.startsWith('attempt.'));
  const named = lines.find(({ webhook }) => webhook !== undefined);
  const webhook = named?.webhook?.name ?? configuration.current.webhook(delivery.webhook)?.definition.name;
  const hosts = new Set(lines.flatMap(({ url }) => (url === undefined ? [] : [hostOf(url)])));
  return {
    id,
    origin: delivery.origin,
    webhook: webhook ?? delivery.webhook,
    ...(named?.target === undefined ? {} : { target: named.target }),
    hosts: [...hosts],
    state: delivery.state,
    createdAt: new Date(delivery.createdAt).toISOString(),
    updatedAt: new Date(delivery.updatedAt).toISOString(),
    attempts: calls.map(({ time, kind, status }) => ({
      at: time,
      outcome: kind.slice('attempt.'.length),
      ...(status === undefined ? {} : { status }),
    })),
    fields: [...new Set(lines.flatMap(({ fields }) => fields ?? []))],
    hasBody: frozen !== null,
  };
}

import { hash } from 'node:crypto';
import {
  isEilboteError,
  type AcceptedEvent,
  type EventInput,
  type EventType,
  type JsonObject,
} from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';
import { nearest } from '../suggestion.ts';
import { acceptRecords, ownKey } from './accept-records.ts';
import {
  EVENT_ID_INVALID,
  EVENT_NOT_JSON,
  EVENT_NOT_STRICT,
  EVENT_PART_INVALID,
  EVENT_TIME_INVALID,
  EVENT_TOO_LARGE,
  EVENT_TYPE_UNKNOWN,
} from './errors.ts';
import { kindOf } from './kind-of.ts';
import { largestEventBytes, longestId } from './limits.ts';
import { normalise } from './normalise.ts';
import { Snapshot } from './snapshot.ts';
import { readMoment } from './values/date-times.ts';
import { Walk, type EventWarning } from './walk.ts';

export interface AcceptOptions {
  readonly catalogue: Catalogue;
  /** RFC 3339, UTC; the time of an event that names none. */
  readonly now: string;
  /** The id of an event that has none. */
  readonly newId: () => string;
  /** Warnings become an error. For tests of a host. */
  readonly strict?: boolean;
}

/** An event that can be stored and addressed. */
export interface Acceptance {
  readonly event: AcceptedEvent;
  readonly eventType: EventType;
  /** Table and key of its own record. */
  readonly table: string;
  readonly key: string;
  /**
   * SHA-256 (hex) of what the host gave, keys sorted: the same content has the same hash, also after a table was
   * corrected or Eilbote updated in between. The id, and a time that the host did not name, are no part of it.
   */
  readonly contentHash: string;
  /** JSON text `{"records":...,"details":...}` of the accepted event. */
  readonly json: string;
  readonly warnings: readonly EventWarning[];
}

const properties = ['id', 'type', 'occurredAt', 'records', 'details'];

/**
 * Accepts an event: refuses only what cannot be stored or addressed, normalises the rest, and tells what it noticed.
 * @throws EVENT_TYPE_UNKNOWN, EVENT_PART_INVALID, EVENT_RECORD_MISSING, EVENT_RECORD_IS_LIST, EVENT_KEY_MISSING,
 *   EVENT_KEY_INVALID, EVENT_NOT_JSON, EVENT_TOO_DEEP, EVENT_TOO_LARGE, EVENT_ID_INVALID, EVENT_TIME_INVALID,
 *   EVENT_NOT_STRICT
 */
export function acceptEvent(input: EventInput, options: AcceptOptions): Acceptance {
  const walk = new Walk();
  try {
    return accept(input, options, walk);
  } catch (error) {
    if (isEilboteError(error)) throw error;
    // A getter or a proxy of the host threw while it was read.
    throw EVENT_NOT_JSON({ path: walk.pointer || '/', found: 'unreadable' }, { cause: error });
  }
}

function accept(input: unknown, { catalogue, now, newId, strict = false }: AcceptOptions, walk: Walk): Acceptance {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw EVENT_PART_INVALID({ part: 'event', expected: 'object', found: kindOf(input) });
  const given = input as { readonly [name: string]: unknown };
  const eventType = eventTypeOf(given['type'], catalogue);
  const id = idOf(given['id']);
  const occurredAt = momentOf(given['occurredAt']);
  const snapshot = new Snapshot(walk, eventType.id);
  const rawRecords = takePart(given, 'records', snapshot, walk);
  const rawDetails = takePart(given, 'details', snapshot, walk);
  const canonical = JSON.stringify([eventType.id, occurredAt ?? null, rawRecords, rawDetails]);
  if (Buffer.byteLength(canonical) > largestEventBytes) throw EVENT_TOO_LARGE({ eventType: eventType.id });
  noticeUnknown(given, walk);

  const records = acceptRecords(eventType, rawRecords, catalogue, walk);
  const table = catalogue.table(eventType.table);
  if (table === undefined) throw new Error(`event type ${eventType.id} without its table`);
  const key = ownKey(eventType, table, records);
  walk.enter('details');
  const details = normalise(eventType.details, rawDetails, walk, expectedDetails(eventType));
  walk.leave();

  const { warnings } = walk;
  if (strict && warnings.length > 0) throw EVENT_NOT_STRICT({ eventType: eventType.id, warnings });
  return {
    event: Object.freeze({ id: id ?? newId(), type: eventType.id, occurredAt: occurredAt ?? now, records, details }),
    eventType,
    table: table.name,
    key,
    contentHash: hash('sha256', canonical),
    json: JSON.stringify({ records, details }),
    warnings,
  };
}

function eventTypeOf(given: unknown, catalogue: Catalogue): EventType {
  if (typeof given !== 'string') throw EVENT_PART_INVALID({ part: 'type', expected: 'text', found: kindOf(given) });
  const eventType = catalogue.eventType(given);
  if (eventType !== undefined) return eventType;
  const suggestion = catalogue.suggestEventType(given);
  throw EVENT_TYPE_UNKNOWN({ eventType: given.slice(0, 100), ...(suggestion === undefined ? {} : { suggestion }) });
}

function idOf(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'string' || given.length > longestId || !/^[!-~]+$/.test(given)) throw EVENT_ID_INVALID({});
  return given;
}

function momentOf(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  const moment = typeof given === 'string' ? readMoment(given) : undefined;
  if (moment === undefined) throw EVENT_TIME_INVALID({});
  return moment;
}

function takePart(
  given: { readonly [name: string]: unknown },
  part: 'records' | 'details',
  snapshot: Snapshot,
  walk: Walk,
) {
  const value = given[part];
  if (part === 'details' && (value === undefined || value === null)) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw EVENT_PART_INVALID({ part, expected: 'object', found: kindOf(value) });
  walk.enter(part);
  const taken = snapshot.take(value);
  walk.leave();
  return taken as JsonObject;
}

/** A mistyped `detials` would otherwise be lost without a word. */
function noticeUnknown(given: object, walk: Walk): void {
  for (const name of Object.keys(given)) {
    if (properties.includes(name)) continue;
    walk.enter(name);
    walk.warn('PROPERTY_UNKNOWN', nearest(name, properties) ?? '');
    walk.leave();
  }
}

function expectedDetails({ details, optionalDetails = [] }: EventType): readonly string[] {
  return Object.keys(details).filter((name) => !optionalDetails.includes(name));
}

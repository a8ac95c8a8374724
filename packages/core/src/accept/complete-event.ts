import { isEilboteError, type EventRecords } from '@eilbote/contract';
import type { Catalogue } from '../catalogue/index.ts';
import type { Acceptance } from './accept-event.ts';
import { acceptRecords } from './accept-records.ts';
import { EVENT_NOT_JSON, EVENT_PART_INVALID, EVENT_TOO_LARGE } from './errors.ts';
import { kindOf } from './kind-of.ts';
import { largestEventBytes } from './limits.ts';
import { Snapshot } from './snapshot.ts';
import { Walk } from './walk.ts';

/**
 * Adds records that a source was asked for to an accepted event. What the event brought itself is never replaced. The
 * content hash stays: it is about what the publisher gave, and a source may answer differently the next time.
 * @throws EVENT_NOT_JSON, EVENT_TOO_DEEP, EVENT_TOO_LARGE, EVENT_PART_INVALID
 */
export function completeEvent(acceptance: Acceptance, found: EventRecords, catalogue: Catalogue): Acceptance {
  const { event, eventType } = acceptance;
  const walk = new Walk();
  try {
    const added = acceptRecords(eventType, take(found, eventType.id, walk), catalogue, walk);
    const missing = Object.entries(added).filter(([table]) => !Object.hasOwn(event.records, table));
    const records = Object.freeze({ ...event.records, ...Object.fromEntries(missing) });
    const json = JSON.stringify({ records, details: event.details });
    if (Buffer.byteLength(json) > largestEventBytes) throw EVENT_TOO_LARGE({ eventType: eventType.id });
    return {
      ...acceptance,
      event: Object.freeze({ ...event, records }),
      json,
      warnings: [...acceptance.warnings, ...walk.warnings],
    };
  } catch (error) {
    if (isEilboteError(error)) throw error;
    throw EVENT_NOT_JSON({ path: walk.pointer || '/', found: 'unreadable' }, { cause: error });
  }
}

function take(found: unknown, eventType: string, walk: Walk) {
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw EVENT_PART_INVALID({ part: 'records', expected: 'object', found: kindOf(found) });
  walk.enter('records');
  const taken = new Snapshot(walk, eventType).take(found) as EventRecords;
  walk.leave();
  return taken;
}

import type { LogFile, RestorationRow } from '../../ports/index.ts';
import { readDeliveryLog, type LogLine } from '../../stages/log/index.ts';

/** What the delivery log knows and the backup does not. */
export interface Evidence {
  /** The last line of each delivery that had ended, by its id. */
  readonly byDelivery: ReadonlyMap<string, LogLine>;
  /** The same of deliveries made by the match of an event, by event and webhook: they get another id when it is matched anew. */
  readonly byMatch: ReadonlyMap<string, LogLine>;
  /** Ids of all events that are told of. */
  readonly events: ReadonlySet<string>;
  /** Erasures that were finished: the backup holds what they had erased. */
  readonly erasures: number;
}

const ends: ReadonlySet<string | undefined> = new Set(['delivered', 'failed', 'skipped', 'cancelled']);

export const matchOf = (event: string, webhook: string): string => `${event} ${webhook}`;

/** Reads the lines that were written between the backup and the restoration. */
export function evidenceOf(file: LogFile, { lastHistory, loggedUpTo }: RestorationRow): Evidence {
  const [byDelivery, byMatch] = [new Map<string, LogLine>(), new Map<string, LogLine>()];
  const events = new Set<string>();
  let erasures = 0;
  for (const line of readDeliveryLog(file, lastHistory)) {
    if (line.seq > loggedUpTo) break;
    const { delivery, event, webhook, origin, state, kind } = line;
    if (event !== undefined) events.add(event.id);
    if (kind === 'erasure.finished') erasures += 1;
    if (delivery === undefined || !ends.has(state)) continue;
    byDelivery.set(delivery, line);
    if (event !== undefined && webhook !== undefined && origin === undefined)
      byMatch.set(matchOf(event.id, webhook.id), line);
  }
  return { byDelivery, byMatch, events, erasures };
}

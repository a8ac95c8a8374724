import type { Blanking, EventContent } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { type EventColumns, eventColumns, lossNumber, storedEvent } from './event-row.ts';

/** What events consist of, and what is left of them. */
export interface Contents {
  of(event: number): EventContent | undefined;
  blank(blanking: Blanking): void;
}

export function contentsOf({ prepare }: Connection): Contents {
  const stored = prepare(`SELECT ${eventColumns} FROM event WHERE sequence = ?`);
  const corrections = prepare(`
    SELECT delivery.id, corrected_event.json
    FROM delivery CROSS JOIN corrected_event ON corrected_event.delivery = delivery.sequence WHERE delivery.event = ?
    ORDER BY delivery.sequence`);
  const lines = prepare(`
    SELECT history.sequence, history.line FROM delivery CROSS JOIN history ON history.delivery = delivery.id
    WHERE delivery.event = ? ORDER BY history.sequence`);
  const leave = prepare('UPDATE event SET json = ?, blanked = ? WHERE sequence = ?');
  const leaveCorrection = prepare(`
    UPDATE corrected_event SET json = ? WHERE delivery = (SELECT sequence FROM delivery WHERE id = ?)`);
  const leaveLine = prepare('UPDATE history SET line = ? WHERE sequence = ?');
  const forgetExchanges = prepare(`
    UPDATE history SET exchange = NULL
    WHERE delivery IN (SELECT id FROM delivery WHERE event = ?) AND exchange IS NOT NULL`);
  const forgetRequests = prepare(`
    DELETE FROM frozen_request WHERE delivery IN (SELECT sequence FROM delivery WHERE event = ?)`);
  const forgetSteps = prepare('DELETE FROM step WHERE delivery IN (SELECT sequence FROM delivery WHERE event = ?)');
  return {
    of(event) {
      const row = stored.first<EventColumns>(event);
      if (row === undefined) return undefined;
      return {
        event: storedEvent(row),
        corrections: corrections.all<[string, string]>(event).map(([delivery, json]) => ({ delivery, json })),
        lines: lines.all<[number, string]>(event).map(([sequence, line]) => ({ sequence, line })),
      };
    },
    blank({ event, blanked, json, corrections: left, lines: rewritten }) {
      leave.run(json, lossNumber(blanked), event);
      for (const correction of left) leaveCorrection.run(correction.json, correction.delivery);
      for (const { sequence, line } of rewritten) leaveLine.run(line, sequence);
      forgetExchanges.run(event);
      forgetRequests.run(event);
      forgetSteps.run(event);
    },
  };
}

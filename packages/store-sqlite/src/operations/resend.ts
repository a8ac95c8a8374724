import type { DeliveryState, NewResend, ResendRefusal, ResendResult, RunStep } from '@eilbote/core';
import type { Connection } from '../connection/connection.ts';
import { lossNumber } from './event-row.ts';
import type { HistoryWriter } from './history.ts';
import type { OrderLine } from './order-line.ts';
import type { RunSteps } from './runs.ts';
import type { FindWebhookNow } from './webhook-now.ts';

type OriginalColumns = readonly [
  sequence: number,
  event: number,
  webhook: string,
  state: DeliveryState,
  origin: string,
  orderKey: string | null,
  blocked: number | null,
  version: number | null,
  elements: string | null,
  messageId: string,
  sent: number | null,
  loss: number,
];

export function resendOperation(
  { prepare, counters }: Connection,
  history: HistoryWriter,
  line: OrderLine,
  findWebhook: FindWebhookNow,
  progress: RunSteps,
) {
  const find = prepare(`
    SELECT delivery.sequence, delivery.event, webhook, state, origin, order_key, blocked, version, elements,
      coalesce(message_id, delivery.id), frozen_request.delivery, event.blanked
    FROM delivery CROSS JOIN event ON event.sequence = delivery.event LEFT JOIN frozen_request ON frozen_request.delivery = delivery.sequence
    WHERE delivery.id = ?`);
  const insert = prepare(`
    INSERT INTO delivery (sequence, id, event, webhook, lane, order_key, blocked, state, due, version, created_at,
      updated_at, expires, elements, origin, repeats, message_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, 'resend', ?, ?)`);
  const copyRequest = prepare(`
    INSERT INTO frozen_request SELECT ?, method, content_type, body FROM frozen_request WHERE delivery = ?`);
  const copyCorrection = prepare(`
    INSERT INTO corrected_event SELECT ?, json FROM corrected_event WHERE delivery = ?`);
  const correct = prepare('INSERT INTO corrected_event VALUES (?, ?)');
  const erased = lossNumber('erasure');
  const hasContentAgain = prepare('UPDATE event SET blanked = ? WHERE sequence = ?');
  const giveUpPlace = prepare('UPDATE delivery SET blocked = NULL WHERE sequence = ?');

  function resendOne(wanted: NewResend): ResendRefusal | undefined {
    const original = find.first<OriginalColumns>(wanted.of);
    if (original === undefined) return 'unknown';
    const [of, event, webhook, state, origin, orderKey, blocked, version, elements, messageId, sent, loss] = original;
    if (state === 'waiting' || state === 'sending') return 'unfinished';
    if (origin === 'test') return 'test';
    const { status, lane } = findWebhook(webhook);
    if (status === 'deleted') return 'webhookDeleted';
    if (status === 'inactive' || lane === undefined) return 'webhookInactive';
    if (loss === erased) return 'erased';
    if (loss > 0 && wanted.corrected === undefined) return 'contentGone';
    if (loss > 0) hasContentAgain.run(lossNumber('fields'), event);
    const sequence = counters.delivery + 1;
    const keeps = wanted.content === 'original' && sent !== null;
    const isHead = blocked !== null && orderKey === (wanted.orderKey ?? null);
    if (blocked !== null) giveUpPlace.run(of);
    if (blocked !== null && orderKey !== null && !isHead) line.release(orderKey, wanted.createdAt);
    const waits = !isHead && wanted.orderKey !== undefined && line.isTaken(wanted.orderKey);
    insert.run(
      sequence,
      wanted.id,
      event,
      webhook,
      lane,
      wanted.orderKey ?? null,
      wanted.orderKey === undefined ? null : Number(waits),
      waits ? null : wanted.due,
      keeps ? version : null,
      wanted.createdAt,
      wanted.createdAt,
      wanted.expires,
      wanted.elements ? JSON.stringify(wanted.elements) : elements,
      wanted.of,
      keeps ? messageId : null,
    );
    counters.delivery = sequence;
    if (keeps) copyRequest.run(sequence, of);
    if (wanted.corrected === undefined) copyCorrection.run(sequence, of);
    else correct.run(sequence, wanted.corrected);
    history.write(wanted.entry);
    return undefined;
  }

  return {
    resend(resends: readonly NewResend[], step?: RunStep): ResendResult | undefined {
      if (step !== undefined && !progress.stands(step)) return undefined;
      const written: string[] = [];
      const refused: { of: string; reason: ResendRefusal }[] = [];
      for (const wanted of resends) {
        const reason = resendOne(wanted);
        if (reason === undefined) written.push(wanted.id);
        else refused.push({ of: wanted.of, reason });
      }
      if (step !== undefined) progress.advance(step, written.length, refused.length + step.leftOut);
      return { written, refused };
    },
  };
}

import {
  describeFailure,
  describeReason,
  isDeliveryReason,
  type Catalogue,
  type DeliveryRow,
  type WebhookView,
} from '@eilbote/core';
import { say, styled, type Io } from '../io.ts';
import { parkedWords, stateStyles, stateWords } from '../texts/words.ts';
import { table } from './table.ts';
import { inTime, localTime } from './time.ts';

/** Deliveries below each other, newest as given. */
export function deliveryTable(
  io: Io,
  deliveries: readonly DeliveryRow[],
  { webhooks, catalogue }: { readonly webhooks: readonly WebhookView[]; readonly catalogue: Catalogue },
): string {
  const byId = new Map(webhooks.map((webhook) => [webhook.id, webhook]));
  const head =
    io.language === 'de'
      ? ['Zeit', 'Zustand', 'Webhook', 'Ereignis', 'Datensatz', 'Versuche', 'Kennung', '']
      : ['time', 'state', 'webhook', 'event', 'record', 'attempts', 'id', ''];
  const rows = deliveries.map((delivery) => {
    const title = catalogue.eventType(delivery.eventType)?.title;
    const webhook = byId.get(delivery.webhook);
    return [
      localTime(delivery.createdAt, io.language),
      styled(io, stateStyles[delivery.state], say(io, stateWords[delivery.state])),
      webhook?.definition.name ?? delivery.webhook,
      title === undefined ? delivery.eventType : say(io, title),
      delivery.key,
      String(delivery.attempts),
      delivery.id,
      remark(io, delivery, webhook),
    ];
  });
  return table(head, rows);
}

/** Why it is in its state, in a few words. */
export function remark(
  io: Io,
  { state, failure, reason, parked, blocked, due }: DeliveryRow,
  webhook: WebhookView | undefined,
): string {
  if (parked !== null) return say(io, parkedWords[parked]);
  if (state === 'waiting' && blocked) {
    return say(io, {
      de: 'wartet auf die vorige desselben Datensatzes',
      en: 'waits for the one before of the same record',
    });
  }
  if (state === 'waiting' && webhook?.status === 'paused') {
    return say(io, { de: 'Webhook pausiert', en: 'webhook paused' });
  }
  const why = failure === null ? undefined : describeFailure(failure, io.language).title;
  if (state === 'waiting' && due !== null && due > Date.now()) {
    const next = inTime(due - Date.now(), io.language);
    return [why, say(io, { de: `nächster Versuch ${next}`, en: `next attempt ${next}` })].filter(Boolean).join('; ');
  }
  if (state === 'delivered' || state === 'sending') return '';
  if (why !== undefined) return why;
  if (reason === null) return '';
  return isDeliveryReason(reason) ? describeReason(reason, io.language).title : reason;
}

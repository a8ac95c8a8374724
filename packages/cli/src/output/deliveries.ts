import {
  describeFailure,
  describeReason,
  isDeliveryReason,
  reasonIn,
  type Catalogue,
  type DeliveryRow,
  type Host,
  type LaneView,
  type WebhookView,
} from '@eilbote/core';
import { say, styled, type Io } from '../io.ts';
import { holdText } from './lanes.ts';
import { parkedWords, stateStyles, stateWords, testWord } from '../texts/words.ts';
import { table } from './table.ts';
import { inTime, localTime } from './time.ts';

/** What says why a delivery waits although nothing is wrong with it. */
export interface Surroundings {
  readonly webhooks: readonly WebhookView[];
  readonly lanes: readonly LaneView[];
  /** Nothing is sent after a restoration, until somebody releases it. */
  readonly isHeld: boolean;
  readonly catalogue: Catalogue;
}

export const surroundings = async (host: Host): Promise<Surroundings> => ({
  webhooks: await host.webhooks.list(),
  lanes: await host.lanes.list(),
  isHeld: (await host.restoration.get()) !== undefined,
  catalogue: host.catalogue,
});

/** Deliveries below each other, newest as given. */
export function deliveryTable(
  io: Io,
  deliveries: readonly DeliveryRow[],
  { webhooks, lanes, catalogue }: Surroundings,
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
      webhookName(delivery, webhook) ?? delivery.webhook,
      title === undefined ? delivery.eventType : say(io, title),
      delivery.key,
      String(delivery.attempts),
      delivery.id,
      remark(io, delivery, { webhooks, lanes }),
    ];
  });
  return table(head, rows);
}

/** Also of one that was never saved, or is deleted: a test names what it has tried. */
export function webhookName({ tried }: DeliveryRow, saved: WebhookView | undefined): string | undefined {
  if (saved !== undefined || tried === null) return saved?.definition.name;
  return (JSON.parse(tried) as { readonly name?: string }).name;
}

/** Why it is in its state, in a few words. */
export function remark(io: Io, delivery: DeliveryRow, around: Pick<Surroundings, 'webhooks' | 'lanes'>): string {
  const why = reasonOfState(io, delivery, around);
  return delivery.origin === 'test' ? [say(io, testWord), why].filter(Boolean).join(': ') : why;
}

function reasonOfState(
  io: Io,
  { state, failure, reason, parked, blocked, attempts, due, webhook, lane }: DeliveryRow,
  { webhooks, lanes }: Pick<Surroundings, 'webhooks' | 'lanes'>,
): string {
  if (parked !== null) return say(io, parkedWords[parked]);
  if (state === 'waiting' && blocked) {
    return say(io, {
      de: 'wartet auf die vorige desselben Datensatzes',
      en: 'waits for the one before of the same record',
    });
  }
  if (state === 'waiting' && webhooks.find(({ id }) => id === webhook)?.status === 'paused') {
    return say(io, { de: 'Webhook pausiert', en: 'webhook paused' });
  }
  const hold = state === 'waiting' ? lanes.find((one) => one.lane === lane)?.hold : undefined;
  if (hold?.waitsFor === 'resumption') return holdText(io, hold);
  const why = failure === null ? undefined : describeFailure(failure, io.language).title;
  if (state === 'waiting' && due !== null && due > Date.now()) {
    const next = inTime(due - Date.now(), io.language);
    if (attempts === 0)
      return say(io, {
        de: `wartet auf weitere Änderungen; gesendet ${next}`,
        en: `waits for further changes; sent ${next}`,
      });
    return [why, say(io, { de: `nächster Versuch ${next}`, en: `next attempt ${next}` })].filter(Boolean).join('; ');
  }
  if (hold !== undefined) return holdText(io, hold);
  if (state === 'delivered' || state === 'sending') return '';
  if (why !== undefined) return why;
  if (reason === null) return '';
  return isDeliveryReason(reason) ? describeReason(reason, io.language).title : reasonIn(reason, io.language);
}

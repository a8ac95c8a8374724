import type { Catalogue } from '../../catalogue/index.ts';
import type { ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import type { DeliveryDetail, NewResend, ResendContent } from '../../ports/index.ts';
import { resentEntry } from '../entries.ts';
import { expiryOf } from '../expiry.ts';
import { openEvent } from '../open-event.ts';
import { orderKey } from '../order-key.ts';

export interface ResendPlan {
  readonly original: Pick<DeliveryDetail, 'delivery' | 'event'>;
  readonly webhook: ConfiguredWebhook;
  readonly content: ResendContent;
  /** What it is built from, where it is not the stored event. */
  readonly corrected?: { readonly json: string; readonly elements?: readonly number[] };
  /** The run that it belongs to. */
  readonly run?: string;
}

export interface ResendServices {
  readonly catalogue: Catalogue;
  readonly now: number;
  newId(prefix: 'dlv'): string;
}

/** A delivery that repeats an ended one, as data: due at once, with its whole time before it. */
export function planResend(plan: ResendPlan, { catalogue, now, newId }: ResendServices): NewResend {
  const { original, webhook, content, corrected, run } = plan;
  const open = openEvent(corrected === undefined ? original.event : { ...original.event, json: corrected.json });
  const id = newId('dlv');
  const of = original.delivery.id;
  const key = orderKey(open, catalogue.table(open.stored.table), webhook);
  return {
    id,
    of,
    content: content === 'original' ? 'original' : 'rebuilt',
    ...(corrected === undefined ? {} : { corrected: corrected.json }),
    ...(corrected?.elements === undefined ? {} : { elements: corrected.elements }),
    ...(key === undefined ? {} : { orderKey: key }),
    createdAt: now,
    due: now,
    expires: expiryOf(webhook, { now, since: now }),
    entry: resentEntry({ id, of, open, webhook }, { at: now, content, ...(run === undefined ? {} : { run }) }),
  };
}

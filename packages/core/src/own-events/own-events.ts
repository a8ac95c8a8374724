import type { EventInput, FailureClass } from '@eilbote/contract';
import { acceptEvent } from '../accept/index.ts';
import { failureDetails, isOwnEventType, type Catalogue } from '../catalogue/index.ts';
import type { ConfigurationHolder } from '../configuration/configuration-holder.ts';
import type { ConfiguredConnection, ConfiguredWebhook } from '../configuration/configured-webhook.ts';
import type { OpenEvent } from '../dispatch/open-event.ts';
import type { Clock, ConnectionMark, DeliveryEnd, NewEvent, RaisedEvents, Settlement } from '../ports/index.ts';
import { eventRow } from '../publish/event-row.ts';
import type { IdPrefix } from '../system/index.ts';

export interface OwnEventServices {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly configuration: ConfigurationHolder;
  newId(prefix: IdPrefix): string;
}

/** A delivery that has failed, as far as its event tells it. */
export interface FailedDelivery {
  readonly id: string;
  readonly open: OpenEvent;
  readonly webhook: ConfiguredWebhook;
  readonly attempts: number;
}

/**
 * Makes Eilbote's own events, to be stored in the commit of what they tell. None is made that no webhook listens to, and
 * none about the delivery of another own event: a message that fails would otherwise bring forth the next one for ever.
 */
export class OwnEvents {
  readonly #services: OwnEventServices;

  constructor(services: OwnEventServices) {
    this.#services = services;
  }

  /** What the result of an attempt raises; `undefined` for nothing. */
  raisedBy(
    delivery: Omit<FailedDelivery, 'attempts'>,
    { state, attempts, end, pausesWebhook }: Pick<Settlement, 'state' | 'attempts' | 'end' | 'pausesWebhook'>,
    marks: ConnectionMark | undefined,
  ): RaisedEvents | undefined {
    if (state !== 'failed' && marks === undefined) return undefined;
    const { id, open, webhook } = delivery;
    const failed =
      state === 'failed' && end !== undefined ? this.deliveryFailed({ id, open, webhook, attempts }, end) : undefined;
    const paused = pausesWebhook === undefined ? undefined : this.#webhookPaused(webhook, pausesWebhook, end?.failure);
    const marked =
      marks === undefined || webhook.connection === undefined
        ? undefined
        : this.#connectionNeedsAttention(webhook.connection, marks);
    return failed === undefined && paused === undefined && marked === undefined
      ? undefined
      : { failed, paused, marked };
  }

  deliveryFailed({ id, open, webhook, attempts }: FailedDelivery, end: DeliveryEnd): NewEvent | undefined {
    const { stored } = open;
    if (isOwnEventType(stored.type)) return undefined;
    const failure = end.failure ?? 'INTERNAL';
    return this.#make('delivery.failed', () => ({
      records: {
        EilboteZustellung: {
          Id: id,
          WebhookId: webhook.id,
          Webhook: webhook.definition.name,
          EreignisId: stored.id,
          Ereignis: stored.type,
          Tabelle: stored.table,
          Schluessel: stored.key,
          Versuche: attempts,
          Fehlerklasse: failure,
          Grund: end.reason,
        },
      },
      details: failureDetails(failure),
    }));
  }

  #webhookPaused(
    webhook: ConfiguredWebhook,
    reason: string,
    failure: FailureClass = 'HTTP_404_410',
  ): NewEvent | undefined {
    const { name, event, target } = webhook.definition;
    return this.#make('webhook.paused', () => ({
      records: { EilboteWebhook: { Id: webhook.id, Name: name, Ereignis: event, Zielsystem: target, Grund: reason } },
      details: failureDetails(failure),
    }));
  }

  #connectionNeedsAttention(
    { id, definition }: ConfiguredConnection,
    { kind, reason }: Pick<ConnectionMark, 'kind' | 'reason'>,
  ): NewEvent | undefined {
    const { name, target } = definition;
    return this.#make('connection.needsAttention', () => ({
      records: { EilboteVerbindung: { Id: id, Name: name, Zielsystem: target, Grund: reason } },
      details: { art: kind, ...failureDetails('HTTP_401_403') },
    }));
  }

  #make(type: string, content: () => Pick<EventInput, 'records' | 'details'>): NewEvent | undefined {
    const { catalogue, clock, configuration, newId } = this.#services;
    if (configuration.current.webhooksFor(type).length === 0) return undefined;
    const now = clock.now();
    const acceptance = acceptEvent(
      { type, ...content() },
      {
        catalogue,
        now: new Date(now).toISOString(),
        newId: () => newId('evt'),
      },
    );
    return eventRow(acceptance, now, catalogue);
  }
}

import { openEvent } from '../dispatch/index.ts';
import type { StoredExchange } from '../pipeline/logged-attempt.ts';
import type {
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  DeliveryState,
  HistoryRow,
  Page,
  StoredEvent,
} from '../ports/index.ts';
import { deserialise, mask } from '../request/index.ts';
import { deliveriesCancelled, type LogLine } from '../stages/log/index.ts';
import type { AcceptedEvent } from '@eilbote/contract';
import { DELIVERY_UNKNOWN, EVENT_UNKNOWN } from './administration-errors.ts';
import type { Engine } from './engine.ts';

/** A delivery with everything that is known of it, the calls as they went over the wire; secrets are masked. */
export interface DeliveryView extends Pick<DeliveryDetail, 'delivery'> {
  readonly event: AcceptedEvent;
  /** Body as it was sent first and is sent again; `null` for none, absent while nothing was sent. */
  readonly body?: string | null;
  readonly history: readonly HistoryView[];
}

export interface HistoryView {
  /** The line of the delivery log. */
  readonly line: Omit<LogLine, 'seq'>;
  /** URL, headers and answer of the call, where there was one. */
  readonly exchange?: Omit<StoredExchange, 'request'> & {
    readonly request: Omit<StoredExchange['request'], 'sealedUrl'> & { readonly url: string };
  };
}

/** Deliveries of the installation: look at them, cancel what waits. */
export class DeliveryAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Newest first. */
  list(filter: DeliveryFilter = {}, page: Page = { limit: 50 }): Promise<DeliveryPage> {
    return this.#engine.store.deliveries(filter, page);
  }

  count(filter: DeliveryFilter = {}): Promise<{ readonly [state in DeliveryState]: number }> {
    return this.#engine.store.countDeliveries(filter);
  }

  /** @throws DELIVERY_UNKNOWN */
  async get(id: string): Promise<DeliveryView> {
    const detail = await this.#engine.store.delivery(id);
    if (detail === undefined) throw DELIVERY_UNKNOWN({ delivery: id });
    const { delivery, event, frozen, history } = detail;
    return {
      delivery,
      event: openEvent(event).event,
      ...(frozen === null ? {} : { body: frozen.body === null ? null : mask(deserialise(frozen.body)) }),
      history: history.map((row) => this.#historyView(row)),
    };
  }

  /** Cancels what waits; what is being sent or has ended is left alone. Tells the ids cancelled. */
  async cancel(filter: DeliveryFilter): Promise<readonly string[]> {
    const at = this.#engine.clock.now();
    const entry = deliveriesCancelled(undefined, { at, reason: 'byHand' });
    const cancelled = await this.#engine.store.cancelDeliveries(filter, at, 'byHand', entry);
    this.#engine.dispatcher.configurationChanged();
    return cancelled;
  }

  /** Events as they were stored, newest first. */
  events(filter: { readonly type?: string } = {}, page: Page = { limit: 50 }): Promise<readonly StoredEvent[]> {
    return this.#engine.store.events(filter, page);
  }

  /** @throws EVENT_UNKNOWN */
  async event(id: string): Promise<AcceptedEvent> {
    const stored = await this.#engine.store.event(id);
    if (stored === undefined) throw EVENT_UNKNOWN({ event: id });
    return openEvent(stored).event;
  }

  #historyView({ line, exchange }: HistoryRow): HistoryView {
    const shown = { line: JSON.parse(line) as HistoryView['line'] };
    if (exchange === undefined) return shown;
    const { request, ...rest } = JSON.parse(exchange) as StoredExchange;
    const { sealedUrl, ...visible } = request;
    const url = (sealedUrl === undefined ? undefined : this.#engine.urls.open(sealedUrl)) ?? visible.maskedUrl;
    return {
      ...shown,
      exchange: { ...rest, request: { ...visible, url } },
    };
  }
}

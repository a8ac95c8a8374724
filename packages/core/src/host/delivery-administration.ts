import { openEvent } from '../dispatch/index.ts';
import type { StoredExchange } from '../pipeline/logged-attempt.ts';
import type {
  Blanked,
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  DeliveryState,
  HistoryRow,
  Page,
  RunState,
  StoredEvent,
} from '../ports/index.ts';
import { noContent } from '../privacy/index.ts';
import { deserialise, mask } from '../request/index.ts';
import { deliveriesCancelled, type LogLine } from '../stages/log/index.ts';
import type { AcceptedEvent } from '@eilbote/contract';
import { DELIVERY_UNKNOWN, EVENT_UNKNOWN } from './administration-errors.ts';
import type { Engine } from './engine.ts';
import {
  beginRun,
  cancelRun,
  countResendable,
  listRuns,
  type BulkResendOptions,
  type ResendRun,
} from './resend/resend-many.ts';
import { knownFilter } from './delivery-filter.ts';
import { resend, type ResendOptions, type Resent } from './resend/resend-one.ts';

/** A delivery with everything that is known of it, the calls as they went over the wire; secrets are masked. */
export interface DeliveryView extends Pick<
  DeliveryDetail,
  'delivery' | 'corrected' | 'resentAs' | 'replacedBy' | 'replaces'
> {
  readonly event: AcceptedEvent;
  /** What is missing of the content, because its time was up or a person had it erased; absent for nothing. */
  readonly blanked?: Blanked;
  /** Body as it was sent first and is sent again; `null` for none, absent while nothing was sent, and when it is gone. */
  readonly body?: string | null;
  readonly history: readonly HistoryView[];
}

export interface HistoryView {
  /** The line of the delivery log. */
  readonly line: Omit<LogLine, 'seq'>;
  /** URL, headers and answer of the call, where there was one. */
  readonly exchange?: ExchangeView;
}

/** A call as it went over the wire, secrets masked; of an attempt of several calls the last one. */
export interface ExchangeView extends Omit<StoredExchange, 'request' | 'earlier'> {
  readonly request: Omit<StoredExchange['request'], 'sealedUrl'> & { readonly url: string };
  /** The calls of the same attempt before it. */
  readonly earlier?: readonly ExchangeView[];
}

/** Deliveries of the installation: look at them, cancel what waits. */
export class DeliveryAdministration {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Newest first. @throws HOST_CALL_INVALID */
  async list(filter: DeliveryFilter = {}, page: Page = { limit: 50 }): Promise<DeliveryPage> {
    return this.#engine.store.deliveries(knownFilter('deliveries.list()', filter), page);
  }

  /** @throws HOST_CALL_INVALID */
  async count(filter: DeliveryFilter = {}): Promise<{ readonly [state in DeliveryState]: number }> {
    return this.#engine.store.countDeliveries(knownFilter('deliveries.count()', filter));
  }

  /** @throws DELIVERY_UNKNOWN */
  async get(id: string): Promise<DeliveryView> {
    const detail = await this.#engine.store.delivery(id);
    if (detail === undefined) throw DELIVERY_UNKNOWN({ delivery: id });
    const { delivery, event, corrected, resentAs, replacedBy, replaces, frozen, history } = detail;
    return {
      delivery,
      corrected,
      resentAs,
      replacedBy,
      replaces,
      event: openEvent(event).event,
      ...(event.blanked === undefined || hasOwnContent(detail) ? {} : { blanked: event.blanked }),
      ...(frozen === null ? {} : { body: frozen.body === null ? null : mask(deserialise(frozen.body)) }),
      history: history.map((row) => this.#historyView(row)),
    };
  }

  /** Cancels what waits; what is being sent or has ended is left alone. Tells the ids cancelled. @throws HOST_CALL_INVALID */
  async cancel(filter: DeliveryFilter): Promise<readonly string[]> {
    const at = this.#engine.clock.now();
    const entry = deliveriesCancelled(undefined, { at, reason: 'byHand' });
    const cancelled = await this.#engine.store.cancelDeliveries(
      knownFilter('deliveries.cancel()', filter),
      at,
      'byHand',
      entry,
    );
    this.#engine.dispatcher.configurationChanged();
    return cancelled;
  }

  /**
   * Sends a delivery that has ended again, as a new delivery.
   * @throws DELIVERY_UNKNOWN, DELIVERY_NOT_RESENT, RECORDS_MISSING, CORRECTION_OF_OTHER_RECORD, those of acceptance
   */
  resend(id: string, options: ResendOptions = {}): Promise<Resent> {
    return resend(id, options, this.#engine);
  }

  /** How many deliveries {@link resendMany} would send again. @throws HOST_CALL_INVALID, RESEND_STATES_UNFINISHED */
  async countResendable(filter: DeliveryFilter): Promise<number> {
    return countResendable(knownFilter('deliveries.countResendable()', filter), this.#engine);
  }

  /**
   * Sends many deliveries again, the oldest first: failed ones where the filter names no states. The run is durable; it
   * goes on after a restart, and only where a process dispatches.
   * @throws HOST_CALL_INVALID, RESEND_STATES_UNFINISHED
   */
  async resendMany(filter: DeliveryFilter, options: BulkResendOptions = {}): Promise<ResendRun> {
    return beginRun(knownFilter('deliveries.resendMany()', filter), options, this.#engine);
  }

  /** Runs of {@link resendMany}, newest first. */
  runs(filter: { readonly state?: RunState } = {}): Promise<readonly ResendRun[]> {
    return listRuns(filter, this.#engine);
  }

  /** Stops a run; what it has set going already is sent. @throws RUN_UNKNOWN, RUN_ENDED */
  cancelRun(id: string): Promise<ResendRun> {
    return cancelRun(id, this.#engine);
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
    return { ...shown, exchange: this.#exchangeView(JSON.parse(exchange) as StoredExchange) };
  }

  #exchangeView({ request, earlier, ...rest }: StoredExchange): ExchangeView {
    const { sealedUrl, ...visible } = request;
    const url = (sealedUrl === undefined ? undefined : this.#engine.urls.open(sealedUrl)) ?? visible.maskedUrl;
    return {
      ...rest,
      request: { ...visible, url },
      ...(earlier === undefined ? {} : { earlier: earlier.map((one) => this.#exchangeView(one)) }),
    };
  }
}

/** Built from records that were read anew after those of its event had gone. */
const hasOwnContent = ({ corrected, event }: DeliveryDetail): boolean =>
  corrected && event.blanked === 'fields' && event.json !== noContent;

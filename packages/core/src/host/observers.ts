import { EventEmitter } from 'eventemitter3';
import type { FailureClass, LocalizedText } from '@eilbote/contract';
import type { UsedCertificate } from '../certificates/index.ts';
import type { Settled } from '../dispatch/settling.ts';
import { nearest } from '../suggestion.ts';
import { HOST_CALL_INVALID } from './errors.ts';
import type { ConnectionMark, DeliveryState, ParkedReason } from '../ports/index.ts';

/** What observers are told about a delivery, after it is durable. No values of records. */
export interface DeliveryNotice {
  readonly delivery: string;
  readonly webhook: string;
  readonly lane: string;
  readonly state: Exclude<DeliveryState, 'sending'>;
  readonly attempts: number;
  readonly failure?: FailureClass;
  readonly reason?: string;
  /** When it is tried again; milliseconds since 1970. */
  readonly due?: number;
  readonly parked?: ParkedReason;
}

/** What it gives back is nobody's concern; a promise that fails is reported like a throw. */
export type Observer<T> = (notice: T) => unknown;

/** Past tense: observers hear what has happened and change nothing. */
export interface HostEvents {
  /** Stored durably by this process. */
  accepted: Observer<{ readonly id: string; readonly type: string; readonly table: string; readonly key: string }>;
  delivered: Observer<DeliveryNotice>;
  /** An attempt failed and the delivery waits for the next one. */
  postponed: Observer<DeliveryNotice>;
  /** Finally. */
  failed: Observer<DeliveryNotice>;
  skipped: Observer<DeliveryNotice>;
  /** While it was under way: its webhook was deleted. What a person cancels, the administration tells. */
  cancelled: Observer<DeliveryNotice>;
  /** Waits for a person: its receiver is refused, its secrets cannot be read, its credentials are refused, or its target system is missing. */
  parked: Observer<DeliveryNotice>;
  webhookPaused: Observer<{ readonly webhook: string; readonly reason: string }>;
  /** A certificate that the calls of a lane depend on ends within thirty days, or has ended; told once a day. */
  certificateFoundEnding: Observer<UsedCertificate & { readonly lane: string }>;
  /** The credentials of a connection were refused, or do not suffice: its deliveries wait for a person. */
  credentialsRefused: Observer<Omit<ConnectionMark, 'entry'>>;
  /** An erasure is finished, by this process. */
  erased: Observer<{ readonly erasure: string }>;
}

const told: { readonly [event in keyof HostEvents]: true } = {
  accepted: true,
  delivered: true,
  postponed: true,
  failed: true,
  skipped: true,
  cancelled: true,
  parked: true,
  webhookPaused: true,
  certificateFoundEnding: true,
  credentialsRefused: true,
  erased: true,
};

const aFunction: LocalizedText = { de: 'eine Funktion', en: 'a function' };

/** Whoever listens to what does not exist would wait for ever. */
function whatIsTold(event: string): LocalizedText {
  const known = Object.keys(told);
  const meant = nearest(event, known) ?? known.join(', ');
  return { de: meant, en: meant };
}

type Listener = Observer<never>;

/** Hands out notices; a listener that throws, now or later, hurts neither the others nor the engine. */
export class Observers {
  readonly #emitter = new EventEmitter();
  readonly #guarded = new WeakMap<Listener, (notice: unknown) => void>();
  readonly #failing: (error: unknown) => void;

  constructor(failing: (error: unknown) => void) {
    this.#failing = failing;
  }

  /** @throws HOST_CALL_INVALID */
  on<E extends keyof HostEvents>(event: E, listener: HostEvents[E]): void {
    if (!Object.hasOwn(told, event)) throw HOST_CALL_INVALID({ call: `on("${event}")`, expected: whatIsTold(event) });
    if (typeof listener !== 'function') throw HOST_CALL_INVALID({ call: `on("${event}")`, expected: aFunction });
    let guarded = this.#guarded.get(listener);
    if (guarded === undefined) {
      guarded = (notice) => {
        try {
          const result = (listener as Observer<unknown>)(notice);
          if (result instanceof Promise) result.catch(this.#failing);
        } catch (error) {
          this.#failing(error);
        }
      };
      this.#guarded.set(listener, guarded);
    }
    this.#emitter.on(event, guarded);
  }

  off<E extends keyof HostEvents>(event: E, listener: HostEvents[E]): void {
    this.#emitter.off(event, this.#guarded.get(listener));
  }

  emit<E extends keyof HostEvents>(event: E, ...notice: Parameters<HostEvents[E]>): void {
    this.#emitter.emit(event, ...notice);
  }

  settled({ settlement, queue }: Settled): void {
    const { delivery, state, attempts, end, due, parked, pausesWebhook } = settlement;
    const event = eventOf(state, parked);
    if (event !== undefined && this.#emitter.listenerCount(event) > 0) {
      this.emit(event, {
        delivery,
        webhook: queue.webhook,
        lane: queue.lane,
        state,
        attempts,
        ...(end?.failure === undefined ? {} : { failure: end.failure }),
        ...(end === undefined ? {} : { reason: end.reason }),
        ...(due === undefined ? {} : { due }),
        ...(parked === undefined ? {} : { parked }),
      });
    }
    if (pausesWebhook !== undefined) this.emit('webhookPaused', { webhook: queue.webhook, reason: pausesWebhook });
  }

  marked({ connection, version, kind, reason }: ConnectionMark): void {
    this.emit('credentialsRefused', { connection, version, kind, reason });
  }
}

function eventOf(state: DeliveryNotice['state'], parked: ParkedReason | undefined) {
  if (state !== 'waiting') return state;
  return parked === undefined ? 'postponed' : 'parked';
}

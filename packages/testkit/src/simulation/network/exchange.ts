import type { RequestInput } from '@eilbote/contract';
import type { SimulatedProcess } from '../simulated-process.ts';
import type { Fate } from './receiver.ts';

/** What the simulated target system writes into its calls, so that the receiver knows what they are about. */
export interface CallContent {
  readonly event: string;
  readonly delivery: string;
  readonly webhook: string;
  readonly record: string;
  /** Where it is one of several calls. */
  readonly step?: StepContent;
}

/** What one of several calls looks up or writes. */
export interface StepContent {
  readonly name: string;
  /** What a repetition of a write does; absent for a search. */
  readonly repeat?: 'key' | 'lookup' | 'mayDuplicate';
  /** What it is about: a thing of the ERP, of which there should be one in each account. */
  readonly kind: string;
  readonly key: string;
  /** By which the receiver knows a repetition. */
  readonly once?: string;
  /** Id of the customer that is named. */
  readonly uses?: string;
}

/** One call as the network and the receiver see it. Times are milliseconds since 1970. */
export interface Exchange {
  readonly number: number;
  readonly process: SimulatedProcess;
  readonly host: string;
  /** Host and first part of the path: the account that a connection leads to. */
  readonly account: string;
  /** Value of `save` in the URL: which save of the webhook it was built from. */
  readonly save: number;
  /** Header `webhook-id`. */
  readonly delivery: string;
  readonly content: CallContent;
  readonly body: string;
  readonly fate: Fate;
  readonly startedAt: number;
  /** When the receiver had it. */
  arrivedAt?: number;
  status?: number;
  /** Body of the answer. */
  reply?: string;
  /** When the caller learned what became of it; never, where its process died before. */
  endedAt?: number;
  /** The caller has seen the status. */
  answered?: true;
  /** When it was durable that it had been an attempt. */
  settledAt?: number;
}

export const wasTaken = ({ status }: Exchange): boolean => status !== undefined && status < 300;

/** The receiver has taken it, and the caller knows. */
export const wentWell = (exchange: Exchange): boolean => wasTaken(exchange) && exchange.answered === true;

export const contentOf = ({ event, delivery, webhook, fields }: RequestInput): Omit<CallContent, 'step'> => ({
  event: event.id,
  delivery: delivery.id,
  webhook: webhook.id,
  record: JSON.stringify(fields),
});

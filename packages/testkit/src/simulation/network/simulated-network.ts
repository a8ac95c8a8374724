import {
  TransportFailure,
  type NameResolver,
  type Transport,
  type TransportAnswer,
  type TransportCall,
} from '@eilbote/core';
import type { FailureClass } from '@eilbote/contract';
import type { Chance } from '../chance.ts';
import type { SimulatedProcess } from '../simulated-process.ts';
import type { VirtualTime } from '../../clock/virtual-time.ts';
import type { CallContent, Exchange } from './exchange.ts';
import { Receiver, type Fate } from './receiver.ts';
import { RemoteRecords, type RemoteRecord } from './remote-records.ts';

export interface NetworkWatcher {
  exchangeBegan(exchange: Exchange): void;
  exchangeArrived(exchange: Exchange): void;
  exchangeEnded(exchange: Exchange): void;
  recordMade(record: RemoteRecord): void;
}

/** Milliseconds that one way takes at most, and that a slow receiver thinks at most. */
const longestWayMs = 60;
const longestThoughtMs = 12_000;

/** The network and the receivers at its other end. */
export class SimulatedNetwork {
  readonly receivers: readonly Receiver[];
  readonly records = new RemoteRecords();
  readonly #time: VirtualTime;
  readonly #chance: Chance;
  readonly #watcher: NetworkWatcher;
  #exchanges = 0;

  constructor(hosts: readonly string[], time: VirtualTime, chance: Chance, watcher: NetworkWatcher) {
    this.receivers = hosts.map((host) => new Receiver(host));
    this.#time = time;
    this.#chance = chance;
    this.#watcher = watcher;
  }

  /** The network as one process reaches it. */
  transport(process: SimulatedProcess): Transport {
    return {
      exchange: (call) => this.#exchange(call, process),
      dropConnections() {},
      async close() {},
    };
  }

  resolver(process: SimulatedProcess): NameResolver {
    return {
      resolve: async (host) => {
        await process.wait(this.#way());
        const number = this.receivers.findIndex((receiver) => receiver.host === host);
        return [{ address: `9.9.9.${number + 1}`, family: 4 }];
      },
    };
  }

  #exchange(call: TransportCall, process: SimulatedProcess): Promise<TransportAnswer> {
    if (process.state === 'dead') return new Promise(() => {});
    const { hostname, pathname, searchParams } = new URL(call.url);
    const receiver = this.receivers.find(({ host }) => host === hostname);
    if (receiver === undefined) throw new Error(`nobody listens at ${hostname}`);
    this.#exchanges += 1;
    const body = String(call.body);
    const exchange: Exchange = {
      number: this.#exchanges,
      process,
      host: hostname,
      account: `${hostname}/${pathname.split('/')[1] ?? ''}`,
      save: Number(searchParams.get('save')),
      delivery: call.headers['webhook-id'] ?? '',
      content: JSON.parse(body) as CallContent,
      body,
      fate: receiver.fate(this.#chance),
      startedAt: this.#time.now,
    };
    this.#watcher.exchangeBegan(exchange);
    return this.#play(exchange, call);
  }

  #play(exchange: Exchange, call: TransportCall): Promise<TransportAnswer> {
    const { process, fate, startedAt } = exchange;
    const { arrives, status, thinksMs, failure, failsAfterMs } = this.#course(fate, call.deadlineMs);
    const there = this.#way();
    if (arrives) {
      this.#time.after(there, () => {
        exchange.arrivedAt = this.#time.now;
        if (status !== undefined) exchange.status = status;
        this.#watcher.exchangeArrived(exchange);
      });
      // The later the worse: who looks meanwhile does not see it.
      if (exchange.content.step !== undefined && status !== undefined && status < 300)
        this.#time.after(there + thinksMs, () => this.#keep(exchange));
    }
    return new Promise((resolve, reject) => {
      let ended = false;
      const end = (act: () => void, answered: boolean) => {
        if (ended) return;
        ended = true;
        call.signal.removeEventListener('abort', onAbort);
        exchange.endedAt = this.#time.now;
        if (answered) exchange.answered = true;
        this.#watcher.exchangeEnded(exchange);
        act();
      };
      const fail = (failure: FailureClass) => end(() => reject(new TransportFailure(failure, fate)), false);
      const onAbort = () => fail('INTERRUPTED');
      call.signal.addEventListener('abort', onAbort, { once: true });
      if (call.signal.aborted) onAbort();
      const endsAfterMs = failure === undefined ? there + thinksMs + this.#way() : failsAfterMs;
      const reason = failure ?? (endsAfterMs >= call.deadlineMs ? 'RESPONSE_TIMEOUT' : undefined);
      this.#time.after(Math.min(endsAfterMs, call.deadlineMs), () =>
        process.enter(() => {
          const totalMs = this.#time.now - startedAt;
          if (reason !== undefined) fail(reason);
          else end(() => resolve(answer(status ?? 200, this.#chance, totalMs, exchange.reply)), true);
        }),
      );
    });
  }

  #keep(exchange: Exchange): void {
    const { reply, made } = this.records.take(exchange);
    exchange.reply = JSON.stringify(reply);
    if (made !== undefined) this.#watcher.recordMade(made);
  }

  #course(fate: Fate, deadlineMs: number): Course {
    const quick = { arrives: true, thinksMs: this.#chance.integer(0, 40), failsAfterMs: 0 };
    switch (fate) {
      case 'taken':
        return { ...quick, status: this.#chance.pick([200, 202, 204]) };
      case 'takenSlowly':
        return { ...quick, status: 200, thinksMs: this.#chance.integer(200, longestThoughtMs) };
      case 'takenSilently':
        return { ...quick, status: 200, failure: 'RESPONSE_TIMEOUT', failsAfterMs: deadlineMs };
      case 'takenThenReset':
        return { ...quick, status: 200, failure: 'CONNECTION_RESET', failsAfterMs: 2 * longestWayMs + quick.thinksMs };
      case 'serverError':
        return { ...quick, status: this.#chance.pick([500, 502, 503]) };
      case 'busy':
        return { ...quick, status: 429 };
      case 'refusedForGood':
        return { ...quick, status: this.#chance.pick([400, 422]) };
      case 'gone':
        return { ...quick, status: 410 };
      case 'connectionRefused':
        return { ...quick, arrives: false, failure: 'CONNECT_REFUSED', failsAfterMs: this.#way() };
      case 'blackHole':
        return { ...quick, arrives: false, failure: 'CONNECT_TIMEOUT', failsAfterMs: deadlineMs };
    }
  }

  #way(): number {
    return this.#chance.integer(1, longestWayMs);
  }
}

interface Course {
  readonly arrives: boolean;
  readonly status?: number;
  readonly thinksMs: number;
  readonly failure?: FailureClass;
  readonly failsAfterMs: number;
}

function answer(status: number, chance: Chance, totalMs: number, body = ''): TransportAnswer {
  const headers = status === 429 ? { 'retry-after': String(chance.integer(1, 20)) } : {};
  return { status, headers, body, bodyIncomplete: false, timings: { total: totalMs } };
}

import type { Transport, TransportAnswer, TransportCall } from '../ports/index.ts';
import { Connections, type ConnectionOptions } from './connections.ts';
import { gotExchange, StaleConnection } from './got-exchange.ts';

/**
 * The transport on got, used as a stream: got's promise API would read an answer whole before anybody could cut it.
 *
 * A call whose kept-alive connection was closed by the receiver in the very moment of sending is sent once more, over
 * a new connection and within the same deadline. Deliveries are made at least once and carry their id, so nothing is
 * lost or doubled by it that a retry a few seconds later would not double too, and no attempt is spent.
 */
export function gotTransport(options: Partial<ConnectionOptions> = {}): Transport {
  const connections = new Connections({
    idleMs: options.idleMs ?? 15_000,
    connectMs: options.connectMs ?? 5_000,
    certificateAuthorities: options.certificateAuthorities ?? [],
  });
  return {
    async exchange(call): Promise<TransportAnswer> {
      const started = performance.now();
      const client = connections.to(call);
      if (call.once) return gotExchange(client.fresh, call);
      try {
        return await gotExchange(client.reusing, call);
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error;
        return gotExchange(client.fresh, withTimeLeft(call, performance.now() - started));
      }
    },
    dropConnections: () => connections.drop(),
    async close() {
      connections.drop();
    },
  };
}

const withTimeLeft = (call: TransportCall, elapsedMs: number): TransportCall => ({
  ...call,
  deadlineMs: Math.max(1, call.deadlineMs - elapsedMs),
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Arrival {
  /** Path of the URL: the webhook's own. */
  readonly webhook: string;
  readonly event: string;
  readonly delivery: string;
  readonly record: string;
  readonly taken: boolean;
  /** On the clock of `performance.now()`. */
  readonly at: number;
}

/** One answer in so many is 503: the delivery comes again. */
const refusesOneIn = 40;
const longestThoughtMs = 15;

/** Takes calls, thinks a moment about each, and refuses some. Lives in the process that does the killing. */
export class Receiver {
  readonly arrivals: Arrival[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => void receiver.#take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = JSON.parse(await text(request)) as CallBody;
      const taken = Math.random() > 1 / refusesOneIn;
      this.arrivals.push({
        webhook: new URL(request.url ?? '/', 'http://receiver').pathname,
        event: body._eilbote.eventId,
        delivery: body._eilbote.deliveryId,
        record: body.Auftrag.AuftragsNr,
        taken,
        at: performance.now(),
      });
      setTimeout(() => response.writeHead(taken ? 200 : 503).end(), Math.random() * longestThoughtMs);
    } catch {
      // The caller was killed in the middle of its call: the receiver has not got it.
      response.destroy();
    }
  }
}

interface CallBody {
  readonly Auftrag: { readonly AuftragsNr: string };
  readonly _eilbote: { readonly eventId: string; readonly deliveryId: string };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** The JSON payload of a call in the format `profacto/1`: the record of its table, and what Eilbote says of it. */
export interface Payload {
  readonly Auftrag?: { readonly AuftragsNr: string; readonly Bauvorhaben: string; readonly Prozessstatus: number };
  readonly Kunden?: { readonly KundenNr: string; readonly Name1: string };
  readonly OPKunden?: { readonly BelegNr: string; readonly Mahnstufe: number; readonly Offen: number };
  readonly _eilbote: {
    readonly event: string;
    readonly eventId: string;
    readonly deliveryId: string;
    readonly details: Details;
  };
}

interface Details {
  readonly alt?: { readonly Prozessstatus: number };
  readonly neu?: { readonly Prozessstatus: number };
  readonly ausloeser?: string;
  readonly belegart?: string;
}

/** The other program: takes calls and keeps what they brought. */
export class Receiver {
  readonly payloads: Payload[] = [];
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

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.payloads.push((await json(request)) as Payload);
      response.writeHead(204).end();
    } catch {
      // The caller was killed in the middle of its call: nothing has arrived.
      response.destroy();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

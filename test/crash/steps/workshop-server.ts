import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

/** Something that was made because of a call. */
export interface MadeRecord {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly once?: string;
  /** Id of the customer that an entry names. */
  readonly customer?: string;
}

const refusesOneIn = 40;
const longestThoughtMs = 10;

/**
 * The other system. Nothing is unique there: a second creation makes a second record; only what comes with a key of its
 * own is known again. It thinks before and after it makes something. Lives in the process that does the killing.
 */
export class WorkshopServer {
  readonly records: MadeRecord[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<WorkshopServer> {
    const server = createServer();
    const workshop = new WorkshopServer(server);
    server.on('request', (request, response) => void workshop.#take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return workshop;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Each thing with what was made for it. */
  things(kind: string): ReadonlyMap<string, readonly MadeRecord[]> {
    return Map.groupBy(
      this.records.filter((record) => record.kind === kind),
      ({ key }) => key,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let call: Omit<MadeRecord, 'id' | 'kind'>;
    try {
      call = JSON.parse(await text(request)) as Omit<MadeRecord, 'id' | 'kind'>;
    } catch {
      // The caller was killed in the middle of its call: nobody has got it.
      response.destroy();
      return;
    }
    await setTimeout(Math.random() * longestThoughtMs);
    if (Math.random() < 1 / refusesOneIn) {
      response.writeHead(503).end();
      return;
    }
    const answer = this.#answer((request.url ?? '/').slice(1), call);
    await setTimeout(Math.random() * longestThoughtMs);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  #answer(kind: string, call: Omit<MadeRecord, 'id' | 'kind'>): unknown {
    const { key, once } = call;
    if (kind === 'find') return (this.things('customer').get(key) ?? []).map(({ id }) => ({ id }));
    const known = once === undefined ? undefined : this.records.find((one) => one.once === once);
    if (known !== undefined) return { id: known.id };
    const made = { ...call, kind, id: `${kind}-${this.records.length + 1}` };
    this.records.push(made);
    return { id: made.id };
  }
}

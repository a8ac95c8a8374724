import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it arrived. */
export interface DemoCall {
  /** First part of the path: which of the applications it is for. */
  readonly application: string;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  /** Status that was answered. */
  readonly status: number;
}

/** How an application of the demo behaves, where it does not simply answer 200. */
export type Behaviour = (count: number) => { readonly status?: number; readonly delayMs?: number };

/** The applications of the demo: one server on this machine, each under a path of its own. */
export class DemoReceiver {
  readonly #server;
  readonly #behaviours: { readonly [application: string]: Behaviour };
  readonly #counts = new Map<string, number>();
  readonly #arrived: (call: DemoCall) => void;

  constructor(behaviours: { readonly [application: string]: Behaviour }, arrived: (call: DemoCall) => void) {
    this.#behaviours = behaviours;
    this.#arrived = arrived;
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.#answer(request.method ?? '', request.url ?? '/', Buffer.concat(chunks).toString(), response);
      });
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  url(application: string, rest = ''): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${application}${rest}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(method: string, path: string, body: string, response: ServerResponse): void {
    const url = new URL(path, 'http://127.0.0.1');
    const application = url.pathname.split('/')[1] ?? '';
    const count = (this.#counts.get(application) ?? 0) + 1;
    this.#counts.set(application, count);
    const { status = 200, delayMs = 0 } = this.#behaviours[application]?.(count) ?? {};
    setTimeout(() => {
      this.#arrived({ application, method, url, body, status });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status < 300 ? '{"ok":true}' : '{"ok":false}');
    }, delayMs);
  }
}

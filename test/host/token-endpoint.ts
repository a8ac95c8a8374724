import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedToken {
  readonly headers: IncomingHttpHeaders;
  readonly form: URLSearchParams;
}

/** An authorisation server on this machine: gives a new token to whoever asks, and remembers what it was asked. */
export class TokenEndpoint {
  readonly asked: AskedToken[] = [];
  readonly #server;
  /** Answers the request of this number, from 1. */
  answer: (response: ServerResponse, number: number) => void = (response, number) =>
    response.end(JSON.stringify({ access_token: `token-canary-${number}`, token_type: 'Bearer', expires_in: 3600 }));

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        this.asked.push({ headers: request.headers, form });
        this.answer(response, this.asked.length);
      });
    });
  }

  static async listening(): Promise<TokenEndpoint> {
    const endpoint = new TokenEndpoint();
    await new Promise<void>((resolve) => endpoint.#server.listen(0, '127.0.0.1', resolve));
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/oauth/token`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

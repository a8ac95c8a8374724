import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket, TlsOptions } from 'node:tls';

/** A receiver with TLS on this machine, called `receiver.example` by its certificate, that tells who called it. */
export class TlsReceiver {
  /** The subject of the client certificate of each call, `-` for none. */
  readonly clients: string[] = [];
  readonly #server;

  private constructor(options: TlsOptions) {
    this.#server = createServer(options, (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      this.clients.push(String(subject?.CN ?? '-'));
      request.resume().on('end', () => response.end('ok'));
    });
  }

  static async listening(options: TlsOptions): Promise<TlsReceiver> {
    const receiver = new TlsReceiver(options);
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `https://receiver.example:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

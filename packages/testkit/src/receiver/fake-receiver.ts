import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { FakeCall } from './fake-call.ts';
import type { FakeAnswer, FakeAnswering } from './fake-answer.ts';
import { playAnswer } from './play-answer.ts';

export interface FakeReceiverOptions {
  /** Answers of the first calls, one each. */
  readonly script?: readonly (FakeAnswer | FakeAnswering)[];
  /** Answers all calls that the script does not; 200 with the body `ok` when left out. */
  readonly answer?: FakeAnswer | FakeAnswering;
  /** A free one when left out; the one of a receiver that was closed to let it come back. */
  readonly port?: number;
  /** Speaks TLS, as its certificate says under this name. */
  readonly tls?: ServerOptions & { readonly name: string };
}

interface Waiting {
  readonly holds: () => boolean;
  readonly resolve: () => void;
}

const ok: FakeAnswer = { body: 'ok' };

/**
 * A receiver for tests: a real HTTP server on 127.0.0.1 that keeps every call to the byte and answers as told. Let the
 * host under test call it: `createHost({ network: { allow: ['127.0.0.1'] } })`.
 *
 * @example
 * await using receiver = await fakeReceiver({ script: [503, retryAfter(2), 'reset'] });
 * await host.webhooks.create({ name: 'w', event: 'project.created', url: receiver.url() });
 * await host.publish(anEvent('project.created'));
 * const [first] = await receiver.received(1);
 */
export async function fakeReceiver(options: FakeReceiverOptions = {}): Promise<FakeReceiver> {
  const receiver = new FakeReceiver(options);
  await receiver.listen(options.port ?? 0);
  return receiver;
}

/** Made by {@link fakeReceiver}. */
export class FakeReceiver {
  /** What has arrived so far. */
  readonly calls: FakeCall[] = [];
  /** How calls are answered that the script does not answer; may be set at any time. */
  answer: FakeAnswer | FakeAnswering;
  readonly #script: (FakeAnswer | FakeAnswering)[];
  readonly #server: Server;
  readonly #origin: string;
  readonly #end = new AbortController();
  #waiting: Waiting[] = [];

  constructor({ script = [], answer = ok, tls }: FakeReceiverOptions) {
    this.#script = [...script];
    this.answer = answer;
    this.#origin = tls === undefined ? 'http://127.0.0.1' : `https://${tls.name}`;
    const take: RequestListener = (request, response) => void this.#take(request, response);
    this.#server = tls === undefined ? createServer(take) : createTlsServer(tls, take);
  }

  /** Done by {@link fakeReceiver}. Rejects where the port is taken. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path = '/hook'): string {
    return `${this.#origin}:${this.port}${path}`;
  }

  /** Answers the next calls, one each, before {@link answer} counts again. */
  answerNext(...script: readonly (FakeAnswer | FakeAnswering)[]): void {
    this.#script.push(...script);
  }

  /** Resolves when so many calls have arrived in all, with all of them. */
  async received(count: number): Promise<readonly FakeCall[]> {
    await this.#until(() => this.calls.length >= count);
    return this.calls;
  }

  /** Resolves with the first call that is like this, past or to come. */
  async callThat(isLikeThis: (call: FakeCall) => boolean): Promise<FakeCall> {
    await this.#until(() => this.calls.some(isLikeThis));
    return this.calls.find(isLikeThis) as FakeCall;
  }

  /** Breaks off what is under way and frees the port. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ holds, resolve }));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const bytes = await buffer(request);
      const call = new FakeCall(this.calls.length + 1, request, bytes);
      this.calls.push(call);
      const told = this.#script.shift() ?? this.answer;
      const waiting = this.#waiting.filter(({ holds }) => holds());
      this.#waiting = this.#waiting.filter((one) => !waiting.includes(one));
      for (const { resolve } of waiting) resolve();
      await playAnswer(typeof told === 'function' ? await told(call) : told, response, this.#end.signal);
    } catch {
      // The caller broke off, the receiver was closed, or the test's answer threw: the caller sees the connection end.
      response.destroy();
    }
  }
}

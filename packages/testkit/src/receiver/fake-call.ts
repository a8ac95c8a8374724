import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** A call as it arrived at a fake receiver, to the byte. */
export class FakeCall {
  /** Counted from 1 in the order in which the calls were complete. */
  readonly number: number;
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as they were written. */
  readonly rawHeaders: readonly string[];
  readonly bytes: Buffer;
  /** Common name of the client certificate; `undefined` where none was shown. */
  readonly client: string | undefined;

  constructor(number: number, request: IncomingMessage, bytes: Buffer) {
    this.number = number;
    this.method = request.method ?? '';
    this.url = request.url ?? '/';
    this.headers = request.headers;
    this.rawHeaders = request.rawHeaders;
    this.bytes = bytes;
    this.client = clientOf(request);
  }

  get path(): string {
    return new URL(this.url, 'http://receiver').pathname;
  }

  get query(): URLSearchParams {
    return new URL(this.url, 'http://receiver').searchParams;
  }

  /** The bytes as UTF-8 text. */
  get body(): string {
    return this.bytes.toString();
  }

  /** The body read as a form (`application/x-www-form-urlencoded`). */
  get form(): URLSearchParams {
    return new URLSearchParams(this.body);
  }

  /** The body read as JSON; the caller says what it expects. @throws SyntaxError */
  json<T = unknown>(): T {
    return JSON.parse(this.body) as T;
  }
}

function clientOf({ socket }: IncomingMessage): string | undefined {
  const { subject } = (socket as Partial<TLSSocket>).getPeerCertificate?.() ?? {};
  return typeof subject?.CN === 'string' ? subject.CN : undefined;
}

import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** A receiver that answers with the bytes a test wants, however wrong they are. */
export interface RawServer extends AsyncDisposable {
  readonly port: number;
  /** Connections accepted so far. */
  readonly connections: number;
  /** Bytes received so far, all connections together. */
  readonly received: string;
  /** Resolves when the connection of this number (from 1) is closed. */
  closed(connection: number): Promise<void>;
}

/**
 * @param onRequest called once per request head, with the socket, the text received on it so far, and the number of
 *   its connection from 1
 */
export type OnRequest = (socket: Socket, text: string, connection: number) => void;

export interface RawServerOptions {
  readonly address?: string;
  readonly port?: number;
  readonly tls?: TlsOptions;
}

export async function rawServer(onRequest: OnRequest, options: RawServerOptions = {}): Promise<RawServer> {
  const sockets: Socket[] = [];
  const closings: PromiseWithResolvers<void>[] = [];
  const closingOf = (connection: number) => (closings[connection] ??= Promise.withResolvers());
  let received = '';
  let connections = 0;
  const onConnection = (socket: Socket) => {
    connections += 1;
    const connection = connections;
    let text = '';
    socket.on('error', () => {});
    socket.on('close', () => closingOf(connection).resolve());
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      text += chunk.toString('latin1');
      if (!isComplete(text)) return;
      const request = text;
      text = '';
      onRequest(socket, request, connection);
    });
  };
  const server: Server =
    options.tls === undefined ? createServer(onConnection) : createTlsServer(options.tls, onConnection);
  server.on('connection', (socket) => sockets.push(socket));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.address ?? '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    get received() {
      return received;
    },
    closed: (connection) => closingOf(connection).promise,
    async [Symbol.asyncDispose]() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** True when the head and as much of a body as its content-length says have arrived. */
function isComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /^content-length: (\d+)/im.exec(text.slice(0, end))?.[1] ?? '0';
  return text.length - end - 4 >= Number(length);
}

/** An answer as text, with its content-length. */
export const answerText = (status: string, body = '', headers: readonly string[] = []): string =>
  [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers, '', body].join('\r\n');

import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TlsOptions } from 'node:tls';

/** A forward proxy on the loopback interface that does what proxies do, and remembers what it was asked. */
export interface ForwardProxy extends AsyncDisposable {
  readonly port: number;
  /** `CONNECT host:port` and `POST http://…`, in order. */
  readonly asked: readonly string[];
  /** `Proxy-Authorization` of each. */
  readonly credentials: readonly (string | undefined)[];
  /** Headers of the last call that was forwarded. */
  readonly forwarded: IncomingMessage['headers'];
}

export interface ForwardProxyOptions {
  /** Value of `Proxy-Authorization` that lets a call in; every call when left out. */
  readonly authorization?: string;
  /** Answers a CONNECT with these bytes instead of a tunnel. */
  readonly answer?: string;
  /** Where names lead, for it alone; to the loopback interface when left out. */
  readonly address?: string;
  readonly tls?: TlsOptions;
}

export async function forwardProxy(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const { authorization, answer, address = '127.0.0.1', tls } = options;
  const asked: string[] = [];
  const credentials: (string | undefined)[] = [];
  const sockets = new Set<Duplex>();
  let forwarded: IncomingMessage['headers'] = {};
  const isLetIn = ({ method, url, headers }: IncomingMessage): boolean => {
    asked.push(`${method} ${url}`);
    credentials.push(headers['proxy-authorization']);
    return authorization === undefined || headers['proxy-authorization'] === authorization;
  };
  const server: Server = tls === undefined ? createServer() : createSecureServer(tls);
  server.on('request', (request, response) => {
    if (!isLetIn(request)) {
      response.writeHead(407).end();
      return;
    }
    const url = new URL(request.url ?? '');
    forwarded = request.headers;
    const onward = httpRequest(
      {
        host: address,
        port: url.port,
        method: request.method,
        path: url.pathname + url.search,
        headers: request.headers,
      },
      (incoming) => {
        response.writeHead(incoming.statusCode ?? 502, incoming.headers);
        incoming.pipe(response);
      },
    );
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connect', (request, client, head) => {
    client.on('error', () => {});
    if (answer !== undefined || !isLetIn(request)) {
      if (answer !== undefined) isLetIn(request);
      client.end(answer ?? 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const port = Number(/:(\d+)$/.exec(request.url ?? '')?.[1]);
    const target = connect(port, address, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    target.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    credentials,
    get forwarded() {
      return forwarded;
    },
    async [Symbol.asyncDispose]() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

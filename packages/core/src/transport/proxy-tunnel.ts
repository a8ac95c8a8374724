import { request as httpRequest, type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { ProxyHop } from '../ports/index.ts';
import { ProxyRefusal } from './connect-errors.ts';

const mostHeaderBytes = 16 * 1024;

/**
 * Has a proxy connect to the receiver (CONNECT, RFC 9110 9.3.6). What is sent through the socket then reaches the
 * receiver as it is.
 * @param connect opens the connection to the proxy
 * @param done told once: the socket to the receiver, or why there is none
 */
export function openTunnel(
  { target, authorization }: ProxyHop,
  connect: () => Socket,
  done: (error: Error | undefined, socket?: Socket) => void,
): void {
  const request: ClientRequest = httpRequest({
    method: 'CONNECT',
    path: target,
    headers: { Host: target, ...(authorization === undefined ? {} : { 'Proxy-Authorization': authorization }) },
    createConnection: () => connect(),
    maxHeaderSize: mostHeaderBytes,
  });
  request.once('connect', ({ statusCode = 0 }, socket, early: Buffer) => {
    if (statusCode >= 200 && statusCode < 300 && early.length === 0) {
      done(undefined, socket);
      return;
    }
    socket.destroy();
    done(new ProxyRefusal(`PROXY_${statusCode}`));
  });
  // A proxy that answers with something else than HTTP, or closes.
  request.once('error', (error: Error & { readonly code?: string }) => {
    done(error instanceof ProxyRefusal ? error : new ProxyRefusal(error.code ?? 'PROXY_UNREADABLE'));
  });
  request.end();
}

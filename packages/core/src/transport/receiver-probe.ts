import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type TLSSocket } from 'node:tls';
import type { ProbedWay, Reached, ReceiverProbe } from '../ports/index.ts';
import { TransportFailure } from '../ports/index.ts';
import { ConnectTimeout, ProxyRefusal } from './connect-errors.ts';
import { watch } from './pinned-agent.ts';
import { connectToProxy } from './proxy-agents.ts';
import { openTunnel } from './proxy-tunnel.ts';
import { SecureContexts } from './secure-contexts.ts';
import { transportFailure } from './transport-failure.ts';

/**
 * With TLS 1.3 a receiver refuses a client certificate only after the handshake: it is listened to for so long, or until
 * it sends a session ticket, which it does when it is content.
 */
const refusalMs = 300;

/** @param authorities PEM texts that are trusted besides those of the system */
export function receiverProbe(authorities: readonly string[]): ReceiverProbe {
  return { reach: (way) => reach(way, new SecureContexts(authorities)) };
}

async function reach(way: ProbedWay, contexts: SecureContexts): Promise<Reached> {
  // The last one that was opened: TLS over a tunnel closes the connection below it by itself, and Node dies where that
  // is closed under it.
  let open: Socket | undefined;
  const keep = <S extends Socket>(socket: S): S => {
    open = socket;
    return socket;
  };
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ConnectTimeout(true)), way.deadlineMs);
  try {
    return await Promise.race([handshake(way, contexts, keep), late]);
  } catch (error) {
    if (error instanceof TransportFailure) throw error;
    throw error instanceof ProxyRefusal ? new TransportFailure('PROXY_FAILED', error.detail) : transportFailure(error);
  } finally {
    clearTimeout(timer);
    open?.destroy();
  }
}

async function handshake(
  { url, address: { address }, proxy, tls, deadlineMs }: ProbedWay,
  contexts: SecureContexts,
  keep: <S extends Socket>(socket: S) => S,
): Promise<Reached> {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isSecure = protocol === 'https:';
  const secureContext = () => contexts.of(tls);
  const pin = { address, connectMs: deadlineMs, keepAlive: false, idleMs: deadlineMs, secureContext };
  const toProxy = { ...pin, proxyContext: () => contexts.of(undefined) };
  if (!isSecure) {
    const socket =
      proxy === undefined
        ? watch(connectPlain({ host: address, port: Number(port || 80) }), pin, 'connect')
        : connectToProxy({ ...toProxy, proxy });
    await standing(keep(socket), proxy?.secure === true ? 'secureConnect' : 'connect');
    return {};
  }
  const named = isIP(host) === 0 ? { servername: host } : {};
  const options = { ...named, secureContext: secureContext(), rejectUnauthorized: true };
  const through =
    proxy === undefined
      ? undefined
      : await tunnel((done) => openTunnel(proxy, () => keep(connectToProxy({ ...toProxy, proxy })), done));
  const socket =
    through === undefined
      ? connectSecurely({ ...options, host: address, port: Number(port || 443) })
      : // Over a tunnel the certificate is checked against the host of the URL.
        connectSecurely({ ...options, host, socket: through });
  // A socket over a tunnel has no address of its own to look at.
  if (through === undefined) watch(socket, pin, 'secureConnect');
  await standing(keep(socket), 'secureConnect');
  // Asked at once: a receiver that refuses the client closes the connection, and there is nobody to ask any more.
  const { valid_to: validUntil } = socket.getPeerCertificate();
  const version = socket.getProtocol() ?? 'TLS';
  await accepted(socket);
  return {
    ...(validUntil === undefined ? {} : { certificate: { validUntil: Date.parse(validUntil) } }),
    protocol: version,
  };
}

const tunnel = (open: (done: (error: Error | undefined, socket?: Socket) => void) => void): Promise<Socket> =>
  new Promise((resolve, reject) => {
    open((error, socket) =>
      socket === undefined ? reject(error ?? new ProxyRefusal('PROXY_UNREADABLE')) : resolve(socket),
    );
  });

const standing = (socket: Socket, ready: 'connect' | 'secureConnect'): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once(ready, () => resolve());
    // Kept: an error after the handshake must find a listener, too.
    socket.on('error', reject);
    socket.once('close', () => reject(new TransportFailure('CONNECTION_RESET', 'ECONNRESET')));
  });

const accepted = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, refusalMs);
    const end = (act: () => void) => () => {
      clearTimeout(timer);
      act();
    };
    socket.once('session', end(resolve));
    socket.once('close', end(resolve));
    socket.once('error', (error) => end(() => reject(error))());
  });

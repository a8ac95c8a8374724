import { Agent as HttpAgent, type AgentOptions, type ClientRequest, type ClientRequestArgs } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { parseIpAddress } from '../network/ip-address.ts';
import { ConnectTimeout, WrongAddress } from './connect-errors.ts';
import { countAnew, countTraffic } from './socket-traffic.ts';

export interface PinOptions {
  /** The only address that sockets of this agent connect to, whatever host the URL names. */
  readonly address: string;
  readonly keepAlive: boolean;
  /** Milliseconds after which a socket without work is closed; a shorter `Keep-Alive: timeout` of the server counts. */
  readonly idleMs: number;
  /** Milliseconds until a connection, TLS included, must stand. */
  readonly connectMs: number;
  /** Asked for by the first TLS connection: reading the system's authorities takes a while. */
  secureContext(): SecureContext;
}

type CreateConnection = (error: Error | null, stream: Duplex) => void;

const agentOptions = ({ keepAlive, idleMs }: PinOptions): AgentOptions => ({
  keepAlive,
  timeout: idleMs,
  maxSockets: 256,
  maxFreeSockets: 32,
  scheduling: 'lifo',
});

export class PinnedHttpAgent extends HttpAgent {
  readonly #pin: PinOptions;

  constructor(pin: PinOptions) {
    super(agentOptions(pin));
    this.#pin = pin;
  }

  override createConnection(options: ClientRequestArgs, callback?: CreateConnection): Duplex | null | undefined {
    const socket = super.createConnection({ ...options, host: this.#pin.address }, callback);
    return watch(socket as Socket, this.#pin, 'connect');
  }

  override reuseSocket(socket: Socket, request: ClientRequest): void {
    countAnew(socket);
    super.reuseSocket(socket, request);
  }
}

export class PinnedHttpsAgent extends HttpsAgent {
  readonly #pin: PinOptions;

  constructor(pin: PinOptions) {
    // Said aloud, because the environment variable NODE_TLS_REJECT_UNAUTHORIZED would turn it off.
    const verified: HttpsAgentOptions = { ...agentOptions(pin), rejectUnauthorized: true };
    super(verified);
    this.#pin = pin;
  }

  override createConnection(options: ClientRequestArgs, callback?: CreateConnection): Duplex | null | undefined {
    // Over a tunnel the host of the URL stays: a certificate for an address is checked against it.
    const host = 'socket' in options ? {} : { host: this.#pin.address };
    const pinned = { ...options, ...host, secureContext: this.#pin.secureContext() };
    const socket = super.createConnection(pinned, callback);
    return watch(socket as Socket, this.#pin, 'secureConnect');
  }

  override reuseSocket(socket: Socket, request: ClientRequest): void {
    countAnew(socket);
    super.reuseSocket(socket, request);
  }
}

/** Lets free sockets go at once and busy ones when their call is over. */
export function retire(agent: HttpAgent & { keepAlive?: boolean }): void {
  agent.keepAlive = false;
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

/** True when no socket and no call depends on the agent. */
export const isUnused = (agent: HttpAgent): boolean =>
  [agent.sockets, agent.freeSockets, agent.requests].every((group) => Object.keys(group).length === 0);

/** Limits the time of connecting and, as a last line of defence, looks where the socket has really gone. */
export function watch(socket: Socket, pin: PinOptions, ready: 'connect' | 'secureConnect'): Socket {
  const timer = setTimeout(() => socket.destroy(new ConnectTimeout(socket.connecting)), pin.connectMs);
  const clear = () => clearTimeout(timer);
  socket.once(ready, clear).once('close', clear);
  countTraffic(socket);
  socket.once('connect', () => {
    if (!sameAddress(socket.remoteAddress, pin.address)) socket.destroy(new WrongAddress());
  });
  return socket;
}

function sameAddress(actual: string | undefined, pinned: string): boolean {
  return actual === pinned || (actual !== undefined && parseIpAddress(actual)?.bits === parseIpAddress(pinned)?.bits);
}

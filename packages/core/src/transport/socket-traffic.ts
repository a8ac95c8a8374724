import type { Socket } from 'node:net';

interface Traffic {
  /** Bytes of HTTP received during the current call; with TLS its own messages do not count. */
  received: number;
  idle: boolean;
}

const traffic = new WeakMap<Socket, Traffic>();

/** Begins to count on a new socket, for its whole life. */
export function countTraffic(socket: Socket): void {
  const count: Traffic = { received: 0, idle: false };
  traffic.set(socket, count);
  socket.on('data', (chunk: Buffer) => {
    // Nobody has asked anything: what comes now would be taken for the answer to the next call.
    if (count.idle) socket.destroy();
    else count.received += chunk.length;
  });
}

export function nowIdle(socket: Socket): void {
  const count = traffic.get(socket);
  if (count !== undefined) count.idle = true;
}

export function nowInUse(socket: Socket): void {
  const count = traffic.get(socket);
  if (count === undefined) return;
  count.idle = false;
  count.received = 0;
}

/** True when the receiver has sent anything since the current call took the socket. */
export const hasBegunToAnswer = (socket: Socket | undefined): boolean =>
  socket !== undefined && (traffic.get(socket)?.received ?? 0) > 0;

import type { Socket } from 'node:net';

/** Bytes of HTTP that a socket has received during the current call; with TLS its own messages do not count. */
const received = new WeakMap<Socket, number>();

/** Begins to count on a new socket, for its whole life. */
export function countTraffic(socket: Socket): void {
  received.set(socket, 0);
  socket.on('data', (chunk: Buffer) => received.set(socket, (received.get(socket) ?? 0) + chunk.length));
}

/** The next call has taken a kept-alive socket. */
export const countAnew = (socket: Socket): unknown => received.set(socket, 0);

/** True when the receiver has sent anything since the current call took the socket. */
export const hasBegunToAnswer = (socket: Socket | undefined): boolean =>
  socket !== undefined && (received.get(socket) ?? 0) > 0;

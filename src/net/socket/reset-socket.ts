import type { Socket } from 'node:net';

/**
 * Closes a connection by RST. While a FIN is on its way the system refuses that, and Node 24 then
 * never closes the socket and spins when the process is to end: such a one is closed as it is.
 */
export function resetSocket(socket: Socket): void {
  const isEnding = socket.writableEnded && !socket.writableFinished;
  if (isEnding) socket.destroy();
  else socket.resetAndDestroy();
}

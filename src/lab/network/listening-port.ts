import type { Server } from 'node:net';

/** The TCP port that a listening server got; throws where it does not listen on one. */
export function listeningPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`Cannot read the port of a server that listens on ${address ?? 'nothing'}`);
  }
  return address.port;
}

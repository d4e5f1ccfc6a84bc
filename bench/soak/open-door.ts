import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { joinStreams } from '../../src/lab/proxy/join-streams.ts';

/** A door before a server, which can be shut for a while: what a server looks like that restarts. */
export interface Door {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Resets all connections and refuses new ones, for so many milliseconds. */
  restart(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a door, on a port that the system chooses, before a port of 127.0.0.1. */
export async function openDoor(toPort: number): Promise<Door> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket));
  };
  const listen = async (port: number): Promise<Server> => {
    const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
      const upstream = connect({ host: '127.0.0.1', port: toPort, noDelay: true });
      joinStreams(keep(client), keep(upstream));
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const shut = async (server: Server): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  let server = await listen(0);
  const { port } = server.address() as { readonly port: number };
  let isClosed = false;
  return {
    port,
    restart: async (ms) => {
      if (isClosed || !server.listening) return;
      await shut(server);
      await new Promise((done) => setTimeout(done, ms));
      if (!isClosed) server = await listen(port);
    },
    close: async () => {
      isClosed = true;
      if (server.listening) await shut(server);
    },
  };
}

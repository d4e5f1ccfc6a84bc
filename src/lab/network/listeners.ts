import { once } from 'node:events';
import { connect, createServer, type Server, Socket } from 'node:net';
import { platform } from 'node:process';
import { type BlackHole, openBlackHole } from './black-hole.ts';
import { listeningPort } from './listening-port.ts';

/** What a peer does with a connection that it accepted. */
export type Behaviour = (socket: Socket) => void;

/** What stands at an address: a behaviour, a closed port, or nothing that answers. */
export type Presence = Behaviour | 'refuse' | 'drop';

/** The ports of one lab, all of them on 127.0.0.1 and chosen by the system. */
export interface Listeners {
  portOf(presence: Presence): Promise<number>;
  /** Connects to one of these ports; the connection ends with the lab. */
  dial(port: number): Socket;
  close(): Promise<void>;
}

/**
 * Opens nothing yet: ports are opened when asked for, the closed and the silent one at most once.
 * @param hasSilence whether a port of this system can be silent. Where none can, as on Windows, the silent one is 0,
 * and whoever is to connect to it waits.
 */
export function createListeners(hasSilence: boolean = platform !== 'win32'): Listeners {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    // Whoever uses the socket sees its end in 'close'; a peer that resets must not end the process.
    socket.on('error', () => socket.destroy());
    return socket.once('close', () => sockets.delete(socket));
  };
  const listen = async (behaviour: Behaviour): Promise<number> => {
    const server = createServer({ noDelay: true }, (socket) => behaviour(keep(socket)));
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return listeningPort(server);
  };
  const dial = (port: number): Socket =>
    keep(port === 0 ? new Socket() : connect({ host: '127.0.0.1', port, noDelay: true }));

  /**
   * The near end of a connection of our own: nobody listens there, so a SYN is answered with RST,
   * and the system gives the port to nobody else while the connection stands.
   */
  const openClosedPort = async (): Promise<number> => {
    const port = await listen(() => {});
    // With an address to bind first, the port comes from where listening ports come from, and so
    // a client's own port is hardly ever the same (a connection with itself would stand).
    const local = { host: '127.0.0.1', port, localAddress: '127.0.0.1' };
    const socket = keep(connect(local));
    await once(socket, 'connect');
    return socket.localPort ?? 0;
  };

  let closed: Promise<number> | undefined;
  let silent: Promise<BlackHole> | undefined;
  return {
    portOf: async (presence) => {
      if (presence === 'refuse') {
        closed ??= openClosedPort();
        return closed;
      }
      if (presence === 'drop' && !hasSilence) return 0;
      if (presence === 'drop') {
        silent ??= openBlackHole();
        return (await silent).port;
      }
      return listen(presence);
    },
    dial,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(closeServer));
      await (await silent)?.close();
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

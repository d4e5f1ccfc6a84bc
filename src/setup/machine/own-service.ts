import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { ownCertificate } from './own-certificate.ts';

/** What this process serves to itself. All ports are of 127.0.0.1. */
export interface OwnService {
  /** UDP: tells every name to be here. */
  readonly dns: number;
  /** TLS, then one HTTP answer. */
  readonly tls: number;
  /** An HTTP proxy that has one way: to `tls`. */
  readonly proxy: number;
  readonly close: () => void;
}

const host = '127.0.0.1';
const answer =
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n';

/**
 * Starts a name server, a service and a proxy on loopback, in this process, for it alone: nothing from another machine reaches them, and what another program of this one sends does no harm.
 * @throws Error where this machine lets no such server be.
 */
export async function openOwnService(name: string): Promise<OwnService> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket.setNoDelay(true));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const service = createTlsServer(ownCertificate(name), (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(answer));
  });
  service.on('tlsClientError', () => {});
  service.on('connection', keep);
  const proxy = createServer((socket) => {
    keep(socket);
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      service.emit('connection', socket);
    });
  });
  const names = createSocket('udp4', (query, { address, port }) => {
    const told = hereFor(query);
    if (told) names.send(told, port, address, () => {});
  });
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    service.close();
    proxy.close();
    names.close();
  };
  try {
    names.on('error', () => {});
    names.bind(0, host);
    const [tls, proxyPort] = await Promise.all([
      listen(service),
      listen(proxy),
      once(names, 'listening'),
    ]);
    return { dns: names.address().port, tls, proxy: proxyPort, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function listen(server: Server): Promise<number> {
  server.listen({ host, port: 0, backlog: 64 });
  await once(server, 'listening');
  server.on('error', () => {});
  return (server.address() as AddressInfo).port;
}

/** The query again, with an address of ours where it asks for one of IPv4 (RFC 1035, section 4); undefined for what is no query. */
function hereFor(query: Buffer): Buffer | undefined {
  const asked = Buffer.from(query);
  // The name, of a length each, then its type; what the query has behind its question is left out.
  let end = 12;
  while (end < asked.length && asked[end] !== 0) end += 1 + (asked[end] ?? 0);
  if (end + 5 > asked.length) return undefined;
  const isA = asked.readUInt16BE(end + 1) === 1;
  asked.writeUInt16BE(0x8180, 2);
  asked.writeUInt16BE(isA ? 1 : 0, 6);
  asked.writeUInt32BE(0, 8);
  const record = Buffer.from('c00c00010001000000010004' + '7f000001', 'hex');
  return Buffer.concat([asked.subarray(0, end + 5), ...(isA ? [record] : [])]);
}

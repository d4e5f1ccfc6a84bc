import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import packet from 'dns-packet';
import { onTestFinished } from 'vitest';

/** A name server on loopback, and what it was asked. */
export interface ZoneServer {
  /** `127.0.0.1:PORT` */
  readonly place: string;
  readonly port: number;
  readonly asked: Set<string>;
}

/** Answers for some names with their addresses, and for any other that it does not exist. */
export async function zoneServer(
  zone: Readonly<Record<string, readonly string[]>>,
): Promise<ZoneServer> {
  const asked = new Set<string>();
  const socket = createSocket('udp4', (query, { port, address }) => {
    const { id = 0, questions = [] } = packet.decode(query);
    const [{ name, type } = { name: '', type: 'A' as const }] = questions;
    asked.add(name);
    const known = zone[name];
    const answers = (known ?? []).flatMap((data) => {
      const own = data.includes(':') ? ('AAAA' as const) : ('A' as const);
      return own === type ? [{ type: own, name, ttl: 60, data }] : [];
    });
    const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | (known ? 0 : 3);
    socket.send(packet.encode({ type: 'response', id, flags, questions, answers }), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  const { port } = socket.address();
  return { place: `127.0.0.1:${port}`, port, asked };
}

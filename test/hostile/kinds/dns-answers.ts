import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { leanHeap } from '../../../src/cli/audit/lean-heap.ts';
import { documentWithoutSecrets } from '../../../src/cli/out/document-without-secrets.ts';
import { readQuery, writeReply } from '../../../src/lab/network/dns-message.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import { resolve } from '../../../src/net/resolve.ts';
import { netOptions } from '../../net/net-options.ts';
import { canary } from '../canary.ts';
import { type Draw, drawOf } from '../draw.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';

const maxDatagramLength = 60_000;
/** Room for a question, its answer over TCP and another one behind it. */
const timeoutMs = 150;

/** Name servers over real sockets, UDP and TCP, whose answers are bad. */
export const dnsAnswers: Open = async () => {
  // As an audit of so many attempts has it.
  leanHeap();
  const seeds = new Map<string, number>();
  const answer = (query: Buffer, isTcp: boolean): readonly Buffer[] => {
    const asked = readQuery(query);
    const seed = asked && seeds.get(asked.name);
    return seed === undefined ? [] : answersTo(query, { seed, isTcp });
  };
  const udp = createSocket('udp4');
  const tcp = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      for (const one of answer(bytes.subarray(2), true)) socket.write(one);
      if (bytes.length % 2 === 0) socket.end();
    });
  }).listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const server = { address: '127.0.0.1', port: listeningPort(tcp) };
  udp.on('message', (query, { port, address }) => {
    for (const one of answer(query, false)) udp.send(one, port, address);
  });
  udp.bind(server.port, server.address);
  await once(udp, 'listening');
  let number = 0;
  return {
    feed: async (draw) => {
      number += 1;
      const name = `n${number}.corp.example`;
      seeds.set(name, draw.below(2 ** 31));
      const options = netOptions({ timeoutMs, nameServers: [server] });
      const observation = await resolve({ name, port: 443, role: 'target' }, options);
      seeds.delete(name);
      return JSON.stringify(documentWithoutSecrets(observation));
    },
    close: () => {
      udp.close();
      tcp.close();
    },
  };
};

interface Asked {
  readonly seed: number;
  readonly isTcp: boolean;
}

/** One answer, sometimes two; most have the number of the question, so that they are read further. */
function answersTo(query: Buffer, { seed, isTcp }: Asked): readonly Buffer[] {
  const asked = readQuery(query);
  if (!asked) return [];
  const draw = drawOf(seed, asked.type === 'A' ? Number(isTcp) : 2 + Number(isTcp));
  const isSecret = draw.chance(0.1);
  const good = writeReply(asked, {
    code: draw.oneOf(['NOERROR', 'NOERROR', 'NOERROR', 'NXDOMAIN', 'SERVFAIL', 'REFUSED']),
    aliases: isSecret ? [`password=${canary}`] : ['a.example', 'b.example'],
    addresses: asked.type === 'A' ? ['192.0.2.1', '192.0.2.2'] : ['2001:db8::1'],
    ...(!isTcp && draw.chance(0.2) && { truncated: true as const }),
  });
  const bad = isSecret ? good : badly(good, draw);
  const framed = isTcp ? frame(bad, draw) : bad.subarray(0, maxDatagramLength);
  return draw.chance(0.1) ? [framed, framed] : [framed];
}

function badly(good: Buffer, draw: Draw): Buffer {
  const bad = mutated(good.subarray(2), draw);
  const whole = Buffer.concat([good.subarray(0, 2), bad]);
  return draw.chance(0.05) ? mutated(good, draw) : whole;
}

/** With its length before it, or with a lie. */
function frame(message: Buffer, draw: Draw): Buffer {
  const length = Buffer.alloc(2);
  const said = draw.chance(0.2) ? draw.oneOf([0, 1, 12, 65_535]) : message.length;
  length.writeUInt16BE(Math.min(said, 65_535));
  return Buffer.concat([length, message]);
}

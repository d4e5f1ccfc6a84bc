import { once } from 'node:events';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { direct, headOf, proxy as proxyRoute, trustList } from '../../../fixtures/case/head.ts';
import { reportOf } from '../../../src/audit.ts';
import { leanHeap } from '../../../src/cli/audit/lean-heap.ts';
import { guideOfAudit } from '../../../src/diagnosis/guide/guide-of-audit.ts';
import { createAuthority } from '../../../src/lab/certificates/authority.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import type { Attempt } from '../../../src/model/audit/attempt.ts';
import { runAttempts } from '../../../src/probe/run-attempts.ts';
import { AuditLog } from '../../../src/record/audit-log.ts';
import { reportFormats } from '../../../src/report/formats.ts';
import { netOptions } from '../../net/net-options.ts';
import { attempt } from '../../probe/attempt.ts';
import { type Draw, drawOf } from '../draw.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';
import { answerBadly, deliver, page, relayBadly, type Talk } from './peer-talk.ts';

const timeoutMs = 250;
const screen = { width: 100, color: false, unicode: true, guide: guideOfAudit };
/** So that no name is looked up. */
const fixedAddresses = [
  ...[443, 8080, 80].map((port) => ({ host: 'a.example', port, address: '192.0.2.7' })),
];

interface Peer {
  /** Of the peer at this port. */
  readonly tried: (port: number, draw: Draw) => Partial<Attempt>;
  /** Behind it stands a good server of TLS. */
  readonly talk: (tlsPort: number) => Talk;
}

/** A peer over real sockets on loopback, audited by one attempt, judged and reported. */
function peer({ tried, talk }: Peer): Open {
  return async () => {
    // As an audit of so many attempts has it.
    leanHeap();
    const secure = await startSecure();
    const says = talk(secure.port);
    const feed = async (draw: Draw): Promise<string> => {
      const seed = draw.below(2 ** 31);
      let connections = 0;
      const server = createServer((socket) => {
        socket.on('error', () => {});
        connections += 1;
        says(socket, drawOf(seed, connections));
        open.add(socket);
        socket.on('close', () => open.delete(socket));
      }).listen(0, '127.0.0.1');
      const open = new Set<{ destroy: () => void }>();
      await once(server, 'listening');
      try {
        return await audited(tried(listeningPort(server), draw), listeningPort(server), draw);
      } finally {
        for (const socket of open) socket.destroy();
        server.close();
      }
    };
    return { feed, close: secure.close };
  };
}

async function audited(over: Partial<Attempt>, port: number, draw: Draw): Promise<string> {
  const one = attempt({ target: trustList.id, ...over });
  const log = new AuditLog();
  log.add({ type: 'head', head: headOf([trustList], [one.proxy ? proxyRoute : direct]) });
  const connectTo = [{ host: '', address: '127.0.0.1', toPort: port }];
  await runAttempts([{ ...one, route: one.proxy ? proxyRoute.id : direct.id }], {
    net: netOptions({ timeoutMs, connectTo, fixedAddresses }),
    concurrency: 1,
    signal: new AbortController().signal,
    onLine: (line) => log.add(line),
  });
  const report = reportOf(log);
  return [...draw.oneOf(reportFormats.text).render(report, screen)].join('');
}

async function startSecure(): Promise<{ readonly port: number; readonly close: () => void }> {
  const authority = await createAuthority({ root: { CN: 'Root', O: 'Example' } });
  const { key, cert } = await authority.credentialFor(['a.example']);
  const server = createTlsServer({ key, cert }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.end(`HTTP/1.1 403 No\r\nContent-Length: ${page.length}\r\n\r\n${page}`);
    });
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: listeningPort(server), close: () => void server.close() };
}

export const servers: Open = peer({
  tried: () => ({ scheme: 'http', host: '192.0.2.5', port: 80, path: '/x' }),
  talk: () => (socket, draw) => {
    socket.once('data', () => answerBadly(socket, draw));
  },
});

export const tlsServers: Open = peer({
  tried: () => ({ scheme: 'https', host: '192.0.2.5', port: 443 }),
  talk: (tlsPort) => (socket, draw) => relayBadly(socket, tlsPort, draw),
});

export const httpProxies: Open = peer({
  tried: (port, draw) => ({
    scheme: draw.oneOf(['https', 'https', 'http']),
    proxy: { kind: draw.oneOf(['http', 'http', 'https']), host: '127.0.0.1', port },
  }),
  talk: (tlsPort) => (socket, draw) => {
    socket.once('data', (first) => {
      const isTls = first[0] === 22;
      if (isTls) socket.unshift(first);
      else if (draw.chance(0.6)) return answerBadly(socket, draw);
      else socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      relayBadly(socket, tlsPort, draw);
    });
  },
});

const greeting = Buffer.from([5, 0]);
const opened = Buffer.from([5, 0, 0, 1, 192, 0, 2, 1, 1, 187]);

export const socksProxies: Open = peer({
  tried: (port) => ({ proxy: { kind: 'socks5', host: '127.0.0.1', port } }),
  talk: (tlsPort) => (socket, draw) => {
    const badAt = draw.below(4);
    socket.once('data', () => {
      if (badAt === 0) return deliver(socket, mutated(greeting, draw), draw);
      socket.write(greeting);
      socket.once('data', () => {
        if (badAt === 1) return deliver(socket, mutated(opened, draw), draw);
        socket.write(opened);
        relayBadly(socket, tlsPort, draw);
      });
    });
  },
});

// A process of its own, so that its CPU is not that of the generator.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTarget, type Server } from 'node:net';
import process from 'node:process';
import type { Duplex } from 'node:stream';
import type { Listening, ProxyKind } from './message.ts';

const established = 'HTTP/1.1 200 Connection established\r\n\r\n';
const busy = 'HTTP/1.1 503 Service Unavailable\r\n\r\n';

await serve(JSON.parse(process.argv[2] ?? '{}') as ProxyKind);

async function serve(kind: ProxyKind): Promise<void> {
  const answer = answerer(kind);
  const proxy = createServer({ noDelay: true });
  proxy.on('connect', (_, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.end());
    socket.resume();
    answer(socket);
  });
  const target = createTarget((socket) => {
    socket.on('error', () => socket.destroy());
    socket.resume();
  });
  process.once('disconnect', () => process.exit());
  const ports: Listening = { proxy: await listen(proxy), target: await listen(target) };
  process.send?.(ports);
}

function answerer(kind: ProxyKind): (socket: Duplex) => void {
  const say = (socket: Duplex, text = established): void => {
    if (!socket.destroyed) socket.write(text);
  };
  switch (kind.kind) {
    case 'trivial':
      return say;
    case 'service': {
      // When each place is free again. A timer that is late makes no place slower: the next
      // service begins when the last one was due to end.
      const free = Array.from({ length: kind.places }, () => 0);
      return (socket) => {
        const now = performance.now();
        const place = free.indexOf(Math.min(...free));
        const end = Math.max(now, free[place] ?? 0) + kind.serviceMs;
        free[place] = end;
        setTimeout(() => say(socket), end - now);
      };
    }
    case 'bucket': {
      const gapMs = 1000 / kind.perSecond;
      const depthMs = kind.burst * gapMs;
      // When the bucket has a token again, were it used as fast as it fills.
      let nextAt = 0;
      return (socket) => {
        const now = performance.now();
        nextAt = Math.max(nextAt, now - depthMs);
        const isEmpty = nextAt > now;
        if (isEmpty && kind.isRefusing) {
          say(socket, busy);
          socket.end();
          return;
        }
        setTimeout(() => say(socket), Math.max(0, nextAt - now));
        nextAt += gapMs;
      };
    }
    case 'stall': {
      let startedAt: number | undefined;
      return (socket) => {
        startedAt ??= performance.now();
        const at = performance.now() - startedAt;
        const isIn = at >= kind.afterMs && at < kind.afterMs + kind.stallMs;
        if (isIn) setTimeout(() => say(socket), kind.afterMs + kind.stallMs - at);
        else say(socket);
      };
    }
  }
}

async function listen(server: Server): Promise<number> {
  server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

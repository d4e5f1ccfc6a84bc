import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWebSocket } from '../../../src/net/http/web-socket.ts';

/** A proxy that writes down what it is asked for, and opens nothing. */
async function refusingProxy(): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket: Socket) => {
    asked.push(`${request.method} ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('openWebSocket()', () => {
  it.each(['ws', 'wss'])('asks the proxy for a tunnel, of %s: too', async (scheme) => {
    const proxy = await refusingProxy();
    const socket = openWebSocket(`${scheme}://hub.example:8443`, { proxy: proxy.url });
    await once(socket, 'error');
    expect(proxy.asked).toEqual(['CONNECT hub.example:8443']);
  });
});

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { inform } from '../../../src/net/dhcp/dhcp-inform.ts';
import { readDhcpMessage } from '../../../src/net/dhcp/dhcp-message.ts';
import { dhcpReply } from '../dhcp-reply.ts';

type Answer = (id: number, send: (bytes: Uint8Array) => void) => void;

async function udp(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return socket;
}

/** A server on loopback, at a port of its own. */
async function serverThat(answer: Answer): Promise<{ port: number; asked: () => number }> {
  const socket = await udp();
  let asked = 0;
  socket.on('message', (bytes: Buffer, { address, port }: RemoteInfo) => {
    asked += 1;
    answer(readDhcpMessage(bytes)?.id ?? 0, (reply) => socket.send(reply, port, address));
  });
  return { port: socket.address().port, asked: () => asked };
}

function ask(serverPort: number, more: Partial<Parameters<typeof inform>[0]> = {}) {
  return inform({
    ...{ address: '127.0.0.1', mac: '02:00:00:00:00:01', wanted: [252], server: '127.0.0.1' },
    ...{ timeoutMs: 30_000, signal: new AbortController().signal, clientPort: 0, serverPort },
    ...more,
  });
}

describe('inform()', () => {
  it('takes the acknowledgement of its own question, and no other message', async () => {
    const { port } = await serverThat((id, send) => {
      send(Buffer.from('no message'));
      send(dhcpReply((id + 1) >>> 0, [[53, [5]]]));
      send(dhcpReply(id, [[53, [2]]]));
      send(
        dhcpReply(id, [
          [53, [5]],
          [252, [65]],
        ]),
      );
    });
    const answer = await ask(port);
    expect(answer).toMatchObject({ outcome: 'answered', server: '127.0.0.1' });
    const message = answer.outcome === 'answered' ? answer.message : undefined;
    expect(message?.options.get(252)?.toString()).toBe('A');
  });

  it('asks twice, and says that nobody answered', async () => {
    const { port, asked } = await serverThat(() => {});
    expect(await ask(port, { timeoutMs: 400 })).toEqual({ outcome: 'silent' });
    // What was sent is read a moment later.
    await vi.waitFor(() => expect(asked()).toBe(2));
  });

  it('hears what came in time, though this process stood still beyond its deadline', async () => {
    const timeoutMs = 100;
    const { port } = await serverThat((id, send) => {
      send(dhcpReply(id, [[53, [5]]]));
      setImmediate(() => {
        const until = performance.now() + 2 * timeoutMs;
        while (performance.now() < until);
      });
    });
    expect(await ask(port, { timeoutMs })).toMatchObject({ outcome: 'answered' });
  });

  it('is no longer waited for than an abort, nor by a flood', async () => {
    const { port } = await serverThat((_, send) => {
      for (let sent = 0; sent < 200; sent += 1) send(Buffer.from('stray'));
    });
    expect(await ask(port)).toEqual({ outcome: 'silent' });
    expect(await ask(port, { signal: AbortSignal.abort() })).toEqual({ outcome: 'silent' });
  });

  it('says so where another program has the port, and does not share it', async () => {
    const taken = await udp();
    const { port } = await serverThat(() => {});
    const answer = await ask(port, { clientPort: taken.address().port });
    expect(answer).toMatchObject({ outcome: 'port-taken' });
  });

  it('says so where it cannot send', async () => {
    expect(await ask(1, { address: '192.0.2.1' })).toMatchObject({ outcome: 'failed' });
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { resetSocket } from '../../../src/net/socket/reset-socket.ts';
import { tcpServer } from '../loopback.ts';

describe('resetSocket()', () => {
  it('ends a connection by RST', async () => {
    const { port } = await tcpServer((socket) => resetSocket(socket));
    const [error] = await once(connect(port, '127.0.0.1'), 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('closes a connection whose FIN is on its way', async () => {
    const { port } = await tcpServer(() => {});
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.end();
    resetSocket(socket);
    // Rejects with EINVAL where Node is asked for a reset then, and the socket is never closed.
    await once(socket, 'close');
  });
});

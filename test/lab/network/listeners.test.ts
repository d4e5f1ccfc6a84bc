import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createListeners } from '../../../src/lab/network/listeners.ts';
import { dial, endOf } from '../lab-client.ts';

describe('createListeners()', () => {
  it('hands each connection to the behaviour of its port', async () => {
    const listeners = createListeners();
    onTestFinished(() => listeners.close());
    const port = await listeners.portOf((socket) => socket.end('here'));
    const [bytes] = await once(dial(port), 'data');
    expect(String(bytes)).toBe('here');
  });

  it('gives one closed port, which refuses again and again', async () => {
    const listeners = createListeners();
    onTestFinished(() => listeners.close());
    const [port, again] = await Promise.all([
      listeners.portOf('refuse'),
      listeners.portOf('refuse'),
    ]);
    expect(again).toBe(port);
    expect(await endOf(dial(port))).toBe('ECONNREFUSED');
    expect(await endOf(dial(port))).toBe('ECONNREFUSED');
  });

  it('has port 0 for silence where no port of the system is silent', async () => {
    const listeners = createListeners(false);
    expect(await listeners.portOf('drop')).toBe(0);
    const socket = listeners.dial(0);
    const closed = once(socket, 'close');
    expect(socket.connecting).toBe(false);
    await listeners.close();
    await closed;
  });

  it('ends its connections when it is closed', async () => {
    const listeners = createListeners();
    const port = await listeners.portOf(() => {});
    const socket = dial(port);
    await once(socket, 'connect');
    socket.resume();
    const ended = endOf(socket);
    await listeners.close();
    expect(await ended).toMatch(/closed|ECONNRESET/);
  });
});

import { once } from 'node:events';
import { SocksClient } from 'socks';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProxyRule } from '../../../src/lab/fault/fault.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import { dial, openLab, secure } from '../lab-client.ts';

function openSocks(rules: readonly ProxyRule[] = []): Promise<Lab> {
  return openLab({ proxies: [{ name: 'socks', kind: 'socks5', rules }] });
}

async function connectThrough(lab: Lab, host: string): Promise<ReturnType<typeof dial>> {
  const { socket } = await SocksClient.createConnection({
    proxy: { host: '127.0.0.1', port: lab.proxies['socks']?.port ?? 0, type: 5 },
    command: 'connect',
    destination: { host, port: 443 },
  });
  onTestFinished(() => {
    socket.destroy();
  });
  return socket;
}

describe('the SOCKS proxy', () => {
  it('connects to a service by its name and by its address', async () => {
    const lab = await openSocks();
    for (const host of ['gateway.example.com', '20.64.0.2']) {
      const socket = await connectThrough(lab, host);
      expect(await secure(lab, 0, { socket }).outcome).toBe('secure');
    }
  });

  it('replies 2 where its policy refuses, and what a rule says elsewhere', async () => {
    const lab = await openSocks([
      { host: 'gateway.example.com', reply: { kind: 'block', by: 'company' } },
      { host: 'storage.example.com', reply: { kind: 'upstream', status: 7 } },
    ]);
    await expect(connectThrough(lab, 'gateway.example.com')).rejects.toThrow(/NotAllowed/);
    await expect(connectThrough(lab, 'storage.example.com')).rejects.toThrow(/CommandNotSupported/);
    await expect(connectThrough(lab, 'nowhere.invalid')).rejects.toThrow(/HostUnreachable/);
  });

  it('accepts no method where it demands a login', async () => {
    const lab = await openSocks([{ host: '*', reply: { kind: 'login', schemes: [] } }]);
    const socket = dial(lab.proxies['socks']?.port ?? 0);
    socket.write(Buffer.from([5, 1, 0]));
    const [bytes] = await once(socket, 'data');
    expect([...bytes]).toEqual([5, 255]);
  });

  it('hears a greeting and a request that come in pieces, or at once', async () => {
    const lab = await openSocks();
    const request = Buffer.from([5, 1, 0, 1, 20, 64, 0, 2, 1, 187]);
    const pieces = dial(lab.proxies['socks']?.port ?? 0);
    pieces.write(Buffer.from([5]));
    pieces.write(Buffer.from([1, 0]));
    expect([...(await once(pieces, 'data'))[0]]).toEqual([5, 0]);
    pieces.write(request);
    expect([...(await once(pieces, 'data'))[0]].slice(0, 2)).toEqual([5, 0]);
    const whole = dial(lab.proxies['socks']?.port ?? 0);
    whole.write(Buffer.concat([Buffer.from([5, 1, 0]), request]));
    expect([...(await once(whole, 'data'))[0]].slice(0, 2)).toEqual([5, 0]);
  });

  it('hangs up on whoever speaks something else', async () => {
    const lab = await openSocks();
    const socket = dial(lab.proxies['socks']?.port ?? 0);
    socket.write('GET / HTTP/1.1\r\n\r\n');
    socket.resume();
    await once(socket, 'close');
    expect(socket.bytesRead).toBe(0);
  });
});

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { LabProxy } from '../../../src/lab/fault/fault.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import { dial, endOf, openLab, secure } from '../lab-client.ts';

function openWith(proxy: Partial<LabProxy>): Promise<Lab> {
  return openLab({ proxies: [{ name: 'one', kind: 'http', ...proxy }] });
}

function portOf(lab: Lab): number {
  return lab.proxies['one']?.port ?? 0;
}

async function hear(socket: Socket, host = 'gateway.example.com'): Promise<string> {
  socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
  const [bytes] = await once(socket, 'data');
  return String(bytes);
}

describe('a proxy of moods', () => {
  it('follows a rule at its times, for each host by itself', async () => {
    const reply = { kind: 'status', status: 429 } as const;
    const lab = await openWith({ rules: [{ host: '*', reply, times: { first: 1 } }] });
    expect(await hear(dial(portOf(lab)))).toContain(' 429 ');
    expect(await hear(dial(portOf(lab)))).toContain(' 200 ');
    expect(await hear(dial(portOf(lab)), 'storage.example.com')).toContain(' 429 ');
  });

  it('hangs up on more connections than it takes at a time', async () => {
    const lab = await openWith({ limit: { atOnce: 1, reply: { kind: 'hang-up' } } });
    const first = dial(portOf(lab));
    expect(await hear(first)).toContain(' 200 ');
    const second = dial(portOf(lab));
    second.resume();
    expect(await endOf(second)).toBe('closed');
    first.destroy();
    await once(first, 'close');
    const later = async (): Promise<string> => {
      const socket = dial(portOf(lab));
      return Promise.race([hear(socket), endOf(socket)]);
    };
    await expect.poll(later).toContain(' 200 ');
  });

  it('says no to them in a word, where it has one', async () => {
    const limit = { atOnce: 1, reply: { kind: 'status', status: 403 } } as const;
    const lab = await openWith({ limit });
    expect(await hear(dial(portOf(lab)))).toContain(' 200 ');
    expect(await hear(dial(portOf(lab)))).toContain(' 403 ');
  });

  it('says 100 first, or takes its time', async () => {
    expect(await hear(dial(portOf(await openWith({ interim: true }))))).toMatch(/^HTTP\/1\.1 100 /);
    const lab = await openWith({ thinksMs: 50 });
    const start = performance.now();
    expect(await hear(dial(portOf(lab)))).toContain(' 200 ');
    expect(performance.now() - start).toBeGreaterThan(45);
  });

  it('may be something else: a web server, a SOCKS proxy, a proxy behind TLS', async () => {
    expect(await hear(dial(portOf(await openWith({ really: 'web' }))))).toContain(' 405 ');
    const socks = dial(portOf(await openWith({ really: 'socks5' })));
    socks.write(Buffer.from([5, 1, 0]));
    expect([...(await once(socks, 'data'))[0]]).toEqual([5, 0]);
    const lab = await openWith({ really: 'https' });
    const { outcome } = secure(lab, portOf(lab), { servername: 'one-proxy.corp.example' });
    expect(await outcome).toBe('secure');
  });
});

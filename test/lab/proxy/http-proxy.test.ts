import { once } from 'node:events';
import { request as sendRequest } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LabProxy, ProxyReply } from '../../../src/lab/fault/fault.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import type { Scenario } from '../../../src/lab/scenarios/scenario.ts';
import { dial, endOf, exchange, openLab, portOf, secure } from '../lab-client.ts';

const target = 'gateway.example.com:443';

interface Tunnel {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly socket: Socket;
  readonly head: string;
}

async function connectThrough(socket: Socket, path = target): Promise<Tunnel> {
  const request = sendRequest({ method: 'CONNECT', path, createConnection: () => socket });
  request.end();
  const [response, raw, head] = await once(request, 'connect');
  raw.on('error', () => {});
  const { statusCode: status, headers } = response;
  return { status, headers, socket: raw, head: String(head) };
}

function openWith(proxy: Partial<LabProxy>, parts: Partial<Scenario> = {}): Promise<Lab> {
  return openLab({ proxies: [{ name: 'one', kind: 'http', ...proxy }], ...parts });
}

function openReplying(reply: ProxyReply): Promise<Lab> {
  return openWith({ rules: [{ host: '*', reply }] });
}

function toProxy(lab: Lab): Socket {
  return dial(lab.proxies['one']?.port ?? 0);
}

describe('the HTTP proxy', () => {
  it('tunnels to a service by its name and by its address', async () => {
    const lab = await openWith({});
    for (const path of [target, '20.64.0.2:443']) {
      const { status, socket } = await connectThrough(toProxy(lab), path);
      expect(status).toBe(200);
      expect(await secure(lab, 0, { socket }).outcome).toBe('secure');
    }
    expect(lab.log).toContainEqual({
      ...{ kind: 'proxy', proxy: 'one-proxy.corp.example', target, passed: true },
    });
  });

  it('passes a request in absolute form on, and leaves its mark', async () => {
    const lab = await openWith({});
    const host = 'crl.example.com';
    const path = `http://${host}/list`;
    const { status, headers } = await exchange(toProxy(lab), { path, headers: { host } });
    expect(status).toBe(200);
    expect(headers['via']).toBe('1.1 one-proxy.corp.example');
  });

  it('answers 407 with every scheme it offers, in both forms', async () => {
    const lab = await openReplying({ kind: 'login', schemes: ['Negotiate', 'NTLM', 'Basic'] });
    const { status, headers } = await connectThrough(toProxy(lab));
    expect(status).toBe(407);
    expect(headers['proxy-authenticate']).toBe('Negotiate, NTLM, Basic realm="corp.example"');
    const path = 'http://crl.example.com/list';
    expect((await exchange(toProxy(lab), { path })).status).toBe(407);
  });

  it('refuses by name with the page of its product, and passes the rest', async () => {
    const rules = [{ host: 'gateway.example.com', reply: { kind: 'block', by: 'squid' } }] as const;
    const lab = await openWith({ rules });
    const refused = await connectThrough(toProxy(lab));
    expect(refused).toMatchObject({
      status: 403,
      headers: { 'x-squid-error': 'ERR_ACCESS_DENIED 0' },
    });
    expect((await connectThrough(toProxy(lab), 'storage.example.com:443')).status).toBe(200);
  });

  it.each([
    ['status', { kind: 'status', status: 405 }, 405],
    ['upstream', { kind: 'upstream', status: 502 }, 502],
    ['portal', { kind: 'portal', status: 302 }, 302],
    ['portal', { kind: 'portal', status: 511 }, 511],
  ] as [string, ProxyReply, number][])(
    '%s replies with what was asked for',
    async (_, reply, status) => {
      const lab = await openReplying(reply);
      expect((await connectThrough(toProxy(lab))).status).toBe(status);
    },
  );

  it('shows a page in a 200 to CONNECT', async () => {
    const lab = await openReplying({ kind: 'portal', status: 200 });
    const { status, socket, head } = await connectThrough(toProxy(lab));
    expect(status).toBe(200);
    const text = head || String((await once(socket, 'data'))[0]);
    expect(text).toContain('Guest network login');
  });

  it.each([
    ['garbage', /Parse Error/],
    ['hang-up', /socket hang up/],
    ['reset', /ECONNRESET/],
    ['endless-head', /Header overflow/],
  ] as const)('%s is no answer', async (kind, message) => {
    const lab = await openReplying({ kind });
    await expect(connectThrough(toProxy(lab))).rejects.toThrow(message);
  });

  it('silence keeps the connection and says nothing', async () => {
    const lab = await openReplying({ kind: 'silence' });
    const silent = connectThrough(toProxy(lab)).then(
      () => 'silent',
      () => 'silent',
    );
    const other = endOf(dial(portOf(lab, '9.9.9.9', 9))).then(() => 'other');
    expect(await Promise.race([silent, other])).toBe('other');
  });

  it('says why it cannot get through, as Squid does', async () => {
    const paths = [
      { host: 'gateway.example.com', fault: { kind: 'refuse' } },
      { host: 'storage.example.com', fault: { kind: 'drop' } },
    ] as const;
    const lab = await openWith({}, { faults: { paths } });
    expect(await connectThrough(toProxy(lab))).toMatchObject({
      status: 503,
      headers: { 'x-squid-error': 'ERR_CONNECT_FAIL 111' },
    });
    expect(await connectThrough(toProxy(lab), 'storage.example.com:443')).toMatchObject({
      status: 504,
      headers: { 'x-squid-error': 'ERR_CONNECT_FAIL 110' },
    });
    expect(await connectThrough(toProxy(lab), 'nowhere.invalid:443')).toMatchObject({
      status: 503,
      headers: { 'x-squid-error': 'ERR_DNS_FAIL 0' },
    });
  });

  it('never dials an address outside the lab', async () => {
    const lab = await openWith({});
    for (const path of ['8.8.8.8:443', '127.0.0.1:22', '[::1]:22', 'localhost:22']) {
      expect((await connectThrough(toProxy(lab), path)).status).toBe(503);
    }
  });

  it('meets the faults of its own way, and carries a reset through', async () => {
    const fault = { kind: 'sni-filter', answer: 'reset' } as const;
    const paths = [{ host: 'gateway.example.com', via: 'proxy:one', fault }] as const;
    const lab = await openWith({}, { faults: { paths } });
    const { socket } = await connectThrough(toProxy(lab));
    expect(await secure(lab, 0, { socket }).outcome).toBe('ECONNRESET');
    const again = await connectThrough(toProxy(lab));
    const servername = 'harmless.example.org';
    expect(await secure(lab, 0, { socket: again.socket, servername }).outcome).toBe('secure');
  });

  it('stands behind TLS, under its name and its address', async () => {
    const lab = await openWith({ kind: 'https' });
    const port = lab.proxies['one']?.port ?? 0;
    const byAddress = connectTls({ host: '127.0.0.1', port, ca: lab.ca });
    onTestFinished(() => {
      byAddress.destroy();
    });
    expect((await connectThrough(byAddress)).status).toBe(200);
    const { socket } = secure(lab, port, { servername: 'one-proxy.corp.example' });
    const tunnel = await connectThrough(socket);
    expect(await secure(lab, 0, { socket: tunnel.socket }).outcome).toBe('secure');
  });

  it('may be absent: closed, or without a name', async () => {
    const closed = await openWith({ absent: 'refuse' });
    expect(await endOf(toProxy(closed))).toBe('ECONNREFUSED');
    const nameless = await openWith({ absent: 'no-name' });
    expect(nameless.proxies['one']).toMatchObject({ host: 'one-proxy.corp.example', port: 8080 });
  });

  it('is mapped under its name and under its port', async () => {
    const lab = await openWith({});
    const { port = 0, namedPort = 0 } = lab.proxies['one'] ?? {};
    expect(portOf(lab, '10.20.0.10', namedPort)).toBe(port);
    expect(portOf(lab, '127.0.0.1', port)).toBe(port);
  });
});

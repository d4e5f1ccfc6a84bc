import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sku } from '../../../fixtures/setup/tenants.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import { microsoftServer, type Reply } from '../../setup/tenant/microsoft-server.ts';
import { type Outcome, runCli, startCli, temporaryFolder } from '../run-cli.ts';

const token = 'T0kenT0kenT0ken';

function good(place: string): Reply {
  return place.endsWith('subscribedSkus')
    ? { body: { value: [sku('SPE_E5', '871d91ec-ec1a-452b-a83f-bd76c7d770ef')] } }
    : { body: { value: [] } };
}

interface Proxy {
  readonly port: number;
  /** All that it was sent before it opened a tunnel. */
  readonly asked: readonly string[];
}

async function proxyThat(answer: (socket: Socket, head: string) => void): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      asked.push(data.toString('latin1'));
      if (asked.at(-1)?.startsWith('CONNECT')) answer(socket, asked.at(-1) ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: listeningPort(server), asked };
}

const tunnelTo = (port: number) => (socket: Socket) => {
  socket.removeAllListeners('data');
  const upstream = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(upstream).pipe(socket);
  });
  upstream.on('error', () => socket.destroy());
};

interface Facts {
  readonly failure?: string;
  readonly kind?: string;
}

interface Line {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly facts: Facts;
}

async function setup(words: readonly string[], env = {}): Promise<Outcome & { licence: Line }> {
  const asked = ['setup', ...words, '--format', 'json'];
  const outcome = await runCli(asked, { env: { NETREADY_GRAPH_TOKEN: token, ...env } });
  expect(outcome.stderr).toBe('');
  const { lines } = JSON.parse(outcome.stdout) as { lines: readonly Line[] };
  const [licence] = lines;
  if (!licence) throw new Error('no line');
  return { ...outcome, licence };
}

async function trusted(ca: string): Promise<readonly string[]> {
  const file = join(await temporaryFolder(), 'ca.pem');
  await writeFile(file, ca);
  return ['--ca', file];
}

describe('the way to Microsoft Graph', () => {
  it('is that of --route, of the settings of a device, and of a PAC file', async () => {
    const server = await microsoftServer(good);
    const ca = await trusted(server.ca);
    const proxy = await proxyThat(tunnelTo(server.port));
    const place = `127.0.0.1:${proxy.port}`;
    const folder = await temporaryFolder();
    const policies = join(folder, 'policies.reg');
    const key = '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection]';
    const lines = ['Windows Registry Editor Version 5.00', '', key];
    await writeFile(policies, [...lines, `"TelemetryProxyServer"="${place}"`, ''].join('\r\n'));
    const pac = join(folder, 'proxy.pac');
    await writeFile(
      pac,
      `function FindProxyForURL(url, host) { return "PROXY 127.0.0.1:1; PROXY ${place}"; }`,
    );
    const ways = [
      ['--route', `http://${place}`],
      ['--settings', policies],
      ['--route', `pac+file:${pac}`],
    ];
    for (const [index, way] of ways.entries()) {
      const { licence } = await setup([...ca, ...way]);
      expect(licence).toMatchObject({ state: 'done', reason: 'plan-usable' });
      expect(proxy.asked).toHaveLength(3 * (index + 1));
    }
    const environment = { https_proxy: `http://${place}`, no_proxy: 'graph.microsoft.com' };
    const { connectTo } = { connectTo: `graph.microsoft.com:443:127.0.0.1:${server.port}` };
    await setup([...ca, '--connect-to', connectTo], environment);
    expect(proxy.asked).toHaveLength(9);
    expect(server.requests).toHaveLength(12);
    expect(proxy.asked.join('')).not.toContain(token);
  });

  it('is explained where a proxy asks for a login, which never sees the token', async () => {
    const proxy = await proxyThat((socket) =>
      socket.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n',
      ),
    );
    const { licence, stdout } = await setup(['--route', `http://127.0.0.1:${proxy.port}`]);
    expect(licence).toMatchObject({
      ...{ state: 'untold', reason: 'graph-failed' },
      facts: { failure: 'unreachable', kind: 'proxy-login-demand' },
    });
    expect(stdout).toContain('a proxy: 407');
    expect(proxy.asked.every((one) => one.startsWith('CONNECT '))).toBe(true);
    expect(proxy.asked.join('')).not.toContain(token);
  });

  it('is explained where a proxy refuses, which is no lack of a right', async () => {
    const proxy = await proxyThat((socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'),
    );
    const { licence } = await setup(['--route', `http://127.0.0.1:${proxy.port}`]);
    expect(licence.facts).toMatchObject({ failure: 'unreachable' });
    expect(licence.facts.kind).toMatch(/^proxy-|refus/);
  });

  it('is explained where TLS is opened on the way', async () => {
    const inspector = await microsoftServer(good);
    const proxy = await proxyThat(tunnelTo(inspector.port));
    const { licence } = await setup(['--route', `http://127.0.0.1:${proxy.port}`]);
    expect(licence.facts).toMatchObject({ failure: 'unreachable', kind: 'interception' });
    expect(inspector.requests.map(({ headers }) => headers.authorization)).not.toContain(
      `Bearer ${token}`,
    );
  });

  it('is explained where nobody answers', async () => {
    const proxy = await proxyThat(() => {});
    const words = ['--route', `http://127.0.0.1:${proxy.port}`, '--timeout', '500ms'];
    const { licence, stdout } = await setup(words);
    expect(licence.facts).toMatchObject({ failure: 'unreachable' });
    expect(licence.facts.kind).toBeDefined();
    expect(stdout).toContain('timeout');
  });

  it('ends with 130 where it is interrupted while it looks for what stops it', async () => {
    const proxy = await proxyThat(() => {});
    const words = ['--route', `http://127.0.0.1:${proxy.port}`, '--timeout', '1s'];
    const { child, outcome } = startCli(['setup', ...words], {
      env: { NETREADY_GRAPH_TOKEN: token },
    });
    // The second that asks is the audit.
    await vi.waitUntil(() => proxy.asked.length > 1, { timeout: 30_000 });
    child.kill('SIGINT');
    expect(await outcome).toEqual({ status: 130, stdout: '', stderr: '' });
  });

  it('is one way, and refused in a line where it is none', async () => {
    for (const word of ['all', 'nonsense', 'http://user:secret@127.0.0.1:1']) {
      const { status, stdout, stderr } = await runCli(['setup', '--route', word], {
        env: { NETREADY_GRAPH_TOKEN: token },
      });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^netready: Cannot use [^\n]+\n$/);
      expect(stderr).not.toContain('secret');
    }
  });

  it('says the kind and the advice in the table', async () => {
    const proxy = await proxyThat((socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
    const { stdout } = await runCli(['setup', '--route', `http://127.0.0.1:${proxy.port}`], {
      env: { NETREADY_GRAPH_TOKEN: token },
    });
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/\(proxy-login-demand\)\. next Exempt/);
  });
});

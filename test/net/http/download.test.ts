import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAuthority } from '../../../src/lab/certificates/authority.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import { type Download, type DownloadOptions, download } from '../../../src/net/http/download.ts';
import { closedPort, tcpServer } from '../loopback.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface WebServer {
  readonly port: number;
  readonly requests: readonly IncomingMessage[];
}

async function webServer(
  handler: Handler,
  tls?: { key: string; cert: string },
): Promise<WebServer> {
  const requests: IncomingMessage[] = [];
  const onRequest: Handler = (request, response) => {
    requests.push(request);
    handler(request, response);
  };
  const server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: listeningPort(server), requests };
}

function get(url: string, options: Partial<DownloadOptions> = {}): Promise<Download> {
  const { signal } = new AbortController();
  return download(url, { timeoutMs: 20_000, maxBytes: 1000, signal, proxy: 'direct', ...options });
}

const text = ({ bytes }: Download): string => Buffer.from(bytes).toString();

describe('download()', () => {
  it('brings a body with its type and status', async () => {
    const { port } = await webServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end('body');
    });
    const got = await get(`http://127.0.0.1:${port}/wpad.dat`);
    expect(got).toEqual({
      finalUrl: `http://127.0.0.1:${port}/wpad.dat`,
      status: 200,
      contentType: 'application/x-ns-proxy-autoconfig',
      bytes: new Uint8Array(Buffer.from('body')),
      durationMs: expect.any(Number),
      failure: null,
    });
  });

  it('sends no login, neither of the URL nor of a redirect', async () => {
    const { port, requests } = await webServer(({ url }, response) => {
      if (url === '/end') response.end('ok');
      else response.writeHead(302, { location: `http://user:secret@127.0.0.1:${port}/end` }).end();
    });
    const got = await get(`http://user:secret@127.0.0.1:${port}/#part`);
    expect(got.finalUrl).toBe(`http://127.0.0.1:${port}/end`);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  it('follows five redirects and not six', async () => {
    const { port } = await webServer(({ url = '/' }, response) => {
      const left = Number(url.slice(1));
      if (left === 0) response.end('ok');
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    expect(text(await get(`http://127.0.0.1:${port}/5`))).toBe('ok');
    expect((await get(`http://127.0.0.1:${port}/6`)).failure).toEqual({
      code: 'protocol-error',
      detail: 'more than 5 redirects',
    });
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'javascript:1', 'http://['])(
    'does not follow a redirect to %s',
    async (location) => {
      const { port } = await webServer((_, response) => {
        response.writeHead(302, { location }).end();
      });
      const { failure, bytes } = await get(`http://127.0.0.1:${port}/`);
      expect(failure?.code).toBe('protocol-error');
      expect(bytes).toHaveLength(0);
    },
  );

  it.each(['', 'file:///etc/passwd', 'no url', 'gopher://127.0.0.1/'])(
    'gives a failure for "%s"',
    async (url) => {
      expect((await get(url)).failure?.code).toBe('protocol-error');
    },
  );

  it('stops where more comes than was asked for, whatever was declared', async () => {
    const { port } = await webServer((_, response) => {
      response.on('error', () => {});
      const pour = (): void => {
        while (response.writable && response.write('x'.repeat(10_000)));
      };
      response.on('drain', pour);
      pour();
    });
    const { failure, bytes } = await get(`http://127.0.0.1:${port}/`);
    expect(failure).toEqual({ code: 'too-large', detail: 'more than 1000 bytes' });
    expect(bytes).toHaveLength(0);
  });

  it('takes exactly as much as may come', async () => {
    const { port } = await webServer((_, response) => response.end('x'.repeat(1000)));
    expect((await get(`http://127.0.0.1:${port}/`)).bytes).toHaveLength(1000);
  });

  it.each([404, 407, 500])('gives a failure for status %d', async (status) => {
    const { port } = await webServer((_, response) => response.writeHead(status, 'Reason').end());
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({
      status,
      failure: { code: 'status', detail: `${status} Reason` },
    });
  });

  it('ends at its deadline, before and within the body', async () => {
    const { port } = await webServer(({ url }, response) => {
      if (url === '/body') response.write('some');
    });
    for (const path of ['/head', '/body']) {
      const { failure } = await get(`http://127.0.0.1:${port}${path}`, { timeoutMs: 200 });
      expect(failure).toEqual({ code: 'timeout', detail: 'not here in 200 ms' });
    }
  });

  it('gives a failure for a body that is cut, a port that is closed and an answer that is no HTTP', async () => {
    const { port } = await webServer(({ url, socket }, response) => {
      if (url === '/raw') socket.end('garbage\r\n\r\n');
      else {
        response.writeHead(200, { 'content-length': 100 });
        response.write('some', () => socket.destroy());
      }
    });
    expect((await get(`http://127.0.0.1:${port}/cut`)).failure?.code).toBe('reset');
    expect((await get(`http://127.0.0.1:${port}/raw`)).failure?.code).toBe('protocol-error');
    const closed = await closedPort();
    expect((await get(`http://127.0.0.1:${closed}/`)).failure?.code).toBe('refused');
  });

  it('rejects when its signal is aborted', async () => {
    const stop = new AbortController();
    const { port } = await webServer(() => stop.abort(new Error('stopped')));
    const { signal } = stop;
    await expect(get(`http://127.0.0.1:${port}/`, { signal })).rejects.toThrow('stopped');
  });

  it('goes where a resolver and connect-to send it, under the name of the URL', async () => {
    const { port, requests } = await webServer((_, response) => response.end('ok'));
    const asked: string[] = [];
    const got = await get('http://wpad.corp.example/wpad.dat', {
      lookup: async (name) => {
        asked.push(name);
        return { addresses: ['203.0.113.9'] };
      },
      connectTo: [{ host: '203.0.113.9', port: 80, address: '127.0.0.1', toPort: port }],
    });
    expect(text(got)).toBe('ok');
    expect(asked).toEqual(['wpad.corp.example']);
    expect(requests[0]?.headers.host).toBe('wpad.corp.example');
  });

  it('uses the addresses of a resolver, and its failure', async () => {
    const { port } = await webServer((_, response) => response.end('ok'));
    const lookup: DownloadOptions['lookup'] = async (name) =>
      name === 'known.example'
        ? { addresses: ['127.0.0.1'] }
        : { addresses: [], failure: 'NXDOMAIN' };
    expect(text(await get(`http://known.example:${port}/`, { lookup }))).toBe('ok');
    expect((await get(`http://unknown.example:${port}/`, { lookup })).failure).toEqual({
      code: 'name-not-found',
      detail: 'NXDOMAIN',
    });
  });
});

describe('download() of a name with several addresses', () => {
  it('goes on to the next one where the first is dead', async () => {
    const { port } = await webServer((_, response) => response.end('ok'));
    const lookup: DownloadOptions['lookup'] = async () => ({
      addresses: ['127.0.0.2', '127.0.0.1'],
    });
    expect(text(await get(`http://pac.example:${port}/`, { lookup }))).toBe('ok');
  });
});

describe('download() over TLS', () => {
  it('checks the certificate against the name of the URL', async () => {
    const authority = await createAuthority({ root: { CN: 'Test root' } });
    const leaf = await authority.credentialFor(['pac.example']);
    const { port } = await webServer((_, response) => response.end('ok'), leaf);
    const connectTo = ['pac.example', 'other.example'].map((host) => {
      return { host, address: '127.0.0.1', toPort: port };
    });
    const options = { connectTo, ca: [authority.root] };
    expect(text(await get('https://pac.example/', options))).toBe('ok');
    expect((await get('https://other.example/', options)).failure?.code).toBe('certificate');
    expect((await get('https://pac.example/', { connectTo })).failure?.code).toBe('certificate');
  });
});

describe('download() with a rule for every host', () => {
  it('looks no name up, as curl has it', async () => {
    const { port } = await webServer((_, response) => response.end('ok'));
    const connectTo = [{ host: '', address: '127.0.0.1', toPort: port }];
    const lookup = async (): Promise<{ addresses: readonly string[] }> => ({ addresses: [] });
    expect(text(await get('http://missing.example/', { connectTo, lookup }))).toBe('ok');
  });

  it('looks the name up first where the rule is for addresses, so that a missing name is told', async () => {
    const { port } = await webServer((_, response) => response.end('ok'));
    const rule = { host: '', address: '127.0.0.1', toPort: port, addressOnly: true } as const;
    const connectTo = [rule];
    const lookup = async (name: string): Promise<{ addresses: readonly string[] }> => ({
      addresses: name === 'pac.example' ? ['20.1.2.3'] : [],
    });
    expect(text(await get('http://pac.example/', { connectTo, lookup }))).toBe('ok');
    const missing = await get('http://missing.example/', { connectTo, lookup });
    expect(missing.failure?.code).toBe('name-not-found');
  });
});

describe('download() by the environment', () => {
  it('goes through its proxy, without the login that stands there', async () => {
    const proxy = await webServer((_, response) => response.end('by proxy'));
    vi.stubEnv('http_proxy', `http://user:secret@127.0.0.1:${proxy.port}`);
    vi.stubEnv('no_proxy', '');
    const got = await get('http://pac.example/proxy.pac', { proxy: 'environment' });
    expect(text(got)).toBe('by proxy');
    expect(proxy.requests[0]?.url).toBe('http://pac.example/proxy.pac');
    expect(proxy.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('tunnels for https:, and checks the service’s certificate behind the proxy', async () => {
    const authority = await createAuthority({ root: { CN: 'Test root' } });
    const leaf = await authority.credentialFor(['pac.example']);
    const { port } = await webServer((_, response) => response.end('behind'), leaf);
    const heads: string[] = [];
    const proxy = await tcpServer((socket) => {
      socket.once('data', (head) => {
        heads.push(head.toString('latin1'));
        const service = connect({ port, host: '127.0.0.1' });
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(service).pipe(socket);
        service.on('error', () => {});
      });
    });
    vi.stubEnv('https_proxy', `http://user:secret@127.0.0.1:${proxy.port}`);
    vi.stubEnv('no_proxy', '');
    const options = { proxy: 'environment', ca: [authority.root] } as const;
    expect(text(await get('https://pac.example/proxy.pac', options))).toBe('behind');
    expect(heads[0]).toMatch(/^CONNECT pac\.example:443 HTTP\/1\.1\r\n/);
    expect(heads[0]).not.toMatch(/authorization/i);
    const untrusted = await get('https://pac.example/proxy.pac', { proxy: 'environment' });
    expect(untrusted.failure?.code).toBe('certificate');
  });

  it.each(['', 'http'])(
    'fetches https: where errors keep no stack, by the proxy "%s"',
    async (kind) => {
      const authority = await createAuthority({ root: { CN: 'Test root' } });
      const leaf = await authority.credentialFor(['localhost']);
      const { port } = await webServer((_, response) => response.end('ok'), leaf);
      const proxy = await tcpServer((socket) => {
        socket.once('data', () => {
          const service = connect({ port, host: '127.0.0.1' });
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.pipe(service).pipe(socket);
          service.on('error', () => {});
        });
      });
      vi.stubEnv('https_proxy', kind && `${kind}://127.0.0.1:${proxy.port}`);
      vi.stubEnv('no_proxy', '');
      const usual = Error.stackTraceLimit;
      onTestFinished(() => {
        Error.stackTraceLimit = usual;
      });
      Error.stackTraceLimit = 0;
      const options = { proxy: 'environment', ca: [authority.root] } as const;
      const got = await get(`https://localhost:${port}/proxy.pac`, options);
      expect([got.failure, text(got)]).toEqual([null, 'ok']);
    },
  );

  it('shows the status by which a proxy refuses the tunnel', async () => {
    const proxy = await tcpServer((socket) => {
      socket.end('HTTP/1.1 407 Login\r\nContent-Length: 0\r\nProxy-Authenticate: NTLM\r\n\r\n');
    });
    vi.stubEnv('https_proxy', `http://127.0.0.1:${proxy.port}`);
    vi.stubEnv('no_proxy', '');
    expect(await get('https://pac.example/', { proxy: 'environment' })).toMatchObject({
      status: 407,
      failure: { code: 'status', detail: '407 Login' },
    });
  });

  it('goes around the proxy where no_proxy says so', async () => {
    const { port } = await webServer((_, response) => response.end('direct'));
    vi.stubEnv('http_proxy', `http://127.0.0.1:${await closedPort()}`);
    vi.stubEnv('no_proxy', '127.0.0.1');
    expect(text(await get(`http://127.0.0.1:${port}/`, { proxy: 'environment' }))).toBe('direct');
  });

  it('does not go by a PAC file of the environment', async () => {
    vi.stubEnv('http_proxy', 'pac+http://127.0.0.1:1/proxy.pac');
    vi.stubEnv('no_proxy', '');
    const { failure } = await get('http://pac.example/', { proxy: 'environment' });
    expect(failure?.detail).toBe("Cannot use the environment's proxy: pac+http:");
  });
});

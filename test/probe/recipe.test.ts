import type { Socket } from 'node:net';
import packet from 'dns-packet';
import { describe, expect, it } from 'vitest';
import type { ConnectTo } from '../../src/model/address/connect-to.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Observation } from '../../src/model/audit/observation.ts';
import type { ProxyServer } from '../../src/model/route/route.ts';
import type { NameServer, NetOptions, Unnumbered } from '../../src/net/options.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import { probe } from '../../src/probe/recipe.ts';
import { authority, serverCredential } from '../net/authorities.ts';
import {
  a,
  always,
  dnsServer,
  good,
  reply,
  type Script,
  silent,
  udpSocket,
} from '../net/dns-server.ts';
import {
  answers,
  closed,
  closedPort,
  type Listening,
  tcpServer,
  tlsServer,
} from '../net/loopback.ts';
import { netOptions } from '../net/net-options.ts';
import { expectAtDeadline, expectWithin, shortMs } from '../net/silence.ts';
import { relay, socks5Reply, socksServer } from '../net/socks-server.ts';
import { attempt } from './attempt.ts';

const trust = trustStore({ added: [authority.root] });
const page = 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npage';

type Noted = Unnumbered<Observation> & { readonly hop: number };

async function run(tried: Attempt, over: Partial<NetOptions> = {}): Promise<Noted[]> {
  const noted: Noted[] = [];
  await probe(tried, netOptions({ trust, ...over }), (observation, hop) => {
    noted.push({ ...observation, hop });
  });
  return noted;
}

/** `resolve`, `connect proxy`, …: what was done, and to whom. */
const stepsOf = (noted: readonly Noted[]): string[] =>
  noted.map((n) => ('role' in n && n.role !== 'target' ? `${n.step} ${n.role}` : n.step));

const failuresOf = (noted: readonly Noted[]): (string | null)[] =>
  noted.map(({ failure }) => failure?.code ?? null);

const httpsOrigin = async (flaw?: 'expired'): Promise<Listening> =>
  tlsServer(await serverCredential(flaw, ['a.example', 'b.example']), answers(page));

/** Sends every connection to a port of loopback, once its name is looked up. */
const to = (port: number, from?: number): ConnectTo => ({
  host: '',
  addressOnly: true,
  ...(from !== undefined && { port: from }),
  address: '127.0.0.1',
  toPort: port,
});

const at = (kind: ProxyServer['kind'], port: number): ProxyServer => ({
  kind,
  host: '127.0.0.1',
  port,
});

/** A proxy that grants each CONNECT, and carries it to one port. */
function granting(port: number): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      relay(socket, port);
    });
  };
}

describe('probe() directly', () => {
  it('resolves, connects, shakes hands and asks', async () => {
    const { port, sockets } = await httpsOrigin();
    const noted = await run(attempt(), {
      nameServers: [await dnsServer(good)],
      connectTo: [to(port)],
    });
    expect(stepsOf(noted)).toEqual(['resolve', 'connect', 'handshake', 'exchange']);
    expect(failuresOf(noted)).toEqual([null, null, null, null]);
    expect(noted[3]).toMatchObject({ status: 200, bodyBytes: 4 });
    expect(noted[3]).not.toHaveProperty('body');
    await closed(sockets[0]);
  });

  it('takes no handshake for http', async () => {
    const { port } = await tcpServer(answers(page));
    const noted = await run(attempt({ scheme: 'http', port: 80 }), {
      nameServers: [await dnsServer(good)],
      connectTo: [to(port)],
    });
    expect(stepsOf(noted)).toEqual(['resolve', 'connect', 'exchange']);
    expect(noted[2]).toMatchObject({ url: 'http://a.example/', status: 200, body: 'page' });
  });

  it('looks no name up that --connect-to sends elsewhere', async () => {
    const { port } = await httpsOrigin();
    const server = await dnsServer(good);
    const rule = { host: 'a.example', port: 443, address: '127.0.0.1', toPort: port };
    const noted = await run(attempt(), { nameServers: [server], connectTo: [rule] });
    expect(stepsOf(noted)).toEqual(['connect', 'handshake', 'exchange']);
    expect(noted[0]).toMatchObject({ connectedTo: `127.0.0.1:${port}` });
    expect(server.asked).toEqual([]);
  });

  it('looks no name up where --connect-to sends all elsewhere, as curl has it', async () => {
    const { port } = await httpsOrigin();
    const server = await dnsServer(good);
    const all = { host: '', address: '127.0.0.1', toPort: port };
    const noted = await run(attempt(), { nameServers: [server], connectTo: [all] });
    expect(stepsOf(noted)).toEqual(['connect', 'handshake', 'exchange']);
    expect(server.asked).toEqual([]);
  });

  it('connects to the address that a name has, where --connect-to maps that', async () => {
    const { port } = await httpsOrigin();
    const rule = { host: '192.0.2.1', port: 443, address: '127.0.0.1', toPort: port };
    const noted = await run(attempt(), {
      nameServers: [await dnsServer(good)],
      connectTo: [rule],
    });
    expect(noted[1]).toMatchObject({
      address: '192.0.2.1',
      connectedTo: `127.0.0.1:${port}`,
      failure: null,
    });
  });

  it('looks nothing up for an attempt that has its address', async () => {
    const { port } = await httpsOrigin();
    const noted = await run(attempt({ address: '192.0.2.5' }), { connectTo: [to(port)] });
    expect(stepsOf(noted)).toEqual(['connect', 'handshake', 'exchange']);
    expect(noted[0]).toMatchObject({ address: '192.0.2.5' });
  });

  it('goes on behind a chain that does not verify, and keeps the page', async () => {
    const { port } = await httpsOrigin('expired');
    const noted = await run(attempt({ address: '192.0.2.5' }), { connectTo: [to(port)] });
    expect(failuresOf(noted)).toEqual([null, 'certificate', null]);
    expect(noted[2]).toMatchObject({ body: 'page' });
  });

  it('keeps the body of an answer that was not expected', async () => {
    const { port } = await httpsOrigin();
    const expect404 = { method: 'GET', status: 404, accepts: [], source: 'test' } as const;
    const noted = await run(attempt({ address: '192.0.2.5', expect: expect404 }), {
      connectTo: [to(port)],
    });
    expect(noted[2]).toMatchObject({ status: 200, body: 'page' });
  });

  it('stops a control after its handshake, with the other name', async () => {
    const { port, sockets } = await httpsOrigin();
    const control = attempt({
      purpose: 'control',
      control: 'harmless-name',
      address: '192.0.2.5',
      serverName: 'b.example',
    });
    const noted = await run(control, { connectTo: [to(port)] });
    expect(stepsOf(noted)).toEqual(['connect', 'handshake']);
    expect(noted[1]).toMatchObject({ serverName: 'b.example', failure: null });
    await closed(sockets[0]);
  });

  it('sends a control without a name, or with another ClientHello, as it is told', async () => {
    const { port } = await httpsOrigin();
    const over = { connectTo: [to(port)] };
    const control = attempt({ purpose: 'control', address: '192.0.2.5' });
    const [, nameless] = await run({ ...control, control: 'no-name', serverName: '' }, over);
    expect(nameless).toMatchObject({ checkedName: 'a.example', failure: null });
    expect(nameless).not.toHaveProperty('serverName');
    const [, older] = await run({ ...control, control: 'tls-1.2', hello: 'tls-1.2' }, over);
    expect(older).toMatchObject({ serverName: 'a.example', protocol: 'TLSv1.2', failure: null });
  });

  it('sends the name of the target to the address of another host', async () => {
    const { port } = await httpsOrigin();
    const rule = { host: 'b.example', port: 443, address: '127.0.0.1', toPort: port };
    const control = attempt({
      purpose: 'control',
      control: 'harmless-address',
      host: 'b.example',
      address: '192.0.2.5',
      serverName: 'a.example',
    });
    const noted = await run(control, { connectTo: [rule] });
    expect(noted[0]).toMatchObject({ address: '192.0.2.5', connectedTo: `127.0.0.1:${port}` });
    expect(noted[1]).toMatchObject({ serverName: 'a.example', failure: null });
  });

  it('stops a control over plain HTTP where the connection is open', async () => {
    const { port } = await tcpServer(answers(page));
    const plain = { scheme: 'http', port: 80, address: '192.0.2.5' } as const;
    const over = { connectTo: [to(port)] };
    const control = { ...plain, purpose: 'control', control: 'other-address' } as const;
    expect(stepsOf(await run(attempt(control), over))).toEqual(['connect']);
  });

  it.each(['way-out', 'passing-host'] as const)('asks a %s for its page', async (control) => {
    const { port } = await httpsOrigin();
    const over = attempt({ purpose: 'control', control, address: '192.0.2.5' });
    const noted = await run(over, { connectTo: [to(port)] });
    expect(stepsOf(noted)).toEqual(['connect', 'handshake', 'exchange']);
  });

  it('asks a passing host for its page over plain HTTP as well', async () => {
    const { port } = await tcpServer(answers(page));
    const plain = { scheme: 'http', port: 80, address: '192.0.2.5' } as const;
    const over = attempt({ ...plain, purpose: 'control', control: 'passing-host' });
    expect(stepsOf(await run(over, { connectTo: [to(port)] }))).toEqual(['connect', 'exchange']);
  });

  it.each([
    ['resolver', 'resolve'],
    ['server', 'handshake'],
  ])('costs one deadline where the %s is silent', async (who, step) => {
    const { port } = await tcpServer((socket) => socket.resume());
    const start = performance.now();
    const noted = await run(attempt(), {
      timeoutMs: shortMs,
      nameServers: [await dnsServer(who === 'resolver' ? silent : good)],
      connectTo: [to(port)],
    });
    expect(noted.at(-1)).toMatchObject({ step, failure: { code: 'timeout' } });
    expectAtDeadline(noted.at(-1)?.durationMs ?? 0);
    expectWithin(performance.now() - start, shortMs * 2 + 200);
  });

  it.each([
    ['a literal of IPv6', '2001:db8::1', 'https://[2001:db8::1]:8443/'],
    ['a name in its ASCII form', 'xn--bcher-kva.example', 'https://xn--bcher-kva.example:8443/'],
  ])('asks %s', async (_, host, url) => {
    const { port } = await tlsServer(await serverCredential(undefined, [host]), answers(page));
    const noted = await run(attempt({ host, port: 8443 }), {
      nameServers: [await dnsServer(good)],
      connectTo: [to(port)],
    });
    expect(noted.at(-1)).toMatchObject({ step: 'exchange', url, status: 200 });
  });
});

/** Answers when a refusal on loopback has long been read. */
async function slowly(): Promise<NameServer> {
  const socket = await udpSocket();
  socket.on('message', (bytes, { port, address }) => {
    const message = packet.decode(bytes);
    const { name = '', type = '' } = message.questions?.[0] ?? {};
    const answer = reply(
      { id: message.id ?? 0, name, type },
      { answers: type === 'A' ? [a(name, '192.0.2.1')] : [] },
    );
    setTimeout(() => socket.send(answer, port, address), 200);
  });
  return { address: '127.0.0.1', port: socket.address().port };
}

/** Another answer follows the first one when the connection to that has long been refused. */
async function slowTwice(): Promise<NameServer> {
  const socket = await udpSocket();
  socket.on('message', (bytes, { port, address }) => {
    const message = packet.decode(bytes);
    const { name = '', type = '' } = message.questions?.[0] ?? {};
    const query = { id: message.id ?? 0, name, type };
    const answer = (text: string): Buffer =>
      reply(query, { answers: type === 'A' ? [a(name, text)] : [] });
    socket.send(answer('203.0.113.66'), port, address);
    setTimeout(() => socket.send(answer('192.0.2.1'), port, address), 100);
  });
  return { address: '127.0.0.1', port: socket.address().port };
}

describe('probe() of a resolver', () => {
  const twice: Script = (query) =>
    query.type === 'A' ? [...always('NXDOMAIN')(query), ...good(query)] : good(query);

  it('asks the one that the attempt names, nobody else, and ends', async () => {
    const [usual, other] = [await dnsServer(silent), await dnsServer(good)];
    const resolver = `127.0.0.1:${other.port}`;
    const fixedAddresses = [{ host: 'a.example', port: 443, address: '192.0.2.9' }];
    const noted = await run(attempt({ resolver }), {
      nameServers: [usual],
      fixedAddresses,
      systemOpinion: true,
    });
    expect(stepsOf(noted)).toEqual(['resolve']);
    expect(noted[0]).toMatchObject({
      by: 'dns',
      server: resolver,
      addresses: [{ address: '192.0.2.1' }],
    });
    expect(noted[0]).not.toHaveProperty('laterAnswer');
    expect(noted[0]).not.toHaveProperty('system');
    expect(usual.asked).toEqual([]);
  });

  it('hears the second answer there', async () => {
    const resolver = `127.0.0.1:${(await dnsServer(twice)).port}`;
    const noted = await run(attempt({ resolver }));
    expect(noted).toMatchObject([
      {
        failure: { code: 'name-not-found' },
        laterAnswer: { responseCode: 'NOERROR', addresses: ['192.0.2.1'] },
      },
    ]);
  });

  it('tells a look-up again whose query was answered twice, and waits for it nowhere', async () => {
    const noted: Noted[] = [];
    const beside: Promise<void>[] = [];
    const options = {
      ...netOptions({ nameServers: [await dnsServer(twice)] }),
      inBackground: (work: Promise<void>) => beside.push(work),
    };
    await probe(attempt(), options, (observation, hop) => noted.push({ ...observation, hop }));
    await Promise.all(beside);
    expect(stepsOf(noted)).toEqual(['resolve', 'resolve information']);
    const [first, again] = noted;
    expect(again).toEqual({ ...first, role: 'information', laterAnswer: expect.any(Object) });
    expect(again).toMatchObject({ laterAnswer: { addresses: ['192.0.2.1'] } });
  });

  it('hears the second answer though its request has ended, and is not held up', async () => {
    const noted: Noted[] = [];
    const beside: Promise<void>[] = [];
    const nameServers = [await slowTwice()];
    const connectTo = [to(await closedPort())];
    const options = {
      ...netOptions({ nameServers, connectTo }),
      inBackground: (work: Promise<void>) => beside.push(work),
    };
    await probe(attempt(), options, (observation, hop) => noted.push({ ...observation, hop }));
    expect(stepsOf(noted)).toEqual(['resolve', 'connect']);
    await Promise.all(beside);
    expect(stepsOf(noted)).toEqual(['resolve', 'connect', 'resolve information']);
    expect(noted[2]).toMatchObject({ laterAnswer: { addresses: ['192.0.2.1'] } });
  });

  it.each(['repeat', 'control'] as const)('listens for none where it is a %s', async (purpose) => {
    const beside: Promise<void>[] = [];
    const options = {
      ...netOptions({ nameServers: [await dnsServer(twice)] }),
      inBackground: (work: Promise<void>) => beside.push(work),
    };
    await probe(attempt({ purpose }), options, () => {});
    expect(beside).toEqual([]);
  });

  it('refuses a resolver that is none', async () => {
    await expect(run(attempt({ resolver: 'dns.example' }))).rejects.toThrow(
      'Cannot read "dns.example" as host and port',
    );
  });
});

describe('probe() through a proxy', () => {
  it('asks an HTTP proxy for a tunnel to an https target', async () => {
    const origin = await httpsOrigin();
    const proxy = at('http', (await tcpServer(granting(origin.port))).port);
    const noted = await run(attempt({ proxy }));
    expect(stepsOf(noted)).toEqual(['connect proxy', 'tunnel', 'handshake', 'exchange']);
    expect(failuresOf(noted)).toEqual([null, null, null, null]);
  });

  it('asks the proxy for what --connect-to says, and never goes past the proxy, as curl', async () => {
    const origin = await httpsOrigin();
    const heads: string[] = [];
    const listening = await tcpServer((socket) => {
      socket.once('data', (head) => {
        heads.push(`${head}`);
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        relay(socket, origin.port);
      });
    });
    const proxy = at('http', listening.port);
    const rule = { host: '', address: '192.0.2.9', toPort: 8443, targetsOnly: true } as const;
    const noted = await run(attempt({ proxy }), { connectTo: [rule] });
    expect(noted[0]).not.toHaveProperty('connectedTo');
    expect(failuresOf(noted)).toEqual([null, null, null, null]);
    expect(heads[0]).toMatch(/^CONNECT 192\.0\.2\.9:8443 /);
    expect(noted[2]).toMatchObject({ serverName: 'a.example' });
  });

  it('asks the proxy for a tunnel to where --connect-to sends an http target, as curl', async () => {
    const origin = await tcpServer(answers(page));
    const heads: string[] = [];
    const listening = await tcpServer((socket) => {
      socket.once('data', (head) => {
        heads.push(`${head}`);
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        relay(socket, origin.port);
      });
    });
    const proxy = at('http', listening.port);
    const rule = {
      host: 'a.example',
      address: '192.0.2.9',
      toPort: 8080,
      targetsOnly: true,
    } as const;
    const plain = { proxy, scheme: 'http', port: 80 } as const;
    const noted = await run(attempt(plain), { connectTo: [rule] });
    expect(stepsOf(noted)).toEqual(['connect proxy', 'tunnel', 'exchange']);
    expect(heads[0]).toMatch(/^CONNECT 192\.0\.2\.9:8080 /);
    expect(noted[2]).toMatchObject({ sent: expect.stringMatching(/^GET \/ /), status: 200 });
    expect(noted[2]).toMatchObject({ sent: expect.stringMatching(/host: a\.example/i) });
  });

  it('sends an HTTP proxy the whole URL of an http target that --connect-to leaves alone', async () => {
    const proxy = at('http', (await tcpServer(answers(page))).port);
    const rule = {
      host: 'b.example',
      address: '192.0.2.9',
      toPort: 8080,
      targetsOnly: true,
    } as const;
    const noted = await run(attempt({ proxy, scheme: 'http', port: 80 }), { connectTo: [rule] });
    expect(stepsOf(noted)).toEqual(['connect proxy', 'exchange']);
  });

  it('sends an HTTP proxy the whole URL of an http target', async () => {
    const proxy = at('http', (await tcpServer(answers(page))).port);
    const noted = await run(attempt({ proxy, scheme: 'http', port: 80 }));
    expect(stepsOf(noted)).toEqual(['connect proxy', 'exchange']);
    expect(noted[1]).toMatchObject({ proxy, status: 200 });
    expect(noted[1]).toMatchObject({ sent: expect.stringMatching(/^GET http:\/\/a\.example\/ /) });
  });

  it('shakes hands with an HTTPS proxy first', async () => {
    const origin = await httpsOrigin();
    const credential = await serverCredential(undefined, ['127.0.0.1']);
    const proxy = at('https', (await tlsServer(credential, granting(origin.port))).port);
    const noted = await run(attempt({ proxy }));
    expect(stepsOf(noted)).toEqual([
      'connect proxy',
      'handshake proxy',
      'tunnel',
      'handshake',
      'exchange',
    ]);
    expect(failuresOf(noted)).toEqual([null, null, null, null, null]);
  });

  it('sends an HTTPS proxy the whole URL of an http target', async () => {
    const credential = await serverCredential(undefined, ['127.0.0.1']);
    const proxy = at('https', (await tlsServer(credential, answers(page))).port);
    const noted = await run(attempt({ proxy, scheme: 'http', port: 80 }));
    expect(stepsOf(noted)).toEqual(['connect proxy', 'handshake proxy', 'exchange']);
    expect(noted[2]).toMatchObject({ proxy, status: 200, failure: null });
  });

  it('stops at an HTTPS proxy whose chain does not verify', async () => {
    const credential = await serverCredential('expired', ['127.0.0.1']);
    const { port, sockets } = await tlsServer(credential, () => {});
    const noted = await run(attempt({ proxy: at('https', port) }));
    expect(stepsOf(noted)).toEqual(['connect proxy', 'handshake proxy']);
    expect(failuresOf(noted)).toEqual([null, 'certificate']);
    await closed(sockets[0]);
  });

  it.each(['https', 'http'] as const)('asks a SOCKS5 server for a tunnel to %s', async (scheme) => {
    const origin = scheme === 'https' ? await httpsOrigin() : await tcpServer(answers(page));
    const relaying = socksServer(socks5Reply(0), (socket) => relay(socket, origin.port));
    const proxy = at('socks5', (await tcpServer(relaying)).port);
    const noted = await run(attempt({ proxy, scheme, port: scheme === 'https' ? 443 : 80 }));
    const handshake = scheme === 'https' ? ['handshake'] : [];
    expect(stepsOf(noted)).toEqual(['connect proxy', 'tunnel', ...handshake, 'exchange']);
    expect(noted.at(-1)).toMatchObject({ status: 200, failure: null });
    expect(noted.at(-1)).not.toHaveProperty('proxy');
  });

  it('resolves the name of the proxy', async () => {
    const { port } = await tcpServer(answers('HTTP/1.1 403 No\r\n\r\n'));
    const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;
    const noted = await run(attempt({ proxy, host: '192.0.2.5' }), {
      nameServers: [await dnsServer(good)],
      connectTo: [to(port)],
    });
    expect(stepsOf(noted)).toEqual(['resolve proxy', 'connect proxy', 'tunnel']);
    expect(noted[0]).toMatchObject({ name: 'proxy.example' });
    expect(noted[2]).toMatchObject({ status: 403, failure: { code: 'status' } });
  });

  it('looks the target up for information, and waits for it nowhere', async () => {
    const origin = await httpsOrigin();
    const slow = (socket: Socket): void => {
      socket.once('data', () => {
        setTimeout(() => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          relay(socket, origin.port);
        }, 300);
      });
    };
    const proxy = at('http', (await tcpServer(slow)).port);
    const known = await run(attempt({ proxy }), { nameServers: [await dnsServer(good)] });
    expect(stepsOf(known)).toContain('resolve information');

    const quick = at('http', (await tcpServer(granting(origin.port))).port);
    const start = performance.now();
    const unknown = await run(attempt({ proxy: quick }), {
      nameServers: [await dnsServer(silent)],
    });
    expectWithin(performance.now() - start, 900);
    expect(stepsOf(unknown)).not.toContain('resolve information');
    expect(failuresOf(unknown)).toEqual([null, null, null, null]);
  });

  it('notes that look-up though the proxy refused before its answer came', async () => {
    const proxy = at('http', (await tcpServer(answers('HTTP/1.1 403 No\r\n\r\n'))).port);
    const noted: Noted[] = [];
    const beside: Promise<void>[] = [];
    const options = {
      ...netOptions({ nameServers: [await slowly()] }),
      inBackground: (work: Promise<void>) => beside.push(work),
    };
    const note = (observation: Unnumbered<Observation>, hop: number): void => {
      noted.push({ ...observation, hop });
    };
    await probe(attempt({ proxy }), options, note);
    expect(stepsOf(noted)).toEqual(['connect proxy', 'tunnel']);
    await Promise.all(beside);
    expect(stepsOf(noted)).toEqual(['connect proxy', 'tunnel', 'resolve information']);
  });

  it('asks the proxy for the address that an attempt has', async () => {
    const proxy = at('http', (await tcpServer(answers('HTTP/1.1 403 No\r\n\r\n'))).port);
    const noted = await run(attempt({ proxy, address: '192.0.2.5' }));
    expect(noted[1]).toMatchObject({ sent: expect.stringMatching(/^CONNECT 192\.0\.2\.5:443 /) });
  });

  it('costs one deadline where the proxy is silent', async () => {
    const proxy = at('http', (await tcpServer((socket) => socket.resume())).port);
    const noted = await run(attempt({ proxy }), { timeoutMs: shortMs });
    expect(failuresOf(noted)).toEqual([null, 'timeout']);
    expectAtDeadline(noted[1]?.durationMs ?? 0);
  });

  it('reports refused where nobody listens at the proxy', async () => {
    const noted = await run(attempt({ proxy: at('http', await closedPort()) }));
    expect(stepsOf(noted)).toEqual(['connect proxy']);
    expect(failuresOf(noted)).toEqual(['refused']);
  });
});

describe('probe() and redirects', () => {
  const follow = { method: 'GET', status: 200, accepts: [], follow: true, source: 'test' } as const;

  const redirecting = async (): Promise<Listening> =>
    tcpServer((socket) => {
      socket.once('data', (bytes) => {
        const path = /^GET \/(\d*)/.exec(String(bytes))?.[1] ?? '';
        const next = Number(path) + 1;
        const head = `HTTP/1.1 302 Found\r\nLocation: /${next}\r\ncontent-length: 0\r\n\r\n`;
        socket.write(next === 4 ? page : head);
      });
    });

  it('follows them where the expected answer stands behind them, each hop anew', async () => {
    const { port, sockets } = await redirecting();
    const tried = attempt({ scheme: 'http', port: 80, host: '192.0.2.5', expect: follow });
    const noted = await run(tried, { connectTo: [to(port)] });
    expect(noted.map(({ step, hop }) => `${step} ${hop}`)).toEqual([
      'connect 0',
      'exchange 0',
      'connect 1',
      'exchange 1',
      'connect 2',
      'exchange 2',
      'connect 3',
      'exchange 3',
    ]);
    expect(noted.at(-1)).toMatchObject({ url: 'http://192.0.2.5/3', status: 200 });
    expect(sockets).toHaveLength(4);
  });

  it('does not follow them otherwise', async () => {
    const { port } = await redirecting();
    const noted = await run(attempt({ scheme: 'http', port: 80, host: '192.0.2.5' }), {
      connectTo: [to(port)],
    });
    expect(stepsOf(noted)).toEqual(['connect', 'exchange']);
  });

  it('gives up after five', async () => {
    const loop = 'HTTP/1.1 302 Found\r\nLocation: /\r\ncontent-length: 0\r\n\r\n';
    const { port } = await tcpServer(answers(loop));
    const tried = attempt({ scheme: 'http', port: 80, host: '192.0.2.5', expect: follow });
    const noted = await run(tried, { connectTo: [to(port)] });
    expect(noted.filter(({ step }) => step === 'exchange')).toHaveLength(6);
    expect(noted.at(-1)?.hop).toBe(5);
  });
});

describe('probe() that is aborted', () => {
  it.each([
    ['handshake', (socket: Socket, abort: () => void) => socket.once('data', abort)],
    ['connection', (_: Socket, abort: () => void) => abort()],
  ])('rejects with the reason in its %s, and closes what it opened', async (_, when) => {
    const abort = new AbortController();
    const { port, sockets } = await tcpServer((socket) => {
      when(socket, () => abort.abort('enough'));
    });
    const running = run(attempt({ address: '192.0.2.5' }), {
      connectTo: [to(port)],
      signal: abort.signal,
    });
    await expect(running).rejects.toBe('enough');
    await closed(sockets[0]);
  });

  it('closes what it opened when its listener throws', async () => {
    const { port, sockets } = await tcpServer(() => {});
    const running = probe(
      attempt({ address: '192.0.2.5' }),
      netOptions({ connectTo: [to(port)] }),
      () => {
        throw new Error('disk full');
      },
    );
    await expect(running).rejects.toThrow('disk full');
    await closed(sockets[0]);
  });
});

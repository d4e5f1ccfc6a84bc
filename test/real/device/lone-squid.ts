import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { connect as secure, createServer as secureServer } from 'node:tls';
import { promisify } from 'node:util';
import {
  createKeys,
  issueCertificate,
  privateKeyPem,
} from '../../../src/lab/certificates/certificate.ts';
import type { RulingName } from '../../../src/model/rules/ruling.ts';
import type { Asked } from '../../../src/rehearse/policy.ts';

/** Squid on loopback with a configuration as it stands, and what it does with a request. */
export interface LoneSquid {
  /** Undefined: it did not start with the configuration. */
  readonly ask: ((asked: Asked) => Promise<RulingName>) | undefined;
  /** On loopback. */
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Where Squids of one run come to: a folder, what stands behind them, names with their addresses. */
export interface SquidBench {
  /** Starts one with a text, which it reads as a file of its own. */
  readonly start: (text: string) => Promise<LoneSquid>;
  /** For files that a text names. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export interface BenchOptions {
  /** By name; each asks for `https` at the first, where TLS is opened. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  /** Its port opens TLS, as far as the text says. */
  readonly opens?: true;
}

const run = promisify(execFile);
const patienceMs = 20_000;

/**
 * Without `opens` another proxy stands behind Squid, which takes every request, so that any port and address may
 * be asked for; with it, a server of TLS stands at each address, on loopback, and Squid goes straight to it.
 */
export async function startBench({ addresses, opens }: BenchOptions): Promise<SquidBench> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-rehearse-'));
  await chmod(folder, 0o777);
  const hosts = Object.entries(addresses).flatMap(([name, some]) =>
    some.map((one) => `${one} ${name}`),
  );
  await writeFile(join(folder, 'hosts'), `127.0.0.1 localhost\n${hosts.join('\n')}\n`);
  const servers: Server[] = [];
  const behind = opens
    ? await tlsOrigins(Object.values(addresses).flat(), servers)
    : await nextProxy(servers);
  const bump = opens ? await bumpPort(folder) : undefined;
  let count = 0;
  return {
    folder,
    start: (text) => {
      count += 1;
      return startSquid(text, { name: `${process.pid}-${count}`, folder, behind, bump });
    },
    close: async () => {
      for (const server of servers) server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Bench {
  readonly name: string;
  readonly folder: string;
  readonly behind: Behind;
  readonly bump: Bump | undefined;
}

/** What stands behind Squid. */
interface Behind {
  readonly lines: readonly string[];
  /** Of the certificate of all that it has. */
  readonly fingerprint: string;
}

interface Bump {
  /** What stands behind its port. */
  readonly port: string;
  readonly lines: readonly string[];
}

async function startSquid(text: string, bench: Bench): Promise<LoneSquid> {
  const { name, folder, behind, bump } = bench;
  const port = await freePort();
  const own = (what: string): string => join(folder, `${name}.${what}`);
  await writeFile(own('text'), text);
  const lines = [
    `http_port 127.0.0.1:${port}${bump?.port ?? ''}`,
    `pid_filename ${own('pid')}`,
    `cache_log ${own('log')}`,
    `coredump_dir ${folder}`,
    ...['access_log none', 'cache deny all', 'cache_mem 0', 'pinger_enable off'],
    ...['visible_hostname proxy.example', 'shutdown_lifetime 0 seconds', 'memory_pools off'],
    // No name is looked up elsewhere, and what a helper would take is not waited for.
    ...[`hosts_file ${folder}/hosts`, 'dns_nameservers 127.0.0.1', 'dns_timeout 1 second'],
    ...['max_filedescriptors 512', ...behind.lines, ...(bump?.lines ?? [])],
    `include ${own('text')}`,
  ];
  await writeFile(own('conf'), `${lines.join('\n')}\n`);
  const words = ['-N', '-n', `rehearse${name.replace('-', 'x')}`, '-f', own('conf')];
  const child = spawn('squid', words, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const log = (): Promise<string> => readFile(own('log'), 'utf8').catch(() => '');
  const isUp = await untilOpen(child, { port, log });
  if (!isUp) {
    const running = child.exitCode === null && child.signalCode === null;
    if (running) child.kill('SIGKILL');
    await ended;
    const told = await log();
    // Somebody else took its port meanwhile.
    if (/Address already in use|Unable to open HTTP/i.test(told)) return startSquid(text, bench);
    if (running) throw new Error(`Squid did not listen: ${told}`);
  }
  return {
    ask: isUp
      ? (asked) => (bump ? askOpened(port, { asked, behind }) : askPlain(port, asked))
      : undefined,
    port,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilOpen(
  child: ChildProcess,
  { port, log }: { readonly port: number; readonly log: () => Promise<string> },
): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline && child.exitCode === null && child.signalCode === null) {
    // It says so before it does, and somebody else may listen there.
    if (/Accepting .*HTTP Socket connections/.test(await log()) && (await isOpen(port)))
      return true;
    await setTimeout(5);
  }
  return false;
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const found = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  });
  socket.destroy();
  return found;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A proxy that says yes to whatever is asked of it. */
async function nextProxy(servers: Server[]): Promise<Behind> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (head) => {
      const isTunnel = head.toString('latin1').startsWith('CONNECT');
      const more = isTunnel ? '' : 'Content-Length: 2\r\nConnection: close\r\n';
      socket.end(`HTTP/1.1 200 OK\r\n${more}\r\n${isTunnel ? '' : 'ok'}`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const { port } = server.address() as { readonly port: number };
  return {
    lines: [
      `cache_peer 127.0.0.1 parent ${port} 0 no-query no-digest no-netdb-exchange default`,
      'never_direct allow all',
    ],
    fingerprint: '',
  };
}

async function tlsOrigins(addresses: readonly string[], servers: Server[]): Promise<Behind> {
  const keys = await createKeys();
  const names = ['*.example', '*.events.example'];
  const cert = await issueCertificate({ subject: { CN: 'Origin of the bench' }, keys, names });
  const key = privateKeyPem(keys);
  for (const address of addresses) {
    const server = secureServer({ cert, key }, (socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    }).listen(443, address);
    server.on('tlsClientError', () => undefined);
    await once(server, 'listening');
    servers.push(server);
  }
  const { fingerprint256 } = new X509Certificate(cert);
  return {
    lines: ['always_direct allow all', 'sslproxy_cert_error allow all'],
    fingerprint: fingerprint256,
  };
}

/** How its port opens TLS, and the helper that makes certificates. */
async function bumpPort(folder: string): Promise<Bump> {
  const keys = await createKeys();
  const pem = join(folder, 'bump.pem');
  const root = await issueCertificate({ subject: { CN: 'Opened by the proxy' }, keys });
  await writeFile(pem, root + privateKeyPem(keys));
  await chmod(pem, 0o644);
  const helper = '/usr/lib/squid/security_file_certgen';
  const store = join(folder, 'store');
  await run(helper, ['-c', '-s', store, '-M', '4MB']);
  await run('chown', ['-R', 'proxy:proxy', store]);
  return {
    port: ` ssl-bump tls-cert=${pem} generate-host-certificates=on dynamic_cert_mem_cache_size=4MB`,
    lines: [`sslcrtd_program ${helper} -s ${store} -M 4MB`, 'sslcrtd_children 1 startup=1 idle=1'],
  };
}

async function askPlain(port: number, asked: Asked): Promise<RulingName> {
  const socket = connect(port, '127.0.0.1');
  const status = await firstStatus(socket, requestFor(asked));
  socket.destroy();
  return rulingOf(status);
}

function requestFor({ host, port, scheme, path = '/' }: Asked): string {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const target =
    scheme === 'https'
      ? `CONNECT ${authority}`
      : `GET http://${authority.replace(/:80$/, '')}${path}`;
  return `${target} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`;
}

function rulingOf(status: string): RulingName {
  if (status === '407') return 'login';
  return status === '200' ? 'passes' : status === '403' ? 'blocked' : 'unknown';
}

/** After CONNECT: whose certificate comes, and, where it is the proxy's, whether it lets the request pass. */
async function askOpened(
  port: number,
  { asked, behind }: { readonly asked: Asked; readonly behind: Behind },
): Promise<RulingName> {
  const socket = connect(port, '127.0.0.1');
  const status = await firstStatus(socket, requestFor(asked));
  if (status !== '200') {
    socket.destroy();
    // It was ended without a word.
    return status === '' ? 'blocked' : rulingOf(status);
  }
  const tls = secure({ socket, servername: asked.host, rejectUnauthorized: false });
  try {
    await once(tls, 'secureConnect');
    // The proxy's own bears the same names, and no list of theirs tells them apart.
    if (tls.getPeerCertificate().fingerprint256 === behind.fingerprint) return 'passes';
    const inner = await firstStatus(tls, `GET / HTTP/1.1\r\nHost: ${asked.host}\r\n\r\n`);
    return inner === '403' ? 'blocked' : 'inspected';
  } catch {
    // It was ended before there was a certificate.
    return 'blocked';
  } finally {
    tls.destroy();
    socket.destroy();
  }
}

/** Sends a request and gives the status of the answer; empty where there is none. */
async function firstStatus(socket: Socket, request: string): Promise<string> {
  socket.on('error', () => undefined);
  socket.write(request);
  let text = '';
  for (;;) {
    const piece = await new Promise<string | undefined>((resolve) => {
      socket.once('data', (data) => resolve(data.toString('latin1')));
      socket.once('close', () => resolve(undefined));
    });
    if (piece === undefined) return '';
    text += piece;
    const [, status] = /^HTTP\/1\.\d (\d{3})[\s\S]*?\r\n\r\n/.exec(text) ?? [];
    if (status !== undefined) return status;
  }
}

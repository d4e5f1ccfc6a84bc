// A process of its own, so that its CPU and memory are not those of what is measured.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createSecureContext, createServer as createTlsServer } from 'node:tls';
import { decode, encode } from 'dns-packet';
import {
  createKeys,
  issueCertificate,
  privateKeyPem,
} from '../../src/lab/certificates/certificate.ts';
import { openBlackHole } from '../../src/lab/network/black-hole.ts';
import { addresses, type FromServers, type ToServers } from './message.ts';

// Loopback, or an address of a network namespace that a bench made.
const host = process.argv[2] ?? '127.0.0.1';
const proxyCount = 2;
const refusingCount = 8;
const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

const seen = { queries: [] as string[], connections: 0, hellos: [] as string[] };
const requests: string[] = [];
let isFirst = true;

await serve();

async function serve(): Promise<void> {
  const dns = await startNameServer();
  const { port: tls, ca } = await startService();
  const proxies: number[] = [];
  for (let index = 0; index < proxyCount; index += 1) proxies.push(await startProxy(tls));
  const refusing: number[] = [];
  for (let index = 0; index < refusingCount; index += 1) refusing.push(await startRefusal());
  const strange = await startStranger();
  const { port: hole } = await openBlackHole();
  process.on('message', (message: ToServers) => void obey(message));
  process.once('disconnect', () => process.exit());
  tell({ type: 'ports', ports: { dns, tls, proxies, refusing, strange, hole, ca } });
}

async function obey(message: ToServers): Promise<void> {
  if (message === 'forget') {
    Object.assign(seen, { queries: [], connections: 0, hellos: [] });
    requests.length = 0;
    isFirst = true;
    return;
  }
  // What a client that was killed had sent may still be in the queues.
  await setTimeout(100);
  tell({ type: 'seen', seen: { ...seen, requests } });
}

function tell(message: FromServers): void {
  process.send?.(message);
}

async function startNameServer(): Promise<number> {
  const socket = createSocket('udp4', (bytes, { address, port }) => {
    if (isFirst) tell({ type: 'first' });
    isFirst = false;
    const { id = 0, questions = [] } = decode(bytes);
    const [question] = questions;
    if (!question) return;
    seen.queries.push(question.name);
    const [kind = ''] = question.name.split('-');
    const data = kind === 'hole' || kind === 'strange' ? addresses[kind] : addresses.served;
    const answers =
      question.type === 'A' ? [{ type: 'A', name: question.name, ttl: 60, data } as const] : [];
    const reply = encode({ type: 'response', id, flags: 0x180, questions, answers });
    socket.send(reply, port, address);
  });
  socket.bind(0, host);
  await once(socket, 'listening');
  return socket.address().port;
}

async function startService(): Promise<{ readonly port: number; readonly ca: string }> {
  const [rootKeys, keys] = await Promise.all([createKeys(), createKeys()]);
  const root = { subject: { CN: 'Bench Root' }, keys: rootKeys };
  const ca = await issueCertificate(root);
  const subject = { CN: 'bench.example' };
  const names = ['*.bench.example', host];
  const cert = await issueCertificate({ subject, keys, issuer: root, names });
  const server = createTlsServer({ key: privateKeyPem(keys), cert }, (socket) => {
    socket.on('error', () => socket.destroy());
    if (socket.servername) seen.hellos.push(socket.servername);
    socket.once('data', (bytes) => {
      requests.push(/^host: (\S+)/im.exec(bytes.toString('latin1'))?.[1] ?? '');
      socket.end(answer);
    });
  });
  server.on('tlsClientError', () => {});
  server.on('connection', () => {
    seen.connections += 1;
  });
  return { port: await listen(server), ca };
}

function startProxy(tls: number): Promise<number> {
  return listen(
    createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (bytes) => {
        if (/^CONNECT hole-/.test(bytes.toString('latin1'))) return;
        const upstream = connect({ host, port: tls, noDelay: true });
        upstream.once('connect', () => join(socket, upstream));
        upstream.on('error', () => socket.destroy());
      });
    }),
  );
}

/** Each handshake has five certificates of 15 KB that are no other's. */
async function startStranger(): Promise<number> {
  const keys = await createKeys();
  const names = Array.from({ length: 640 }, (_, index) => `name-${index}.bench.example`);
  const subject = { CN: 'stranger.bench.example' };
  const pem = await issueCertificate({ subject, keys, names });
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  // The serial number stands behind the version; nobody has to believe the signature.
  const serial = der.indexOf(Buffer.from('a003020102', 'hex')) + 7;
  let count = 0;
  const another = (): string => {
    const own = Buffer.from(der);
    count += 1;
    own.writeUInt32BE(count, serial + 4);
    const lines = own.toString('base64').match(/.{1,64}/g) ?? [];
    return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  };
  const server = createTlsServer(
    {
      SNICallback: (_, done) => {
        const cert = Array.from({ length: 5 }, another).join('');
        done(null, createSecureContext({ key: privateKeyPem(keys), cert }));
      },
    },
    (socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end(answer));
    },
  );
  server.on('tlsClientError', () => {});
  return listen(server);
}

/** Each page names what was asked for, as such pages do, so that no two are the same. */
function startRefusal(): Promise<number> {
  return listen(
    createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (bytes) => {
        const [, asked = ''] = bytes.toString('latin1', 0, 300).split(' ');
        const head = `<html><title>Access denied</title><body><h1>Access to ${asked} is denied</h1>`;
        const page = `${head}${'<p>By the rules of this company.</p>\n'.repeat(1800)}`;
        socket.end(
          `HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
        );
      });
    }),
  );
}

function join(client: Socket, upstream: Socket): void {
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  client.pipe(upstream).pipe(client);
  client.once('close', () => upstream.destroy());
  upstream.once('close', () => client.destroy());
}

async function listen(server: Server): Promise<number> {
  server.listen({ host, port: 0, backlog: 4096 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request as sendRequest } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import packet, { type DecodedPacket, type RecordType } from 'dns-packet';
import { onTestFinished } from 'vitest';
import type { Fault, LabWay } from '../../src/lab/fault/fault.ts';
import type { Lab } from '../../src/lab/lab.ts';
import type { Scenario } from '../../src/lab/scenarios/scenario.ts';
import type { LabHost } from '../../src/lab/services/lab-host.ts';
import { startLab } from '../../src/lab/start-lab.ts';

const blank: Scenario = {
  name: 'test',
  title: 'A test',
  os: 'linux',
  regions: [],
  routes: ['direct'],
  timeoutMs: 1000,
  proxies: [],
  faults: {},
  expect: { findings: [], absent: [] },
};

/** One HTTPS and one plain service. */
const hosts: readonly LabHost[] = [
  serve('https', 'gateway.example.com', 443, '/test'),
  serve('https', 'storage.example.com', 443, '/'),
  serve('http', 'crl.example.com', 80, '/list'),
];

function serve(scheme: LabHost['scheme'], host: string, port: number, path: string): LabHost {
  return { scheme, host, port, path };
}

/** Starts a lab that ends with the test. */
export async function openLab(
  parts: Partial<Scenario> = {},
  served: readonly LabHost[] = hosts,
): Promise<Lab> {
  const lab = await startLab({ ...blank, ...parts }, served);
  onTestFinished(() => lab.close());
  return lab;
}

/** A lab whose gateway has one fault, at the service or on one way. */
export function openFaultyLab(fault: Fault, via?: LabWay): Promise<Lab> {
  const rule = { host: 'gateway.example.com', fault, ...(via ? { via } : {}) };
  return openLab({ faults: { paths: [rule] } });
}

/** Where a connection of a client really goes: the name's A record, mapped by `connectTo`. */
export async function placeOf(lab: Lab, host: string, port: number): Promise<number> {
  const reply = await ask(lab, host);
  const address = reply.answers?.findLast(({ type }) => type === 'A');
  return portOf(lab, address?.type === 'A' ? address.data : '', port);
}

/** The loopback port of an address and port. */
export function portOf(lab: Lab, address: string, port: number): number {
  const entry = lab.connectTo.find(
    (rule) => (rule.host === '' || rule.host === address) && (rule.port ?? port) === port,
  );
  return entry?.toPort ?? 0;
}

/** Asks the lab's name server over UDP. */
export async function ask(lab: Lab, name: string, type: RecordType = 'A'): Promise<DecodedPacket> {
  return packet.decode(await askRaw(lab, name, type));
}

/** The same, and the answer as bytes; the question's id is 7. */
export async function askRaw(lab: Lab, name: string, type: RecordType = 'A'): Promise<Buffer> {
  const socket = createSocket('udp4');
  onTestFinished(() => closeOnce(socket));
  const question = packet.encode({ type: 'query', id: 7, questions: [{ type, name }] });
  socket.send(question, lab.resolver.port, lab.resolver.address);
  const [bytes] = await once(socket, 'message');
  return bytes;
}

function closeOnce(socket: ReturnType<typeof createSocket>): void {
  socket.close();
}

/** A connection that ends with the test, and whose end is an event and no exception. */
export function dial(port: number): Socket {
  const socket = connectTcp({ host: '127.0.0.1', port });
  socket.on('error', () => {});
  onTestFinished(() => {
    socket.destroy();
  });
  return socket;
}

/** How a connection ended: the code of its error, or `closed`. */
export function endOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('close', () => resolve('closed'));
  });
}

export interface Secure {
  readonly socket: TLSSocket;
  /** `secure`, or the code of the error. */
  readonly outcome: Promise<string>;
}

/** A TLS client under a server name, which trusts the lab's root alone. */
export function secure(lab: Lab, port: number, options: ConnectionOptions = {}): Secure {
  const servername = 'gateway.example.com';
  const socket = connectTls({ host: '127.0.0.1', port, servername, ca: lab.ca, ...options });
  onTestFinished(() => {
    socket.destroy();
  });
  const outcome = new Promise<string>((resolve) => {
    socket.once('secureConnect', () => resolve('secure'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('close', () => resolve('closed'));
  });
  return { socket, outcome };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Sends a request over a connection and reads the answer to its end. */
export function exchange(socket: Socket, options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = sendRequest({ ...options, createConnection: () => socket });
    request.on('error', reject);
    request.on('response', (response) => {
      let body = '';
      response.setEncoding('latin1');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
      response.on('error', reject);
    });
    request.end();
  });
}

/** GET over TLS to a service of the lab. */
export async function get(lab: Lab, host: string, path: string): Promise<Answer> {
  const { socket, outcome } = secure(lab, await placeOf(lab, host, 443), { servername: host });
  const seen = await outcome;
  if (seen !== 'secure') throw new Error(seen);
  return exchange(socket, { path, headers: { host } });
}

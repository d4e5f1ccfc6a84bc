import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { type AddressInfo, isIP, type Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { hostAndPort, withoutBrackets } from '../../model/address/endpoint.ts';
import { type Answer, line } from './answer.ts';
import type { WebTls } from './web/read-web-config.ts';

/** Where a server listens. */
export interface Listen {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface ServerOptions {
  readonly listen: Listen;
  /** Absent: without TLS. */
  readonly tls?: WebTls;
  /** @param signal aborted where the asker has gone. It never throws for what was asked. */
  readonly answer: (request: IncomingMessage, signal: AbortSignal) => Promise<Answer>;
  /** Told of what was refused before anybody was asked. */
  readonly onRefused: (status: number) => void;
  /** Told of what went wrong in the server itself. */
  readonly onBug: (error: unknown) => void;
}

export interface OpenServer {
  /** `http://127.0.0.1:9718`. */
  readonly url: string;
  /** Certificates for connections from now on. */
  readonly renew: (tls: SecureContextOptions) => void;
  /** Takes no more, waits for what is under way, and ends what is not at its end by then. */
  readonly close: () => Promise<void>;
}

/** Its keys, cookies and the like: nobody who scrapes sends more. */
const maxHeaderBytes = 8 * 1024;
const maxConnections = 1000;
const headersMs = 5000;
const requestMs = 10_000;
const checkMs = 1000;
/** Longer than the usual interval of scrapes. */
const keepAliveMs = 65_000;
/** No answer takes so long, and a reader who takes nothing for so long reads no more. */
const silentMs = 150_000;
const graceMs = 5000;
/** Nobody who scrapes sends a question before the answer to the one before; a few, since ends are told late. */
const maxAtOnce = 8;

/**
 * Opens a server of HTTP/1.1 that is bounded in connections, headers and time, and takes no body. What is no
 * request Node answers itself: 400, 408, 431.
 * @throws what the system says where it cannot listen.
 */
export async function openServer({ listen, tls, ...handling }: ServerOptions): Promise<OpenServer> {
  const options = {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
    keepAliveTimeout: keepAliveMs,
  };
  const underWay = new WeakMap<Socket, number>();
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request;
    const count = (underWay.get(socket) ?? 0) + 1;
    // A line of questions behind one that takes its time would be held in memory.
    if (count > maxAtOnce) {
      socket.destroy();
      return;
    }
    underWay.set(socket, count);
    response.on('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
    void respond(request, response, { ...handling, isLocal: isLoopback(listen.host) });
  };
  const server: Server | TlsServer = tls
    ? createTlsServer({ ...options, ...tlsOptions(tls) }, onRequest)
    : createServer(options, onRequest);
  server.maxConnections = maxConnections;
  server.timeout = silentMs;
  // Who holds a connection and asks nothing makes room for who asks.
  server.on('drop', () => server.closeIdleConnections());
  server.listen(listen.port, listen.host);
  await once(server, 'listening');
  const { address, port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://${hostAndPort(address, port)}`,
    renew: (renewed) => {
      if ('setSecureContext' in server) server.setSecureContext(renewed);
    },
    close: async () => {
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(timer);
    },
  };
}

function tlsOptions({ context, asksClient }: WebTls) {
  return { ...context, requestCert: asksClient, handshakeTimeout: headersMs };
}

interface Handling extends Omit<ServerOptions, 'listen' | 'tls'> {
  /** Only this machine reaches it. */
  readonly isLocal: boolean;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, onRefused, onBug, isLocal }: Handling,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort(new Error('the asker has gone')));
  request.on('error', () => {});
  let answered: Answer;
  try {
    const refused = refusal(request, isLocal);
    if (refused) onRefused(refused.status);
    answered = refused ?? (await answer(request, gone.signal));
  } catch (error) {
    onBug(error);
    answered = line(500, 'netready: a bug; see what the server says');
  }
  if (gone.signal.aborted) return;
  const { status, type, body, headers = {} } = answered;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, {
    ...always,
    ...headers,
    'Content-Type': type,
    'Content-Length': bytes.byteLength,
    // What it may still send is no request.
    ...(hasBody(request) && { Connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** A page of this server is framed by nobody, and runs nothing that it does not bring itself. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** What is refused whatever it asks for. */
function refusal(request: IncomingMessage, isLocal: boolean): Answer | undefined {
  const { method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    return line(405, 'Only GET and HEAD', { Allow: 'GET, HEAD' });
  }
  if (hasBody(request)) return line(413, 'No body is taken');
  // A page of somebody else in a browser of this machine: it may lead here, and ask nothing itself.
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site';
  if (isForeign && headers['sec-fetch-mode'] !== 'navigate') {
    return line(403, 'No request of another site');
  }
  // A name of somebody else's that leads here: his page would be of the same site as ours.
  if (isLocal && !isOwnName(headers.host)) return line(421, 'Ask by address, or as localhost');
  return undefined;
}

function isOwnName(host = ''): boolean {
  const name = withoutBrackets(host.replace(/:\d*$/, ''));
  return isIP(name) !== 0 || /^(?:[^.]+\.)*localhost\.?$/i.test(name);
}

/** Whether this machine alone reaches an address. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function hasBody({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  return (headers['content-length'] ?? '0') !== '0';
}

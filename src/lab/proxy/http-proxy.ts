import { type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProxyReply } from '../fault/fault.ts';
import type { ConnectListener } from '../services/origin.ts';
import { type Dialled, dialUpstream } from './dial-upstream.ts';
import { sendHttpReply } from './http-reply.ts';
import { joinStreams } from './join-streams.ts';
import { type Place, type ProxySurroundings, replyFor } from './surroundings.ts';

export interface HttpProxy {
  readonly onConnect: ConnectListener;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
}

/** An HTTP proxy: tunnels by CONNECT (RFC 9110, section 9.3.6), and requests in absolute form. */
export function httpProxy(around: ProxySurroundings): HttpProxy {
  return {
    onConnect: async (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      if (around.thinksMs > 0) await sleep(around.thinksMs, undefined, { ref: false });
      if (around.interim) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      const place = placeOf(`http://${request.url}`);
      const reply = place ? replyFor(place, around) : badRequest;
      if (reply || !place) sendHttpReply(socket, reply ?? badRequest);
      else void openTunnel(place, { socket, head, around });
    },
    onRequest: async (request, response) => {
      if (around.thinksMs > 0) await sleep(around.thinksMs, undefined, { ref: false });
      const place = placeOf(request.url ?? '');
      const reply = place ? replyFor(place, around) : badRequest;
      if (reply || !place) sendHttpReply(request.socket, reply ?? badRequest);
      else void forward(place, { request, response, around });
    },
  };
}

const badRequest: ProxyReply = { kind: 'status', status: 400 };

function placeOf(url: string): Place | undefined {
  const parsed = URL.parse(url);
  if (!parsed?.hostname || parsed.protocol !== 'http:') return undefined;
  return { host: parsed.hostname.toLowerCase(), port: Number(parsed.port || 80) };
}

interface Tunnel {
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly around: ProxySurroundings;
}

async function openTunnel(place: Place, { socket, head, around }: Tunnel): Promise<void> {
  const upstream = await dialUpstream(place, around);
  if ('failed' in upstream) {
    sendHttpReply(socket, upstreamFailure(upstream));
    return;
  }
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  upstream.socket.write(head);
  joinStreams(socket, upstream.socket);
}

/** As Squid answers: 503 for a name or a refusal, 504 for silence, with the cause in a header. */
function upstreamFailure({ failed }: Extract<Dialled, { failed: string }>): ProxyReply {
  if (failed === 'unknown-name') return upstream(503, 'ERR_DNS_FAIL 0');
  if (failed === 'refused') return upstream(503, 'ERR_CONNECT_FAIL 111');
  return upstream(504, 'ERR_CONNECT_FAIL 110');
}

function upstream(status: number, squidError: string): ProxyReply {
  return { kind: 'upstream', status, squidError };
}

interface Forward {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly around: ProxySurroundings;
}

async function forward(place: Place, { request, response, around }: Forward): Promise<void> {
  const dialled = await dialUpstream(place, around);
  if ('failed' in dialled) {
    sendHttpReply(request.socket, upstreamFailure(dialled));
    return;
  }
  const { pathname, search } = new URL(request.url ?? '');
  const onward = sendRequest({
    createConnection: () => dialled.socket,
    method: request.method,
    path: pathname + search,
    headers: request.headers,
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, via: `1.1 ${around.name}` });
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else sendHttpReply(request.socket, upstream(502, 'ERR_READ_ERROR 104'));
  });
  request.pipe(onward);
}

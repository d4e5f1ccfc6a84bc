import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { AnswerCut } from '../fault/fault.ts';
import type { Behaviour } from '../network/listeners.ts';
import { writeForEver } from './write-for-ever.ts';

// 16 KiB at a time, so that the limits of a client are soon passed on a busy machine too.
const filler = `X-Filler: ${'a'.repeat(1012)}\r\n`.repeat(16);

const trickleMs = 100;

// Behind a whole head that was due, a client may be content.
const half = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';

/** Makes a server of a listener, with or without TLS. */
export type Serve = (listener: RequestListener) => Promise<Behaviour>;

/** Reads the request and spoils the answer: cut before it begins, stopped within, or without end. */
export async function cutAnswer(cut: AnswerCut, serve: Serve): Promise<Behaviour> {
  // The request of an HTTPS server knows its TLS layer alone, which cannot reset; both layers
  // share the client's port.
  const connections = new Map<number | undefined, Socket>();
  const behaviour = await serve((request, response) => {
    request.resume();
    const { socket } = request;
    if (cut === 'close') socket.end();
    else if (cut === 'reset') connections.get(socket.remotePort)?.resetAndDestroy();
    else if (cut === 'stall') socket.write(half);
    else if (cut === 'endless-head') writeForEver(socket, filler, 'HTTP/1.1 200 OK\r\n');
    else if (cut === 'endless-body') writeForEver(response, filler);
    else if (cut === 'trickle') trickle(response);
    else if (cut === 'stopped-body') response.writeHead(200).write('.');
  });
  return (socket) => {
    const { remotePort } = socket;
    connections.set(remotePort, socket);
    socket.once('close', () => connections.delete(remotePort));
    behaviour(socket);
  };
}

function trickle(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 100_000 });
  const timer = setInterval(() => response.write('.'), trickleMs);
  response.once('close', () => clearInterval(timer));
}

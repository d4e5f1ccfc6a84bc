import type { Duplex } from 'node:stream';
import { writeForEver } from '../behaviour/write-for-ever.ts';
import type { ProxyAnswer, ProxyReply } from '../fault/fault.ts';
import { blockPage, portalPage } from '../services/pages.ts';
import { type RawAnswer, writeAnswer } from '../services/raw-answer.ts';
import { resetStream } from './join-streams.ts';

const garbage = Buffer.from([0, 1, 2, 3, 250, 251, 252, 253, 13, 10, 13, 10]);
// 16 KiB at a time, so that the limits of a client are soon passed on a busy machine too.
const filler = `X-Filler: ${'a'.repeat(1012)}\r\n`.repeat(16);

/** Sends what a proxy says in the place of a tunnel or an answer, be it HTTP or not. */
export function sendHttpReply(socket: Duplex, reply: ProxyReply): void {
  // What still comes is read and dropped: a socket that nobody reads never sees its end.
  socket.resume();
  if (reply.kind === 'reset') resetStream(socket);
  else if (reply.kind === 'hang-up') socket.end();
  else if (reply.kind === 'garbage') socket.end(garbage);
  else if (reply.kind === 'endless-head') writeForEver(socket, filler, 'HTTP/1.1 200 OK\r\n');
  else if (reply.kind !== 'silence') socket.end(writeAnswer(answerOf(reply)));
}

function answerOf(reply: ProxyAnswer): RawAnswer {
  switch (reply.kind) {
    case 'login':
      return { status: 407, headers: reply.schemes.map(challenge), body: 'Log in first.\n' };
    case 'block':
      return blockPage(reply.by);
    case 'portal':
      return portalPage(reply.status);
    case 'status':
      return { status: reply.status, headers: [], body: '' };
    case 'upstream': {
      const { status, squidError } = reply;
      const headers = squidError ? ([['X-Squid-Error', squidError]] as const) : [];
      return { status, headers, body: '' };
    }
  }
}

/** RFC 9110, section 11.7.1; NTLM and Negotiate bring no realm (RFC 4559, section 4). */
function challenge(scheme: string): readonly [string, string] {
  const bare = scheme === 'Negotiate' || scheme === 'NTLM';
  return ['Proxy-Authenticate', bare ? scheme : `${scheme} realm="corp.example"`];
}

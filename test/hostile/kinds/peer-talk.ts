import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { hostileAnswers } from '../../net/hostile-answers.ts';
import { canary } from '../canary.ts';
import type { Draw } from '../draw.ts';
import { mutated } from '../mutate.ts';

/** What a peer says to one connection. */
export type Talk = (socket: Socket, draw: Draw) => void;

/** A page of somebody on the way, with every secret that such pages hold. */
export const page: string = [
  '<html><head><title>Blocked</title></head><body>',
  `<form><input type="hidden" name="sid" value="${canary}"></form>`,
  `<a href="http://jane:${canary}@proxy.corp.example:8080/">back</a>`,
  `<a href="https://a.example/?lang=de&amp;ref=${canary}">help</a>`,
  `<a href="https://a.example/?token=${canary}">on</a> Access denied by policy.</body></html>`,
].join('\n');

const length = `Content-Length: ${page.length}\r\n`;
const head = (status: string, ...fields: readonly string[]): string =>
  `HTTP/1.1 ${status}\r\n${fields.map((field) => `${field}\r\n`).join('')}`;
const hex = page.length.toString(16);

/** Answers as servers and proxies give them, each with a secret where it is one. */
const secretAnswers: readonly (string | Buffer)[] = [
  `${head('403 Forbidden', 'Content-Type: text/html', `Set-Cookie: sid=${canary}; Path=/`)}${length}\r\n${page}`,
  `${head('302 Found', `Location: http://jane:${canary}@proxy.corp.example:8080/`)}Content-Length: 0\r\n\r\n`,
  `${head('302 Found', `Location: https://a.example/?token=${canary}`)}Content-Length: 0\r\n\r\n`,
  `${head('307 Temporary Redirect', `Location: https://portal.example/?url=http%3A%2F%2Fa.example&ticketref=${canary}`)}Content-Length: 0\r\n\r\n`,
  `${head('407 Proxy Authentication Required', `Proxy-Authenticate: Negotiate ${canary}`)}${length}\r\n${page}`,
  `${head('401 Unauthorized', `WWW-Authenticate: Basic realm="x", NTLM ${canary}`)}${length}\r\n${page}`,
  `${head('503 Service Unavailable', 'Transfer-Encoding: chunked')}\r\n${hex}\r\n${page}\r\n0\r\n\r\n`,
  Buffer.concat([Buffer.from(`${head('403 No', 'Content-Encoding: gzip')}\r\n`), gzipSync(page)]),
];

const goodAnswers: readonly string[] = [
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nA: b\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.0 404 Not Found\r\nDate: Sat, 28 Nov 2026 12:00:00 GMT\r\nServer: squid/6\r\n\r\n<title>No</title>',
  'HTTP/1.1 204 No Content\r\nX-Squid-Error: ERR_ACCESS_DENIED 0\r\nVia: 1.1 p\r\n\r\n',
  'HTTP/1.1 503 Service Unavailable\r\nProxy-Connection: close\r\nContent-Length: 9\r\n\r\nDNS error',
];

/** An answer: one of those that were thought of, one with secrets, or a good one gone bad. */
export function answerBadly(socket: Socket, draw: Draw): void {
  if (draw.chance(0.1)) {
    draw.oneOf(hostileAnswers).send(socket);
    return;
  }
  const isSecret = draw.chance(0.4);
  const good = Buffer.from(draw.oneOf(isSecret ? secretAnswers : goodAnswers));
  // A secret must stay one to be known, so it is cut and delayed, and not changed.
  deliver(socket, isSecret ? good : mutated(good, draw), draw);
}

/** Sends in pieces, late or at once, and then holds, ends, resets, or never stops. */
export function deliver(socket: Socket, bytes: Buffer, draw: Draw): void {
  const cuts = Array.from({ length: draw.below(4) }, () => draw.below(bytes.length + 1));
  const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
  const pieces = places.slice(1).map((to, index) => bytes.subarray(places[index], to));
  const gapMs = draw.oneOf([0, 0, 3, 20]);
  const end = draw.oneOf([hold, hold, close, close, reset, draw.chance(0.1) ? repeat : close]);
  const next = (): void => {
    const piece = pieces.shift();
    if (socket.destroyed) return;
    if (piece === undefined) {
      end(socket, bytes);
      return;
    }
    socket.write(piece);
    if (gapMs === 0) next();
    else setTimeout(next, gapMs);
  };
  next();
}

function hold(): void {}

function close(socket: Socket): void {
  socket.end();
}

function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

/** As fast as the peer reads. */
function repeat(socket: Socket, bytes: Buffer): void {
  if (bytes.length === 0) return;
  // Byte by byte a system takes millions of writes before it says that it is full, and nobody reads
  // meanwhile: the peer is of this process.
  const many = Buffer.alloc(Math.max(bytes.length, 16 * 1024), bytes);
  const more = (): void => {
    while (!socket.destroyed && socket.write(many));
  };
  socket.on('drain', more);
  more();
}

/** Passes everything on to a good server, and one piece of what that says spoilt. */
export function relayBadly(socket: Socket, port: number, draw: Draw): void {
  const upstream = connect(port, '127.0.0.1');
  const spoilt = draw.below(5);
  let piece = 0;
  upstream.on('error', () => {});
  upstream.on('data', (bytes) => {
    if (socket.destroyed) return;
    if (piece === spoilt) deliver(socket, mutated(bytes, draw), draw);
    else socket.write(bytes);
    piece += 1;
  });
  upstream.on('close', () => socket.end());
  socket.on('close', () => upstream.destroy());
  socket.pipe(upstream);
}

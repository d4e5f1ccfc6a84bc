import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { FailureCode } from '../../src/model/finding/failure.ts';

/** What a server or a proxy may send in the place of an answer, as soon as it is asked. */
export interface HostileAnswer {
  readonly name: string;
  readonly send: (socket: Socket) => void;
  /** What a request comes to; `null`: an answer, however odd. */
  readonly exchange: FailureCode | null;
  /** What CONNECT comes to. */
  readonly tunnel: FailureCode | null;
}

const ok = 'HTTP/1.1 200 OK\r\n';
/** One behind the other they are one file (RFC 1952, section 2.2). */
const packedMegabyte = gzipSync(Buffer.alloc(1_000_000));

const says =
  (...parts: readonly (string | Buffer)[]) =>
  (socket: Socket): void => {
    for (const part of parts) socket.write(part);
  };

/** Without end, as fast as the peer reads. */
const repeats =
  (start: string, part: string) =>
  (socket: Socket): void => {
    const block = part.repeat(Math.ceil(16_384 / part.length));
    const more = (): void => {
      while (!socket.destroyed && socket.write(block));
    };
    socket.on('drain', more);
    socket.write(start);
    more();
  };

/** The head is read, as curl or Chromium does, and its body has no end; a tunnel opens. */
const unended = { exchange: 'stall', tunnel: null } as const;
const protocolError = { exchange: 'protocol-error', tunnel: 'protocol-error' } as const;
const tooLarge = { exchange: 'too-large', tunnel: 'too-large' } as const;
/** The tunnel is open where the head is in order; what follows is another step's. */
const inBody = (exchange: FailureCode | null) => ({ exchange, tunnel: null });

/**
 * The deadline of a step that comes to this, in milliseconds: what is bounded by its size is not cut
 * off by a busy machine, and what is bounded by time alone is not waited for long.
 */
export function deadlineFor(code: FailureCode | null): number {
  return code === 'too-large' || code === 'protocol-error' ? 15_000 : 1500;
}

export const hostileAnswers: readonly HostileAnswer[] = [
  { name: 'headers without end', send: repeats(ok, 'a: b\r\n'), ...tooLarge },
  { name: 'one header without end', send: repeats(`${ok}a: `, 'x'), ...tooLarge },
  { name: 'a reason without end', send: repeats('HTTP/1.1 200 ', 'x'), ...tooLarge },
  { name: 'a body without end', send: repeats(`${ok}\r\n`, 'x'), ...inBody(null) },
  {
    name: 'chunks of one byte without end',
    send: repeats(`${ok}transfer-encoding: chunked\r\n\r\n`, '1\r\nx\r\n'),
    ...inBody(null),
  },
  {
    name: 'an extension of a chunk without end',
    send: repeats(`${ok}transfer-encoding: chunked\r\n\r\n2;`, 'x'),
    ...inBody('too-large'),
  },
  {
    name: 'trailers without end',
    send: repeats(`${ok}transfer-encoding: chunked\r\n\r\n0\r\n`, 'a: b\r\n'),
    ...inBody('too-large'),
  },
  {
    name: 'interim answers without end',
    send: repeats('', 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'),
    ...tooLarge,
  },
  { name: 'a NUL in a header', send: says(`${ok}a: \0b\r\n\r\n`), ...protocolError },
  { name: 'a NUL in a name', send: says(`${ok}a\0: b\r\n\r\n`), ...protocolError },
  { name: 'two status lines', send: says(ok, ok, '\r\n'), ...unended },
  { name: 'a folded header', send: says(`${ok}a: b\r\n  c\r\n\r\n`), ...unended },
  { name: 'a space in a name', send: says(`${ok}a b: c\r\n\r\n`), ...unended },
  { name: 'bare line feeds', send: says('HTTP/1.1 200 OK\na: b\n\n'), ...unended },
  { name: 'a negative length', send: says(`${ok}content-length: -5\r\n\r\nx`), ...unended },
  {
    name: 'a length beyond all numbers',
    send: says(`${ok}content-length: ${'9'.repeat(40)}\r\n\r\nx`),
    ...unended,
  },
  {
    name: 'a length that never comes',
    send: says(`${ok}content-length: 9007199254740991\r\n\r\nx`),
    ...inBody('stall'),
  },
  {
    name: 'two lengths',
    send: says(`${ok}content-length: 1\r\ncontent-length: 2\r\n\r\nxx`),
    ...protocolError,
  },
  {
    name: 'a length beside chunks',
    send: says(`${ok}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n`),
    ...inBody(null),
  },
  ...['xyz', '-1', 'ffffffffffffffffff', ''].map((size) => ({
    name: `a chunk of the size "${size}"`,
    send: says(`${ok}transfer-encoding: chunked\r\n\r\n${size}\r\nx\r\n0\r\n\r\n`),
    ...inBody('protocol-error'),
  })),
  {
    name: 'a chunk longer than it says',
    send: says(`${ok}transfer-encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n`),
    ...inBody('protocol-error'),
  },
  { name: 'HTTP/0.9', send: says('<html><title>x</title></html>'), ...protocolError },
  {
    name: 'the preface of HTTP/2',
    send: says('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    ...protocolError,
  },
  {
    name: 'a frame of HTTP/2',
    send: says(Buffer.from('000000040000000000', 'hex')),
    ...protocolError,
  },
  { name: 'another version', send: says('HTTP/3.0 200 OK\r\n\r\n'), ...unended },
  { name: 'a status of two digits', send: says('HTTP/1.1 99 x\r\n\r\n'), ...protocolError },
  { name: 'a status of four digits', send: says('HTTP/1.1 1000 x\r\n\r\n'), ...protocolError },
  {
    name: 'status 000',
    send: says('HTTP/1.1 000 x\r\n\r\n'),
    ...protocolError,
  },
  {
    name: 'status 999',
    send: says('HTTP/1.1 999 x\r\ncontent-length: 1\r\n\r\nx'),
    exchange: null,
    tunnel: 'status',
  },
  {
    name: 'a bomb of gzip',
    send: (socket) => {
      socket.write('HTTP/1.1 403 No\r\ncontent-encoding: gzip\r\n\r\n');
      for (let megabytes = 60; megabytes > 0; megabytes -= 1) socket.write(packedMegabyte);
      socket.end();
    },
    exchange: null,
    tunnel: 'status',
  },
  {
    name: 'a second answer behind the first',
    send: says(`${ok}content-length: 1\r\n\r\nx`, 'HTTP/1.1 403 No\r\n\r\n'),
    ...inBody(null),
  },
];

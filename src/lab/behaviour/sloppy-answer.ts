import type { IncomingMessage, RequestListener } from 'node:http';
import type { SloppyHead } from '../fault/fault.ts';
import { type RawAnswer, writeAnswer } from '../services/raw-answer.ts';

const filler = Array.from({ length: 20 }, (_, index): [string, string] => [
  `X-Filler-${index}`,
  'a'.repeat(1010),
]);

/** Gives the answer to each request behind a head that is not quite HTTP (RFC 9112), and closes. */
export function sloppyAnswer(
  head: SloppyHead,
  answerTo: (request: IncomingMessage) => RawAnswer,
): RequestListener {
  return (request) => {
    request.socket.end(writeSloppily(head, answerTo(request)));
  };
}

function writeSloppily(head: SloppyHead, { status, headers, body }: RawAnswer): Buffer {
  const write = (...more: RawAnswer['headers']): Buffer =>
    writeAnswer({ status, headers: [...headers, ...more], body });
  switch (head) {
    case 'bare-lf':
      return Buffer.from(write().toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    case 'blank-before-colon':
      return write(['X-Cache ', 'MISS']);
    case 'double-length':
      return write(['Content-Length', `${Buffer.byteLength(body)}`]);
    case 'length-and-chunked':
      return Buffer.concat([
        write(['Transfer-Encoding', 'chunked']).subarray(0, -Buffer.byteLength(body)),
        Buffer.from(`${Buffer.byteLength(body).toString(16)}\r\n`),
        Buffer.from(body),
        Buffer.from('\r\n0\r\n\r\n'),
      ]);
    case 'long-head':
      return write(...filler);
  }
}

import type { Socket } from 'node:net';
import type { HelloAnswer, Product } from '../fault/fault.ts';
import type { ClientHello } from '../network/client-hello.ts';
import type { Behaviour } from '../network/listeners.ts';
import { blockPage } from '../services/pages.ts';
import { writeAnswer } from '../services/raw-answer.ts';
import { readFirstBytes } from './first-bytes.ts';

const fatal = 2;

export interface SniFilter {
  /** The server name that is not let through. */
  readonly host: string;
  readonly answer: HelloAnswer;
  /** For so long after a hit, other names are not let through either; absent: they always are. */
  readonly residualMs?: number | undefined;
  readonly next: Behaviour;
}

export interface SizeFilter {
  /** Bytes of ClientHello with its record's head. */
  readonly over: number;
  readonly answer: HelloAnswer;
  readonly next: Behaviour;
}

/**
 * Reads ClientHello whole, so that nothing unread turns a close into a reset, and then spoils the
 * handshake. Alerts are those of RFC 8446, section 6.
 */
export function afterHello(answer: HelloAnswer): Behaviour {
  return (socket) => readFirstBytes(socket, () => spoil(socket, answer));
}

/** Answers a ClientHello with a block page in plain HTTP. */
export function plaintext(product: Product): Behaviour {
  return (socket) =>
    readFirstBytes(socket, () => {
      socket.resume();
      socket.end(writeAnswer(blockPage(product)));
    });
}

/** Spoils the handshake for one server name; every other name, or none, reaches the service. */
export function sniFilter({ host, answer, residualMs = 0, next }: SniFilter): Behaviour {
  let until = 0;
  return spoilsWhere({ answer, next }, (_, hello) => {
    const isHit = hello.state === 'hello' && hello.serverName?.toLowerCase() === host;
    if (isHit) until = performance.now() + residualMs;
    return isHit || performance.now() < until;
  });
}

/** Spoils the handshake of a large ClientHello, whatever its name, as devices do that read one packet. */
export function sizeFilter({ over, answer, next }: SizeFilter): Behaviour {
  return spoilsWhere(
    { answer, next },
    (bytes, { state }) => state === 'hello' && bytes.length > over,
  );
}

/** Spoils every handshake that offers TLS 1.3, whatever the name; older ones reach the service. */
export function versionFilter(answer: HelloAnswer, next: Behaviour): Behaviour {
  return spoilsWhere(
    { answer, next },
    (_, hello) => hello.state === 'hello' && hello.offersTls13 === true,
  );
}

function spoilsWhere(
  { answer, next }: { readonly answer: HelloAnswer; readonly next: Behaviour },
  isHit: (bytes: Buffer, hello: ClientHello) => boolean,
): Behaviour {
  return (socket) =>
    readFirstBytes(socket, (bytes, hello) => {
      if (isHit(bytes, hello)) {
        spoil(socket, answer);
        return;
      }
      socket.unshift(bytes);
      next(socket);
    });
}

/** Resets, closes, goes silent on, or sends an alert over, a connection in its handshake. */
function spoil(socket: Socket, answer: HelloAnswer): void {
  // What still comes is read and dropped: a socket that nobody reads never sees its end.
  socket.resume();
  if (answer === 'reset') socket.resetAndDestroy();
  else if (answer === 'close') socket.end();
  else if (answer !== 'stall') socket.end(alertRecord(answer.alert));
}

function alertRecord(alert: number): Buffer {
  return Buffer.from([21, 3, 3, 0, 2, fatal, alert]);
}

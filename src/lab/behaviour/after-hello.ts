import type { Socket } from 'node:net';
import type { HelloAnswer } from '../fault.ts';
import type { Behaviour } from '../listeners.ts';
import { readFirstBytes } from './first-bytes.ts';

const fatal = 2;

/**
 * Reads ClientHello whole, so that nothing unread turns a close into a reset, and then spoils the
 * handshake. Alerts are those of RFC 8446, section 6.
 */
export function afterHello(answer: HelloAnswer): Behaviour {
  return (socket) => readFirstBytes(socket, () => spoil(socket, answer));
}

/** Resets, closes, goes silent on, or sends an alert over, a connection in its handshake. */
export function spoil(socket: Socket, answer: HelloAnswer): void {
  // What still comes is read and dropped: a socket that nobody reads never sees its end.
  socket.resume();
  if (answer === 'reset') socket.resetAndDestroy();
  else if (answer === 'close') socket.end();
  else if (answer !== 'stall') socket.end(alertRecord(answer.alert));
}

function alertRecord(alert: number): Buffer {
  return Buffer.from([21, 3, 3, 0, 2, fatal, alert]);
}

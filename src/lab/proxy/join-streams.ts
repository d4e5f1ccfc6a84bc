import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { resetSocket } from '../../net/socket/reset-socket.ts';

/** Carries bytes, ends and resets both ways, as a tunnel does. */
export function joinStreams(one: Duplex, other: Duplex): void {
  carry(one, other);
  carry(other, one);
}

function carry(from: Duplex, to: Duplex): void {
  from.pipe(to);
  from.once('error', () => resetStream(to));
  from.once('close', () => to.end());
}

/** Ends a connection with RST, or, where a layer of TLS lies over it, as abruptly as that can. */
export function resetStream(stream: Duplex): void {
  if (stream instanceof Socket && !(stream instanceof TLSSocket)) resetSocket(stream);
  else stream.destroy();
}

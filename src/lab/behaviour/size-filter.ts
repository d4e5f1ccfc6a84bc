import type { HelloAnswer } from '../fault.ts';
import type { Behaviour } from '../listeners.ts';
import { spoil } from './after-hello.ts';
import { readFirstBytes } from './first-bytes.ts';

export interface SizeFilter {
  /** Bytes of ClientHello with its record's head. */
  readonly over: number;
  readonly answer: HelloAnswer;
  readonly next: Behaviour;
}

/** Spoils the handshake of a large ClientHello, whatever its name, as devices do that read one packet. */
export function sizeFilter({ over, answer, next }: SizeFilter): Behaviour {
  return (socket) =>
    readFirstBytes(socket, (bytes, hello) => {
      if (hello.state === 'hello' && bytes.length > over) {
        spoil(socket, answer);
        return;
      }
      socket.unshift(bytes);
      next(socket);
    });
}

import type { HelloAnswer } from '../fault.ts';
import type { Behaviour } from '../listeners.ts';
import { spoil } from './after-hello.ts';
import { readFirstBytes } from './first-bytes.ts';

export interface SniFilter {
  /** The server name that is not let through. */
  readonly host: string;
  readonly answer: HelloAnswer;
  readonly next: Behaviour;
}

/** Spoils the handshake for one server name; every other name, or none, reaches the service. */
export function sniFilter({ host, answer, next }: SniFilter): Behaviour {
  return (socket) =>
    readFirstBytes(socket, (bytes, hello) => {
      if (hello.state === 'hello' && hello.serverName?.toLowerCase() === host) {
        spoil(socket, answer);
        return;
      }
      socket.unshift(bytes);
      next(socket);
    });
}

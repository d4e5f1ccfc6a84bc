import type { HelloAnswer } from '../fault.ts';
import type { Behaviour } from '../listeners.ts';
import { spoil } from './after-hello.ts';
import { readFirstBytes } from './first-bytes.ts';

export interface SniFilter {
  /** The server name that is not let through. */
  readonly host: string;
  readonly answer: HelloAnswer;
  /** For so long after a hit, other names are not let through either; absent: they always are. */
  readonly residualMs?: number | undefined;
  readonly next: Behaviour;
}

/** Spoils the handshake for one server name; every other name, or none, reaches the service. */
export function sniFilter({ host, answer, residualMs = 0, next }: SniFilter): Behaviour {
  let until = 0;
  return (socket) =>
    readFirstBytes(socket, (bytes, hello) => {
      const isHit = hello.state === 'hello' && hello.serverName?.toLowerCase() === host;
      if (isHit) until = performance.now() + residualMs;
      if (isHit || performance.now() < until) {
        spoil(socket, answer);
        return;
      }
      socket.unshift(bytes);
      next(socket);
    });
}

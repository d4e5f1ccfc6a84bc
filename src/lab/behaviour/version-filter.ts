import type { HelloAnswer } from '../fault.ts';
import type { Behaviour } from '../listeners.ts';
import { spoil } from './after-hello.ts';
import { readFirstBytes } from './first-bytes.ts';

/** Spoils every handshake that offers TLS 1.3, whatever the name; older ones reach the service. */
export function versionFilter(answer: HelloAnswer, next: Behaviour): Behaviour {
  return (socket) =>
    readFirstBytes(socket, (bytes, hello) => {
      if (hello.state === 'hello' && hello.offersTls13) {
        spoil(socket, answer);
        return;
      }
      socket.unshift(bytes);
      next(socket);
    });
}

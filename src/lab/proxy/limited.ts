import type { ClientLimit } from '../fault/fault.ts';
import type { Behaviour } from '../network/listeners.ts';
import { plainOrigin } from '../services/origin.ts';
import { sendHttpReply } from './http-reply.ts';

/**
 * Lets so many connections in at a time: all of them come from one client here. The next one is
 * hung up on at once (as Squid's `client_ip_max_connections` does), or hears the reply to what it asks.
 */
export function limited({ atOnce, reply }: ClientLimit, next: Behaviour): Behaviour {
  const refused = plainOrigin(
    ({ socket }) => sendHttpReply(socket, reply),
    (_, socket) => sendHttpReply(socket, reply),
  );
  let open = 0;
  return (socket) => {
    if (open >= atOnce) {
      if (reply.kind === 'hang-up') socket.end().resume();
      else refused(socket);
      return;
    }
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
    next(socket);
  };
}

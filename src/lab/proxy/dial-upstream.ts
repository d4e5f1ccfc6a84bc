import type { Socket } from 'node:net';
import type { Place, ProxySurroundings } from './surroundings.ts';

// Shorter than the patience of a client that wants to hear what the proxy has to say.
const deadlineMs = 400;

export type Dialled =
  | { readonly socket: Socket }
  | { readonly failed: 'unknown-name' | 'refused' | 'timeout' };

/** Connects a proxy to a place inside the lab, and nowhere else; never rejects. */
export function dialUpstream(
  place: Place,
  { locate, listeners }: ProxySurroundings,
): Promise<Dialled> {
  const port = locate(place);
  if (port === undefined) return Promise.resolve({ failed: 'unknown-name' });
  const socket = listeners.dial(port);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ failed: 'timeout' });
      socket.destroy();
    }, deadlineMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve({ socket });
    });
    socket.once('close', () => {
      clearTimeout(timer);
      resolve({ failed: 'refused' });
    });
  });
}

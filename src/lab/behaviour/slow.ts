import type { Behaviour } from '../listeners.ts';

/** The peer takes its time before it reads the first byte, and then does as it should. */
export function slow(ms: number, next: Behaviour): Behaviour {
  return (socket) => {
    const timer = setTimeout(() => next(socket), ms);
    socket.once('close', () => clearTimeout(timer));
  };
}

import type { Behaviour } from '../listeners.ts';

/** The first connection meets the fault, every later one the service: a fault that passes. */
export function firstTime(fault: Behaviour, next: Behaviour): Behaviour {
  let met = false;
  return (socket) => {
    const behaviour = met ? next : fault;
    met = true;
    behaviour(socket);
  };
}

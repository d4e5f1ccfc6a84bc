import type { Behaviour } from '../listeners.ts';
import { createTimes, type Times } from '../times.ts';

export interface AtTimes {
  readonly times: Times;
  readonly fault: Behaviour;
  /** What the other connections meet. */
  readonly next: Behaviour;
}

/** Some connections meet the fault and the others the service: what comes and goes is no filter. */
export function atTimes({ times, fault, next }: AtTimes): Behaviour {
  const isMet = createTimes(times);
  return (socket) => (isMet() ? fault : next)(socket);
}

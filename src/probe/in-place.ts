import type { Observation, ResolveObservation } from '../model/audit/observation.ts';
import type { NetOptions, Unnumbered } from '../net/options.ts';
import { type ResolveInput, resolve } from '../net/resolve.ts';
import type { Place } from './bound.ts';
import type { Bounds } from './bounds.ts';
import { asksProxy, signOfName, signOfProxy } from './limit-sign.ts';

type Step = Unnumbered<Observation>;

/** A look-up, once its name server has a place for it; its time and deadline begin then. */
export async function resolveInPlace(
  input: ResolveInput,
  options: NetOptions,
  { bounds, waitSignal = options.signal }: { bounds: Bounds; waitSignal?: AbortSignal },
): Promise<Unnumbered<ResolveObservation>> {
  const place = await bounds.nameServer(options.nameServers).enter(waitSignal);
  try {
    const others = place.others();
    const resolved = await resolve(input, options);
    const { by } = resolved;
    if (by !== 'dns' && by !== 'system') return resolved;
    place.heard(signOfName(resolved));
    return withOthers(resolved, others);
  } finally {
    place.leave();
  }
}

export interface Noted {
  readonly note: (step: Step) => void;
  /** The same, handed to somebody else. */
  readonly noteAs: (step: Step, note: (step: Step) => void) => void;
  /** Gives the place back, once. */
  readonly end: () => void;
}

/**
 * Passes steps on, those that a proxy was asked with the number of others that asked it meanwhile.
 * One dead address beside another that serves is no sign of a limit.
 */
export function notedInPlace(place: Place, note: (step: Step) => void): Noted {
  let others = place.others();
  let isConnected = false;
  let unconnected: Step | undefined;
  let isOver = false;
  const noteAs: Noted['noteAs'] = (step, tell) => {
    if (step.step === 'resolve' || step.step === 'select') return tell(step);
    const isLost = step.step === 'connect' && step.failure !== null;
    if (isLost) unconnected = step;
    else isConnected = true;
    place.heard(isLost ? 'nothing' : signOfProxy(step));
    tell(asksProxy(step) ? withOthers(step, others) : step);
    others = place.others();
  };
  return {
    note: (step) => noteAs(step, note),
    noteAs,
    end: () => {
      if (isOver) return;
      isOver = true;
      if (unconnected && !isConnected) place.heard(signOfProxy(unconnected));
      place.leave();
    },
  };
}

function withOthers<S extends Step>(step: S, others: number): S {
  return step.failure === null || others === 0 ? step : { ...step, inFlight: others };
}

import type { Observation } from '../model/audit/observation.ts';
import type { NetOptions, Patience, Unnumbered } from '../net/options.ts';
import type { Noted } from './in-place.ts';

type Step = Unnumbered<Observation>;

/** Lets an attempt that was silent for its deadline go on, once it is told as that. */
export interface Waiting {
  /** How long a step may take in all, milliseconds. */
  readonly mostMs: number;
  /** Whether there is room for another one. */
  readonly mayGoOn: () => boolean;
  /** Takes the silent step as it stands: for whoever asked, the attempt has ended with it. */
  readonly tell: (step: Step, delayedMs?: number) => void;
  /** Whether one was told. */
  readonly isTold: () => boolean;
}

/** The deadline of a next step: what has waited longer already may do so in all of its steps. */
export function goingOn<Options extends Pick<NetOptions, 'timeoutMs'>>(
  options: Options & { readonly waiting?: Waiting },
): Options & { readonly waiting?: Waiting } {
  const { waiting } = options;
  return waiting?.isTold() ? { ...options, timeoutMs: waiting.mostMs } : options;
}

/** The patience of the steps of one request, where no proxy has a place to give back. */
export function patience({ mostMs, mayGoOn, tell }: Waiting): Patience {
  return {
    mostMs,
    silent: (step) => {
      if (!mayGoOn()) return false;
      tell(step);
      return true;
    },
  };
}

/** The same of one through a proxy: its place is another's from then on, as that of any silent one that ended. */
export function patienceInPlace(waiting: Waiting, noted: Pick<Noted, 'noteAs' | 'end'>): Patience {
  const { mostMs, mayGoOn, tell } = waiting;
  return {
    mostMs,
    silent: (step) => {
      if (!mayGoOn()) return false;
      noted.noteAs(step, tell);
      noted.end();
      return true;
    },
  };
}

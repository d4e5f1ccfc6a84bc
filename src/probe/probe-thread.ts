import type { EventLoopUtilization } from 'node:perf_hooks';
import type { Attempt } from '../model/audit/attempt.ts';
import type { Note } from './note.ts';
import type { ProbeOptions } from './recipe.ts';

/** Another thread, which takes the steps of some attempts. */
export interface ProbeThread {
  /** For one run of attempts: it is told of each certificate that the run is shown, though another run was shown it before. */
  readonly join: (onCertificate: ProbeOptions['onCertificate']) => ProbeThreadRun;
  /** It takes no more. */
  readonly isBroken: () => boolean;
  /** How much its event loop was at work, since it began. */
  readonly loop: () => EventLoopUtilization;
}

export interface ProbeThreadRun {
  /** As `probe()`; each note has what of its time may be the queue of that thread, milliseconds. */
  readonly probe: (attempt: Attempt, options: ThreadOptions, note: Note) => Promise<void>;
  readonly leave: () => void;
}

/** What is an attempt's own. */
export type ThreadOptions = Pick<ProbeOptions, 'signal' | 'waiting' | 'inBackground'>;

/** Which thread takes an attempt. */
export type Where = 'here' | 'there';

/**
 * Whether another thread may take an attempt: one of the plan, and straight to its target. What is in flight to a proxy is counted here, step by
 * step, and a PAC file is asked here; neither keeps more than one core busy.
 */
export function mayGoThere({ purpose, proxy, select, alone, resolver }: Attempt): boolean {
  return purpose === 'audit' && !proxy && !select && !alone && resolver === undefined;
}

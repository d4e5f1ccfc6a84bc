import type { Observation } from '../model/audit/observation.ts';
import type { Unnumbered } from '../net/options.ts';

/**
 * Takes an observation as soon as its step is finished; `hop` counts redirects from 1, `entry` the
 * entries of a PAC file's answer; `delayedMs` what of it may be the queue of another thread that took it, 0 where that is nothing.
 */
export type Note = (
  observation: Unnumbered<Observation>,
  hop: number,
  entry?: number,
  delayedMs?: number,
) => void;
